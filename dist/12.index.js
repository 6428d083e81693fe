export const id = 12;
export const ids = [12];
export const modules = {

/***/ 2012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeConfigFile: () => (/* reexport */ writeConfigFile)
});

// UNUSED EXPORTS: authFilePath, configFilePath, readConfigFile, readTextFile, resolveCodexHome, resolveSecrets

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
// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
// EXTERNAL MODULE: ./node_modules/toml-eslint-parser/lib/index.mjs + 3 modules
var lib = __webpack_require__(9605);
// EXTERNAL MODULE: ./lib/base/fields.js
var fields = __webpack_require__(4144);
;// CONCATENATED MODULE: ./lib/config/set-model.js
/**
 * `write-config`: the top-level `model` of a config.toml, set with every other byte left as it is.
 *
 * The file is edited by the ranges of a syntax tree. Libraries that edit TOML as a whole tidy up what is around the
 * edit; docs/adr/0007-write-config.md has what was measured. A second parser, the one that reads the file for the
 * probe, then has to find the new model and everything else unchanged, or nothing is written.
 */




/** The CLI takes a byte order mark (0.169). */
const BOM = '\ufeff';
/** Sets the model in a configuration, or makes one where there is none. */
function setModel(config, model) {
    const text = config ?? '';
    const before = parsed(text);
    const tree = treeOf(text);
    if (tree instanceof lib/* ParseError */.mB) {
        return { kind: 'refused', why: `it is not valid TOML (line ${tree.lineNumber})` };
    }
    if (before === undefined)
        return { kind: 'refused', why: 'it is not valid TOML' };
    const note = noteOf(before);
    if (before['model'] === model)
        return { kind: 'unchanged', ...note };
    const splice = spliceFor(text, tree, model);
    if (splice === undefined)
        return { kind: 'refused', why: 'its `model` is not a text' };
    const edited = text.slice(0, splice.from) + splice.text + text.slice(splice.to);
    if (!(0,external_node_util_.isDeepStrictEqual)({ ...before, model }, { ...parsed(edited) })) {
        return { kind: 'refused', why: 'it could not be edited without changing more than the model' };
    }
    return { kind: 'written', text: edited, ...note };
}
/** As the second parser reads it; undefined for what is not TOML. A large integer is no reason to refuse a file. */
function parsed(text) {
    try {
        return (0,dist/* parse */.qg)(withoutMark(text), { integersAsBigInt: true });
    }
    catch {
        return undefined;
    }
}
function withoutMark(text) {
    return text.startsWith(BOM) ? text.slice(BOM.length) : text;
}
function treeOf(text) {
    try {
        // The CLI (0.169) reads what TOML 1.1 adds, such as an inline table over several lines.
        return (0,lib/* parseTOML */.MD)(withoutMark(text), { tomlVersion: '1.1' }).body[0].body;
    }
    catch (error) {
        if (error instanceof lib/* ParseError */.mB)
            return error;
        throw error;
    }
}
/** The change that sets the model; undefined where `model` is there and is no text, such as a table. */
function spliceFor(text, tree, model) {
    const mark = text.length - withoutMark(text).length;
    const pairs = tree.filter(node => node.type === 'TOMLKeyValue');
    const found = pairs.find(pair => keyOf(pair)[0] === 'model');
    if (found === undefined) {
        const isTable = tree.some(node => node.type === 'TOMLTable' && node.resolvedKey[0] === 'model');
        return isTable ? undefined : newLine(text, mark, pairs.at(-1), model);
    }
    const { value } = found;
    if (keyOf(found).length > 1 || value.type !== 'TOMLValue' || value.kind !== 'string')
        return undefined;
    return { from: mark + value.range[0], to: mark + value.range[1], text: quoted(model) };
}
function keyOf(pair) {
    return pair.key.keys.map(key => (key.type === 'TOMLBare' ? key.name : key.value));
}
/** A line of its own: after the last top-level setting, since a comment above one belongs to it; else at the top. */
function newLine(text, mark, last, model) {
    const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
    const line = `model = ${quoted(model)}`;
    const from = last === undefined ? topOf(text, mark) : endOfLine(text, mark + last.range[1]);
    const isOpen = from > mark && text[from - 1] !== '\n';
    return { from, to: from, text: isOpen ? `${lineEnd}${line}` : `${line}${lineEnd}` };
}
/** After the lines that must stay first for the editors that read them: `#:schema …`. */
function topOf(text, mark) {
    let from = mark;
    while (text.startsWith('#:', from))
        from = endOfLine(text, from);
    return from;
}
/** The offset after the line end that follows, or the end of the text. */
function endOfLine(text, from) {
    const at = text.indexOf('\n', from);
    return at === -1 ? text.length : at + 1;
}
/** JSON's escapes are TOML's too; JSON only leaves DEL as it is, which TOML does not allow. */
function quoted(model) {
    return JSON.stringify(model).replaceAll('\u007f', '\\u007f');
}
/** CLIs up to about 0.155 read `profile`; 0.169 refuses to start with one, whatever the model. */
function noteOf(config) {
    const profile = (0,fields/* textOf */.b6)(config['profile']);
    const model = (0,fields/* fieldsOf */.Pf)((0,fields/* fieldsOf */.Pf)(config['profiles'])[profile ?? ''])['model'];
    if (profile === undefined || model === undefined)
        return {};
    return { note: 'The active `profile` of config.toml has a `model` of its own, which goes before this one.' };
}

