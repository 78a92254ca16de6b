// SPDX-License-Identifier: Apache-2.0

#if YAML
public import LawfulModel
import Yams

extension Register {
    /// Reads a register from YAML: the same keys as in JSON, and the same checks.
    ///
    /// A word without quotation marks is read as what its key wants: `country: NO` is Norway and `version: 1.0` a text,
    /// while `isAutomated: true` is a truth value. Nothing, `~` and `null` leave a key out.
    ///
    /// - Parameters:
    ///   - yaml: the text, one document.
    ///   - file: what the text is called in messages.
    /// - Throws: ``RegisterError`` with every fault found, unknown keys included, each with its path and line.
    public init(yaml: String, named file: String = "register.yaml") throws {
        let node: Node?
        do { node = try Yams.compose(yaml: yaml) } catch let error as YamlError {
            let (problem, line) = error.told(of: yaml)
            throw RegisterReader.unreadable("is not YAML: \(problem); check it with any YAML tool", line, file)
        }
        guard let node else {
            throw RegisterReader.unreadable("is empty; write a key named controller, and others", 1, file)
        }
        var converter = NodeConverter(limit: yaml.utf8.count, file: file)
        self = try RegisterReader.read(converter.convert(node), from: file)
    }
}

extension YamlError {
    /// What is wrong, without the text around it, and on which line.
    fileprivate func told(of yaml: String) -> (problem: String, line: Int?) {
        switch self {
        case .reader(let problem, let offset, _, _):
            return (problem, offset.map { yaml.prefix($0).count(where: \.isNewline) + 1 })
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return (problem, mark.line)
        case .duplicatedKeysInMapping(_, let context): return ("a key is written twice, keep one", context.mark.line)
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return ("it can't be read", nil)
        }
    }
}
#endif
