export const id = 12;
export const ids = [12];
export const modules = {

/***/ 2012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeConfigFile: () => (/* reexport */ writeConfigFile)
});

// UNUSED EXPORTS: CLOUD_PREFIXES, addressSecrets, authFilePath, cloudSecrets, configFilePath, dotEnvSecrets, endpointProvider, hostOf, inlineToml, isPrivateName, namesCredentialProcess, parseOverride, readConfigFile, readDotEnv, readTextFile, resolveCodexHome, resolveSecrets

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __webpack_require__(7594);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./node_modules/toml-eslint-parser/lib/index.mjs + 3 modules
var lib = __webpack_require__(9605);
// EXTERNAL MODULE: ./lib/base/fields.js
var fields = __webpack_require__(4144);
// EXTERNAL MODULE: ./lib/config/layers/parse-toml.js + 9 modules
var parse_toml = __webpack_require__(420);
;// CONCATENATED MODULE: ./lib/config/set-model.js
/**
 * Sets the top-level `model` of a config.toml and leaves every other byte as it is.
 *
 * A syntax tree gives the position of the value in the text, and only that range is replaced. Libraries that edit TOML
 * also reformat the text around the edit; docs/adr/0007-write-config.md has the measurements. A second parser, the one
 * that reads the file for the probe, checks the result: it must find the new model and every other value as it was, or
 * nothing is written.
 */




/** Byte order mark. The CLI accepts one (0.169). */
const BOM = '\ufeff';
/**
 * Sets the model in the text of a configuration. The text is undefined when there is no file. `profile` is the name that
 * the job's arguments give.
 */
function setModel(config, model, profile) {
    const text = config ?? '';
    // The syntax parser does not accept a byte order mark.
    const bom = text.startsWith(BOM) ? BOM : '';
    const body = text.slice(bom.length);
    const nodes = parseNodes(body);
    if (nodes instanceof lib/* ParseError */.mB) {
        return { kind: 'refused', why: `it is not valid TOML (line ${nodes.lineNumber})` };
    }
    const before = (0,parse_toml/* parseToml */.M)(body);
    if (before === undefined)
        return { kind: 'refused', why: 'it is not valid TOML' };
    const note = (0,fields/* optional */.lq)('note', profileNote(before, profile));
    if (before['model'] === model)
        return { kind: 'unchanged', ...note };
    const edit = findEdit(body, nodes, model);
    if (edit === undefined)
        return { kind: 'refused', why: 'its `model` is not a string' };
    const after = body.slice(0, edit.from) + edit.text + body.slice(edit.to);
    if (!(0,external_node_util_.isDeepStrictEqual)({ ...before, model }, { ...(0,parse_toml/* parseToml */.M)(after) })) {
        return { kind: 'refused', why: 'it could not be edited without changing more than the model' };
    }
    return { kind: 'written', text: bom + after, ...note };
}
/** The top-level settings and the tables, in the order of the text. */
function parseNodes(text) {
    try {
        // The CLI (0.169) reads what TOML 1.1 adds, such as an inline table over several lines.
        return (0,lib/* parseTOML */.MD)(text, { tomlVersion: '1.1' }).body[0].body;
    }
    catch (error) {
        if (error instanceof lib/* ParseError */.mB)
            return error;
        throw error;
    }
}
/** The edit that sets the model; undefined where `model` exists and is not a string, for example a table. */
function findEdit(text, nodes, model) {
    const settings = nodes.filter(node => node.type === 'TOMLKeyValue');
    const current = settings.find(setting => keyOf(setting)[0] === 'model');
    if (current === undefined) {
        const isTable = nodes.some(node => node.type === 'TOMLTable' && node.resolvedKey[0] === 'model');
        return isTable ? undefined : insertLine(text, settings.at(-1), model);
    }
    const { value } = current;
    if (keyOf(current).length > 1 || value.type !== 'TOMLValue' || value.kind !== 'string')
        return undefined;
    return { from: value.range[0], to: value.range[1], text: tomlString(model) };
}
function keyOf(setting) {
    return setting.key.keys.map(key => (key.type === 'TOMLBare' ? key.name : key.value));
}
/**
 * Adds a line after the last top-level setting, or at the top when there is none. It does not go directly before a
 * table, because a comment there belongs to the table.
 */