;// CONCATENATED MODULE: ./lib/config/write-config-file.js
/** Writing the model into the user's config.toml, whole or not at all. */





/** Far above any real config.toml. */
const LIMIT_BYTES = 1024 * 1024;
/** As many links in a row as Linux follows. */
const LINKS = 40;
/**
 * Sets the model in a config.toml; makes the file, and its directory, where there is none. The new file takes the old
 * one's place in one step, with its mode and owner. A link stays a link: the file it leads to is written.
 */
async function writeConfigFile(file, model) {
    try {
        const target = await behindLinks(file);
        const old = await oldFile(target);
        if (old.kind === 'refused')
            return old;
        const edit = setModel(old.text, model);
        if (edit.kind !== 'written')
            return edit;
        const { text, ...written } = edit;
        await replace(target, text, old.stats);
        return written;
    }
    catch (error) {
        return { kind: 'refused', why: `it could not be read or written (${(0,errors/* codeOf */.$)(error) ?? 'unknown error'})` };
    }
}
/** The path at the end of a chain of links, which may lead to a file that is not there yet. */
async function behindLinks(file) {
    let path = (0,external_node_path_.resolve)(file);
    for (let count = 0; count < LINKS; count += 1) {
        const stats = await (0,promises_.lstat)(path).catch(absent);
        if (stats?.isSymbolicLink() !== true)
            return path;
        path = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(path), await (0,promises_.readlink)(path));
    }
    throw Object.assign(new Error('Too many links'), { code: 'ELOOP' });
}
async function oldFile(path) {
    const stats = await (0,promises_.stat)(path).catch(absent);
    if (stats === undefined)
        return { kind: 'file', text: undefined, stats };
    if (!stats.isFile())
        return { kind: 'refused', why: 'it is not a file' };
    if (stats.size > LIMIT_BYTES) {
        return { kind: 'refused', why: `it is larger than ${LIMIT_BYTES} bytes` };
    }
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
/** Writes beside the file and renames, so that nobody reads half of it and a full disk leaves the old one. */
async function replace(path, text, old) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    const temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.${(0,external_node_crypto_.randomUUID)()}`);
    try {
        await (0,promises_.writeFile)(temporary, text, { flag: 'wx', flush: true });
        if (old !== undefined) {
            const made = await (0,promises_.stat)(temporary);
            if (made.uid !== old.uid || made.gid !== old.gid)
                await (0,promises_.chown)(temporary, Number(old.uid), Number(old.gid));
            await (0,promises_.chmod)(temporary, Number(old.mode) & 0o7777);
        }
        await (0,promises_.rename)(temporary, path);
    }
    finally {
        await (0,promises_.rm)(temporary, { force: true });
    }
}
function absent(error) {
    if ((0,errors/* codeOf */.$)(error) === 'ENOENT')
        return undefined;
    throw error;
}

;// CONCATENATED MODULE: ./lib/config/index.js
/** The files in CODEX_HOME: read config.toml and the secrets in it, and set the model there. */







/***/ })

};
