// SPDX-License-Identifier: Apache-2.0

// Verifies an exported log with golang.org/x/mod/sumdb/{note,tlog}, which share no code with this package.
//
//	verify_folder FOLDER VKEY [PIN ...]
//
// Checked are the signed head, the root over all entries, the tiles, older heads and pins, inclusion proofs and
// consistency proofs. Payloads aren't: their commitments are this package's own.
// Exit status: 0 verified, 1 refused, 2 usage.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, 0, len(indexes))
	for _, index := range indexes {
		if index < 0 || index >= int64(len(h)) {
			return nil, fmt.Errorf("no hash at %d", index)
		}
		found = append(found, h[index])
	}
	return found, nil
}

type head struct {
	size int64
	root tlog.Hash
}

type folder struct {
	path     string
	verifier note.Verifier
	stored   hashes
	leaves   []tlog.Hash
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: verify_folder FOLDER VKEY [PIN ...]")
		os.Exit(2)
	}
	summary, err := verify(os.Args[1], os.Args[2], os.Args[3:])
	if err != nil {
		fmt.Println("REFUSED:", err)
		os.Exit(1)
	}
	fmt.Println("verified:", summary)
}

func verify(path, vkey string, pins []string) (string, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return "", err
	}
	f := &folder{path: path, verifier: verifier}
	message, err := os.ReadFile(filepath.Join(path, "checkpoint"))
	if err != nil {
		return "", err
	}
	latest, err := f.open(message)
	if err != nil {
		return "", err
	}
	if err := f.readEntries(latest.size); err != nil {
		return "", err
	}
	root, err := f.root(latest.size)
	if err != nil {
		return "", err
	}
	if root != latest.root {
		return "", fmt.Errorf("the entries have the root %v, signed is %v", root, latest.root)
	}
	tiles, err := f.checkTiles(latest.size)
	if err != nil {
		return "", err
	}
	older, _ := filepath.Glob(filepath.Join(path, "checkpoints", "*"))
	for _, name := range append(older, pins...) {
		message, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		if err := f.checkOlder(message, latest); err != nil {
			return "", fmt.Errorf("%s: %w", filepath.Base(name), err)
		}
	}
	proofs, err := f.each("proofs", func(data []byte) error { return f.checkInclusion(data, latest) })
	if err != nil {
		return "", err
	}
	growth, err := f.each("consistency", func(data []byte) error { return f.checkConsistency(data, latest) })
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%d entries, %d tiles, %d older heads, %d inclusion and %d consistency proofs",
		latest.size, tiles, len(older)+len(pins), proofs, growth), nil
}