function insertLine(text, last, model) {
    const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
    const line = `model = ${tomlString(model)}`;
    const from = last === undefined ? afterSchemaLines(text) : nextLine(text, last.range[1]);
    const needsLineEnd = from > 0 && text[from - 1] !== '\n';
    return { from, to: from, text: needsLineEnd ? `${lineEnd}${line}` : `${line}${lineEnd}` };
}
/** Lines such as `#:schema …` must stay first, because editors read them there. */
function afterSchemaLines(text) {
    let from = 0;
    while (text.startsWith('#:', from))
        from = nextLine(text, from);
    return from;
}
/** The offset of the next line, or the end of the text. */
function nextLine(text, from) {
    const at = text.indexOf('\n', from);
    return at === -1 ? text.length : at + 1;
}
/** Every escape of JSON is one of TOML too. Only DEL differs: JSON leaves it as it is, and TOML forbids that. */
function tomlString(text) {
    return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}
/** CLIs before 0.134 read a profile from its table; later ones refuse `profile`, and ignore the table. */
function profileNote(config, named) {
    const profile = named ?? (0,fields/* textOf */.b6)(config['profile']);
    const model = (0,fields/* fieldsOf */.Pf)((0,fields/* fieldsOf */.Pf)(config['profiles'])[profile ?? ''])['model'];
    if (profile === undefined || model === undefined)
        return undefined;
    return 'The active `profile` of config.toml has a `model` of its own, which overrides this one.';
}

;// CONCATENATED MODULE: ./lib/config/write-config-file.js
/** Writes the model into the user's config.toml: the whole file is replaced, or nothing changes. */





/** Far above the size of any real config.toml. */
const MAX_BYTES = 1024 * 1024;
/** Linux follows as many symbolic links in a row. */
const MAX_LINKS = 40;
/**
 * Sets the model in a config.toml (`profile`: see `setModel`), and creates the file and its directory where they do not
 * exist. The new file replaces the old one in one step, with the same mode and owner. A symbolic link is kept, and its target is replaced.
 */
async function writeConfigFile(file, model, profile) {
    try {
        const target = await followLinks(file);
        const current = await readCurrent(target);
        if (current.kind === 'refused')
            return current;
        const edit = setModel(current.text, model, profile);
        if (edit.kind !== 'written')
            return edit;
        const { text, ...written } = edit;
        await replaceFile(target, text, current.stats);
        return written;
    }
    catch (error) {
        return { kind: 'refused', why: `it could not be read or written (${(0,errors/* codeOf */.$)(error) ?? 'unknown error'})` };
    }
}
/** The target of a chain of symbolic links. It may not exist yet. */
async function followLinks(file) {
    let path = (0,external_node_path_.resolve)(file);
    for (let count = 0; count < MAX_LINKS; count += 1) {
        const stats = await (0,promises_.lstat)(path).catch(undefinedIfMissing);
        if (stats?.isSymbolicLink() !== true)
            return path;
        path = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(path), await (0,promises_.readlink)(path));
    }
    throw Object.assign(new Error('Too many links'), { code: 'ELOOP' });
}
async function readCurrent(path) {
    const stats = await (0,promises_.stat)(path).catch(undefinedIfMissing);
    if (stats === undefined)
        return { kind: 'missing' };
    if (!stats.isFile())
        return { kind: 'refused', why: 'it is not a file' };
    if (stats.size > MAX_BYTES)
        return { kind: 'refused', why: `it is larger than ${MAX_BYTES} bytes` };
    try {
        const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
        return { kind: 'file', text: decoder.decode(await (0,promises_.readFile)(path)), stats };
    }
    catch (error) {
        if ((0,errors/* codeOf */.$)(error) !== 'ERR_ENCODING_INVALID_ENCODED_DATA')
            throw error;
        return { kind: 'refused', why: 'it is not valid UTF-8' };
    }
}
/** Writes a new file and renames it. So no reader sees half a file, and a full disk leaves the old one as it is. */
async function replaceFile(path, text, old) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    const temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.${(0,external_node_crypto_.randomUUID)()}`);
    try {
        await (0,promises_.writeFile)(temporary, text, { flag: 'wx', flush: true });
        if (old !== undefined) {
            const created = await (0,promises_.stat)(temporary);
            if (created.uid !== old.uid || created.gid !== old.gid) {
                await (0,promises_.chown)(temporary, Number(old.uid), Number(old.gid));
            }
            await (0,promises_.chmod)(temporary, Number(old.mode) & 0o7777);
        }
        await (0,promises_.rename)(temporary, path);
    }
    finally {
        await (0,promises_.rm)(temporary, { force: true });
    }
}
function undefinedIfMissing(error) {
    if ((0,errors/* codeOf */.$)(error) === 'ENOENT')
        return undefined;
    throw error;
}

;// CONCATENATED MODULE: ./lib/config/index.js
/** The configuration in CODEX_HOME: reads config.toml, .env and the secrets in them, and sets the model in the first. */












/***/ })

};
