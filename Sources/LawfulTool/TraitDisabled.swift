// SPDX-License-Identifier: Apache-2.0

#if !Tool
import Foundation

/// What the tool is when the package was built without its trait.
@main
enum TraitDisabled {
    static func main() {
        let message = "lawful was built without the package's trait Tool; build it with `--traits Tool`.\n"
        FileHandle.standardError.write(Data(message.utf8))
        exit(2)
    }
}
#endif