// open checks a signed head; its lines are origin, size and root.
func (f *folder) open(message []byte) (head, error) {
	signed, err := note.Open(message, note.VerifierList(f.verifier))
	if err != nil {
		return head{}, err
	}
	lines := strings.Split(signed.Text, "\n")
	if len(lines) < 4 || lines[0] != f.verifier.Name() {
		return head{}, fmt.Errorf("not a head of %s", f.verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 {
		return head{}, fmt.Errorf("size %q", lines[1])
	}
	root, err := tlog.ParseHash(lines[2])
	return head{size, root}, err
}

func (f *folder) readEntries(size int64) error {
	for index := int64(0); index < size; index += 256 {
		width := min(256, size-index)
		name := tilePath("entries", index/256, width)
		data, err := os.ReadFile(filepath.Join(f.path, name))
		if err != nil {
			return err
		}
		for place := int64(0); place < width; place++ {
			if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
				return fmt.Errorf("%s is cut", name)
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			added, err := tlog.StoredHashes(index+place, data[2:end], f.stored)
			if err != nil {
				return err
			}
			f.stored = append(f.stored, added...)
			f.leaves = append(f.leaves, tlog.RecordHash(data[2:end]))
			data = data[end:]
		}
		if len(data) > 0 {
			return fmt.Errorf("%s has bytes too many", name)
		}
	}
	return nil
}

func (f *folder) root(size int64) (tlog.Hash, error) {
	if size > int64(len(f.leaves)) {
		return tlog.Hash{}, fmt.Errorf("rolled back: %d entries, %d signed", len(f.leaves), size)
	}
	if size == 0 {
		return tlog.Hash(sha256.Sum256(nil)), nil
	}
	return tlog.TreeHash(size, f.stored)
}

// checkTiles compares the hash tiles, where the folder has any.
func (f *folder) checkTiles(size int64) (int, error) {
	if _, err := os.Stat(filepath.Join(f.path, "tile", "0")); err != nil {
		return 0, nil
	}
	count := 0
	for _, tile := range tlog.NewTiles(8, 0, size) {
		// Listed are narrower forms of the last tiles too, of which an export has the widest.
		if int64(tile.W) != min(256, size>>(8*uint(tile.L))-tile.N*256) {
			continue
		}
		count++
		want, err := tlog.ReadTileData(tile, f.stored)
		if err != nil {
			return 0, err
		}
		name := tilePath(strconv.Itoa(tile.L), tile.N, int64(tile.W))
		have, err := os.ReadFile(filepath.Join(f.path, name))
		if err != nil {
			return 0, err
		}
		if !bytes.Equal(want, have) {
			return 0, fmt.Errorf("%s differs", name)
		}
	}
	return count, nil
}

func (f *folder) checkOlder(message []byte, latest head) error {
	older, err := f.open(message)
	if err != nil {
		return err
	}
	root, err := f.root(older.size)
	if err != nil {
		return err
	}
	if root != older.root {
		return fmt.Errorf("history was rewritten before %d", older.size)
	}
	if older.size == 0 {
		return nil
	}
	proof, err := tlog.ProveTree(latest.size, older.size, f.stored)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, latest.size, latest.root, older.size, older.root)
}

func (f *folder) checkInclusion(data []byte, latest head) error {
	lines, message, err := split(data)
	if err != nil {
		return err
	}
	if len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("not a tlog-proof@v1")
	}
	index, err := number(lines[1], "index ")
	if err != nil {
		return err
	}
	proof, err := parseHashes(lines[2:])
	if err != nil {
		return err
	}
	signed, err := f.open(message)
	if err != nil {
		return err
	}
	if index >= int64(len(f.leaves)) {
		return fmt.Errorf("no entry %d", index)
	}
	if err := f.checkOlder(message, latest); err != nil {
		return err
	}
	return tlog.CheckRecord(proof, signed.size, signed.root, index, f.leaves[index])
}

func (f *folder) checkConsistency(data []byte, latest head) error {
	lines, message, err := split(data)
	if err != nil {
		return err
	}
	old, err := number(lines[0], "old ")
	if err != nil {
		return err
	}
	proof, err := parseHashes(lines[1:])
	if err != nil {
		return err
	}
	signed, err := f.open(message)
	if err != nil {
		return err
	}
	root, err := f.root(old)
	if err != nil {
		return err
	}
	if err := f.checkOlder(message, latest); err != nil {
		return err
	}
	return tlog.CheckTree(proof, signed.size, signed.root, old, root)
}

func (f *folder) each(name string, check func([]byte) error) (int, error) {
	files, _ := filepath.Glob(filepath.Join(f.path, name, "*"))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return 0, err
		}
		if err := check(data); err != nil {
			return 0, fmt.Errorf("%s/%s: %w", name, filepath.Base(file), err)
		}
	}
	return len(files), nil
}

// split parts what stands before the blank line, by its lines, from the signed head after it.
func split(data []byte) ([]string, []byte, error) {
	before, after, found := bytes.Cut(data, []byte("\n\n"))
	if !found {
		return nil, nil, fmt.Errorf("no blank line")
	}
	return strings.Split(string(before), "\n"), after, nil
}

func number(line, label string) (int64, error) {
	if !strings.HasPrefix(line, label) {
		return 0, fmt.Errorf("no line %q", label)
	}
	return strconv.ParseInt(line[len(label):], 10, 64)
}

func parseHashes(lines []string) ([]tlog.Hash, error) {
	var found []tlog.Hash
	for _, line := range lines {
		data, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(data) != tlog.HashSize {
			return nil, fmt.Errorf("not a hash: %q", line)
		}
		found = append(found, tlog.Hash(*(*[32]byte)(data)))
	}
	return found, nil
}

// tilePath is where C2SP's tlog-tiles puts a tile: groups of three digits, all but the last marked by an x.
func tilePath(level string, index, width int64) string {
	name := fmt.Sprintf("%03d", index%1000)
	for index >= 1000 {
		index /= 1000
		name = fmt.Sprintf("x%03d/%s", index%1000, name)
	}
	name = "tile/" + level + "/" + name
	if width < 256 {
		name += fmt.Sprintf(".p/%d", width)
	}
	return name
}

func min(one, other int64) int64 {
	if one < other {
		return one
	}
	return other
}
