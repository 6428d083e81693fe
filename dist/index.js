import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 5476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ assertNever)
/* harmony export */ });
/**
 * Ends an exhaustive `switch`. The compiler rejects the call when a case is missing.
 *
 * @throws Error when a value from outside did not have its declared type
 */
function assertNever(value) {
    throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}


/***/ }),

/***/ 7594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ codeOf),
/* harmony export */   b: () => (/* binding */ messageOf)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4144);
/** Reads errors by their shape: an error of another realm is not an instance of this realm's `Error`. */

/** The code of a system error, such as ENOENT. */
function codeOf(error) {
    return (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(error)['code']);
}
/** The message of an error, or the thrown value as text. */
function messageOf(error) {
    return (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(error)['message']) ?? String(error);
}


/***/ }),

/***/ 4144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ce: () => (/* binding */ isFields),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   lq: () => (/* binding */ optional)
/* harmony export */ });
/* unused harmony export defined */
/** Reads values of unknown shape, as parsed from JSON and TOML. */
/** The value as an object; an empty one when it is not an object. */
function fieldsOf(value) {
    return isFields(value) ? value : {};
}
/** Whether a value is an object and not an array. */
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The value as a text; undefined when it is empty or not a text. */
function textOf(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** One field, or none when its value is undefined. For types whose optional fields are never present and undefined. */
function optional(key, value) {
    return value === undefined ? {} : { [key]: value };
}
/** The fields whose value is not undefined. Does the same as `optional` for several fields. */
function defined(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 5630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ timeText)
/* harmony export */ });
/** An ISO 8601 UTC time for people, such as "2026-11-22 22:53 UTC". Any other text is returned as it is. */
function timeText(iso) {
    const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(iso);
    return parts === null ? iso : `${parts[1]} ${parts[2]} UTC`;
}


/***/ }),

/***/ 918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ MODEL_ID_RULE),
/* harmony export */   T0: () => (/* binding */ suggestModelId),
/* harmony export */   TC: () => (/* binding */ isModelId),
/* harmony export */   jp: () => (/* binding */ modelIdWarning)
/* harmony export */ });
/* unused harmony export LONGEST_MODEL_ID */
/** What a model id may look like. It ends up as an argument of a process, in config.toml and in a comment. */
/** The longest model id that is accepted, characters. The longest known slug has about 30. */
const LONGEST_MODEL_ID = 128;
/** What is allowed, in words for an error message. */
const MODEL_ID_RULE = `a model id of letters, digits and . _ : / @ + -, starting with a letter or digit, without two of . or / in a row, at most ${LONGEST_MODEL_ID} characters`;
const MODEL_ID = /^[A-Za-z0-9](?:[A-Za-z0-9_:@+-]|[./](?![./])){0,127}$/;
/**
 * Whether the text can be a model id. Anything that could pass for an option, a path upwards, or more than one word is
 * refused before a process is started with it.
 */
function isModelId(text) {
    return MODEL_ID.test(text);
}
/**
 * The id that a text which is none may have been meant as, such as one with a space, or with a dash that only looks
 * like a hyphen; undefined when there is no such id.
 */
function suggestModelId(text) {
    const id = text.trim().replace(/[\s\u2010-\u2015\u2212]+/g, '-');
    // What has a hyphen of its own behind a space is another id.
    return id !== text && isModelId(id) && !/\s\S*-/.test(text.trim()) ? id : undefined;
}
/**
 * A remark on an id that is allowed but looks like a slip, such as `GPT-5.5`, `gpt5.5` or `gpt-5.5/medium`; undefined
 * for others. The id is never corrected: a private deployment may really be called so.
 */
function modelIdWarning(id) {
    const effort = /^(.+)[/:@](minimal|low|medium|high|xhigh)$/i.exec(id);
    if (effort !== null) {
        return `"${id}" looks like a model with a reasoning effort behind it; the model would be "${effort[1]}", and the effort is a setting of its own (model_reasoning_effort). It was asked for as it stands; change the input if that was a slip.`;
    }
    const written = id.toLowerCase().replace(/^gpt_?(?=\d)/, 'gpt-');
    return /^gpt/i.test(id) && written !== id
        ? `"${id}" is not how OpenAI writes its model ids; did you mean "${written}"? It was asked for as it stands; change the input if that was a slip.`
        : undefined;
}


/***/ }),

/***/ 6646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ wasCancelledEarly)
/* harmony export */ });
/**
 * That no model can be used would then be untrue, and most often a newer run of the same pull request took the place of
 * this one and has its own to say.
 */
function wasCancelledEarly(outcome, verdicts) {
    return outcome === 'none' && (verdicts.length === 0 || verdicts.includes('cancelled'));
}


/***/ }),

/***/ 675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P4: () => (/* binding */ embedState),
/* harmony export */   Ql: () => (/* binding */ commentMarker),
/* harmony export */   un: () => (/* binding */ readState),
/* harmony export */   xY: () => (/* binding */ hasMarker)
/* harmony export */ });
/* unused harmony export inertJson */
/* harmony import */ var _state_codec_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2035);
/** The hidden state inside the body of a comment. */

const opening = '<!-- codex-model-fallback-state ';
const closing = ' -->';
/**
 * The first line of our comment. A comment that does not begin with it is not ours: some bot that quotes a stranger's
 * text may well carry it further down.
 */
function commentMarker(key) {
    return `<!-- codex-model-fallback ${inertJson(key)}${closing}`;
}
/** Whether a body is that of the comment with this key, whatever became of its state. */
function hasMarker(body, key) {
    return body.startsWith(commentMarker(key));
}
/** The state as an HTML comment of one line. It goes last in the body, the marker first. */
function embedState(state) {
    return `${opening}${inertJson((0,_state_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeState */ .Md)(state))}${closing}`;
}
/**
 * The state that a body carries; `undefined` when the body has another key's marker or none, or when anything about
 * the state is off. Whoever may write to the repository may have edited it, so nothing in it is taken on trust.
 */
function readState(body, key) {
    const trimmed = body.trimEnd();
    const start = trimmed.lastIndexOf(opening);
    if (!hasMarker(trimmed, key) || start < 0 || !trimmed.endsWith(closing))
        return undefined;
    let parsed;
    try {
        parsed = JSON.parse(trimmed.slice(start + opening.length, -closing.length));
    }
    catch {
        return undefined;
    }
    const state = (0,_state_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeState */ .UJ)(parsed);
    return state?.key === key ? state : undefined;
}
/**
 * JSON that can stand inside an HTML comment and a Markdown text: nothing in it ends the comment (`-->`, `--!>`), opens
 * a tag, or reads as a mention or a reference to an issue.
 */
function inertJson(value) {
    return JSON.stringify(value).replace(/[<>&@#`\u007f-\u009f\u2028\u2029]|-(?=-)/g, character => {
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}


/***/ }),

/***/ 990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wi: () => (/* binding */ limitRow),
/* harmony export */   n5: () => (/* binding */ fitState)
/* harmony export */ });
/* unused harmony export cutText */
/* harmony import */ var _embed_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(675);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8808);
/* harmony import */ var _state_codec_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2035);
/** Making rows fit: each alone on its way in, and all of them together into what a comment has room for. */



/** A row within the limits that `readState` insists on; texts that are too long end in an ellipsis. */
function limitRow(row) {
    const limited = mapTexts(row, text => cutText(text, _state_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_TEXT */ .lG));
    return {
        ...limited,
        leg: cutText(row.leg, _state_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_LEG */ .se),
        tried: limited.tried.slice(0, _state_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_TRIED */ .UW),
        notes: limited.notes.slice(0, _state_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_NOTES */ .jk),
    };
}
/**
 * The state, shortened until `embedState` of it has at most `room` characters: first what endpoints said and what is
 * explained becomes short, then it goes, then everything but the outcome, and only then rows from the end.
 * Fitting what fits already changes nothing.
 */
function fitState(state, room) {
    for (const level of [0, 1, 2, 3]) {
        const shorter = (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .withRows */ .Qx)(state, state.rows.map(row => shortenRow(row, level)));
        if ((0,_embed_js__WEBPACK_IMPORTED_MODULE_2__/* .embedState */ .P4)(shorter).length <= room)
            return shorter;
        if (level === 3)
            return dropRows(shorter, room);
    }
    return state;
}
function dropRows(state, room) {
    let kept = state.rows.length;
    let most = state;
    while (kept > 0 && (0,_embed_js__WEBPACK_IMPORTED_MODULE_2__/* .embedState */ .P4)(most).length > room) {
        // Sizes are close to even, so a proportional step comes near and few steps follow.
        kept = Math.min(kept - 1, Math.floor((kept * room) / (0,_embed_js__WEBPACK_IMPORTED_MODULE_2__/* .embedState */ .P4)(most).length));
        most = (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .withRows */ .Qx)(state, state.rows.slice(0, kept));
    }
    return most;
}
function shortenRow(row, level) {
    if ((row.cut ?? 0) >= level || level === 0)
        return row;
    const short = level === 1 ? briefRow(row) : level === 2 ? bareRow(row) : coreRow(row);
    return { ...short, cut: level };
}
function briefRow(row) {
    return mapTexts(row, text => cutText(text, 120));
}
function bareRow(row) {
    const brief = briefRow(row);
    const tried = brief.tried.map(({ model, verdict, reason }) => ({ model, verdict, reason }));
    return { ...brief, explanation: cutText(row.explanation, 60), tried, notes: [] };
}
function coreRow(row) {
    const { leg, attempt, outcome, served } = row;
    const name = (text) => cutText(text, 40);
    return {
        ...{ leg, attempt, outcome, requested: name(row.requested), used: row.used && name(row.used) },
        // Without it a model that another one answered for would look like one that is used as asked.
        ...(served !== undefined && (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .isRerouted */ .TE)(row) ? { served: name(served) } : {}),
        ...{ reason: name(row.reason), explanation: '', route: name(row.route), tried: [], notes: [] },
    };
}
function mapTexts(row, change) {
    const { plan, served, codex, retryAt, runUrl } = row;
    const { retryAt: _time, runUrl: _address, ...rest } = row;
    const extras = Object.entries({ plan, served, codex }).flatMap(([name, text]) => text === undefined ? [] : [[name, change(text)]]);
    // Half an address or a time is worse than none.
    const wholes = Object.entries({ retryAt, runUrl }).filter(([, text]) => text !== undefined && change(text) === text);
    return {
        ...rest,
        ...Object.fromEntries([...extras, ...wholes]),
        requested: change(row.requested),
        used: row.used === null ? null : change(row.used),
        reason: change(row.reason),
        explanation: change(row.explanation),
        route: change(row.route),
        tried: row.tried.map(one => ({
            ...one,
            model: change(one.model),
            reason: change(one.reason),
            ...(one.said === undefined ? {} : { said: change(one.said) }),
        })),
        notes: row.notes.map(change),
    };
}
/** A text cut at whole characters to a length counted as JSON does, so that escapes count for what they take. */
function cutText(text, longest) {
    const whole = text.toWellFormed();
    if (JSON.stringify(whole).length - 2 <= longest)
        return whole;
    let length = 1;
    let cut = '';
    for (const character of whole) {
        length += JSON.stringify(character).length - 2;
        if (length > longest)
            break;
        cut += character;
    }
    return `${cut}…`;
}


/***/ }),

/***/ 1281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ dedupeRows),
/* harmony export */   t: () => (/* binding */ mergeStates)
/* harmony export */ });
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8808);
/* harmony import */ var _state_codec_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2035);
/**
 * How two states become one. GitHub has no compare-and-set for comments, so jobs that write at the same time each merge
 * what they read with what they know; whatever the order, and however often, the outcome is the same: the merge is
 * commutative, associative and idempotent.
 */


/**
 * Both states together. A newer run's rows replace an older run's as a whole, whichever side they come from; within a
 * run, a leg's row of a later attempt replaces its earlier one. A run's id, unlike its number, grows across workflows.
 * That a replaced row had called for a comment is remembered for good, so that its recovery can be told.
 *
 * @throws Error when the states belong to different comments, which is a bug of the caller's.
 */
function mergeStates(one, other) {
    if (one.key !== other.key)
        throw new Error(`States of different comments: ${one.key}, ${other.key}`);
    if (one.run.id !== other.run.id) {
        const [older, newer] = one.run.id < other.run.id ? [one, other] : [other, one];
        return (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .withRows */ .Qx)(newer, newer.rows, older);
    }
    const both = { ...one, run: mergeRuns(one.run, other.run) };
    return (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .withRows */ .Qx)(both, dedupeRows([...one.rows, ...other.rows]), other);
}
/** Rows with one for each leg, ordered by leg; past {@link MAX_ROWS} the last legs are left out. */
function dedupeRows(rows) {
    const byLeg = new Map();
    for (const row of rows) {
        const known = byLeg.get(row.leg);
        byLeg.set(row.leg, known === undefined ? row : laterRow(known, row));
    }
    // The order is by code unit, the same on every runner; a locale's would not be.
    return [...byLeg.values()].sort((one, other) => (one.leg < other.leg ? -1 : 1)).slice(0, _state_codec_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_ROWS */ .pX);
}
function mergeRuns(one, other) {
    const attempt = Math.max(one.attempt, other.attempt);
    const number = Math.max(one.number ?? 0, other.number ?? 0);
    return number === 0 ? { id: one.id, attempt } : { id: one.id, attempt, number };
}
/**
 * The greater of two rows in a total order. The shortened one wins over the full one of the same attempt: otherwise
 * each leg would put its own full row back into a comment that is full, and no two legs would ever agree on a body.
 */
function laterRow(one, other) {
    // Mostly both sides read the same comment, and this is many times cheaper than the order over hundreds of rows.
    if (JSON.stringify(one) === JSON.stringify(other))
        return one;
    const order = one.attempt - other.attempt || (one.cut ?? 0) - (other.cut ?? 0) || compare(text(one), text(other));
    return order >= 0 ? one : other;
}
function compare(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
}
/** The row as text, the same for equal rows whatever the order of their fields. */
function text(row) {
    const { leg, attempt, tried, notes, ...flat } = row;
    const fields = Object.entries(flat).sort(([a], [b]) => compare(a, b));
    return JSON.stringify([
        leg,
        attempt,
        fields,
        tried.map(one => [one.model, one.verdict, one.reason, one.said ?? null]),
        notes,
    ]);
}


/***/ }),

/***/ 2035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Md: () => (/* binding */ encodeState),
/* harmony export */   UJ: () => (/* binding */ decodeState),
/* harmony export */   UW: () => (/* binding */ MAX_TRIED),
/* harmony export */   jk: () => (/* binding */ MAX_NOTES),
/* harmony export */   lG: () => (/* binding */ MAX_TEXT),
/* harmony export */   pX: () => (/* binding */ MAX_ROWS),
/* harmony export */   se: () => (/* binding */ MAX_LEG)
/* harmony export */ });
/* unused harmony export MAX_KEY */
/**
 * The compact form of the comment's state, and the way back with every size, type and count checked.
 *
 * Legs of a matrix mostly say the same, so each text stands once in a table, each content of a row once in another, and
 * a row is its leg, its attempt and its place in that table. 256 legs that agree take some 10,000 characters.
 */
/** As many rows as GitHub lets a matrix have jobs. */
const MAX_ROWS = 256;
/** In characters as JSON.stringify counts them, so that escapes cannot make a text many times longer. */
const MAX_LEG = 100;
const MAX_TEXT = 600;
const MAX_KEY = 200;
const MAX_TRIED = 12;
const MAX_NOTES = 8;
const MAX_TABLE = MAX_ROWS * 40;
const outcomes = ['preferred', 'fallback', 'none'];
const verdicts = ['accepted', 'refused', 'unsettled'];
const optional = ['plan', 'served', 'codex', 'retryAt'];
const absent = -1;
/** The state as plain JSON values. */
function encodeState(state) {
    const texts = [];
    const places = new Map();
    const place = (text) => {
        if (text === undefined || text === null)
            return absent;
        const known = places.get(text) ?? texts.push(text) - 1;
        places.set(text, known);
        return known;
    };
    const contents = [];
    const contentPlaces = new Map();
    const rows = state.rows.map(row => {
        const content = JSON.stringify([
            [row.requested, row.used, row.reason, row.explanation, row.route].map(place),
            outcomes.indexOf(row.outcome),
            optional.map(name => place(row[name])),
            row.tried.map(one => [
                place(one.model),
                verdicts.indexOf(one.verdict),
                place(one.reason),
                place(one.said),
            ]),
            row.notes.map(place),
            row.cut ?? 0,
        ]);
        const known = contentPlaces.get(content) ?? contents.push(content) - 1;
        contentPlaces.set(content, known);
        return [row.leg, row.attempt, known, place(row.runUrl)];
    });
    const { id, attempt, number } = state.run;
    const run = number === undefined ? [id, attempt] : [id, attempt, number];
    return {
        ...{ version: 1, key: state.key, run, texts, contents: contents.map(text => JSON.parse(text)), rows },
        // A reader that does not know it leaves it out.
        ...(state.fellBack === true ? { fellBack: true } : {}),
    };
}
/** The state behind plain JSON values of unknown origin; `undefined` when anything about them is off. */
function decodeState(value) {
    try {
        return decode(value);
    }
    catch (error) {
        if (error instanceof Malformed)
            return undefined;
        throw error;
    }
}
class Malformed extends Error {
}
function decode(value) {
    const { version, key, run, texts, contents, rows, fellBack } = record(value);
    insist(version === 1 && (fellBack === undefined || fellBack === true));
    const table = list(texts, MAX_TABLE).map(text => limited(text, MAX_TEXT));
    const bodies = list(contents, MAX_ROWS).map(content => decodeContent(content, table));
    const legs = list(rows, MAX_ROWS).map((entry) => {
        const [leg, attempt, content, runUrl] = list(entry, 4);
        const body = bodies[count(content)];
        insist(body !== undefined);
        const url = maybe(runUrl, table);
        return {
            leg: limited(leg, MAX_LEG),
            attempt: positive(attempt),
            ...body,
            ...(url === undefined ? {} : { runUrl: url }),
        };
    });
    insist(legs.every((row, index) => index === 0 || (legs[index - 1]?.leg ?? '') < row.leg));
    const state = { version: 1, key: limited(key, MAX_KEY), run: decodeRun(run), rows: legs };
    return fellBack === true ? { ...state, fellBack } : state;
}
function decodeRun(value) {
    const [id, attempt, number] = list(value, 3);
    const run = { id: positive(id), attempt: positive(attempt) };
    return number === undefined ? run : { ...run, number: positive(number) };
}
function decodeContent(value, texts) {
    const [main, outcome, extras, tried, notes, cut] = list(value, 6);
    const [requested, used, reason, explanation, route] = list(main, 5);
    const found = {};
    const values = list(extras, optional.length);
    for (const [index, name] of optional.entries()) {
        const text = maybe(values[index], texts);
        if (text !== undefined)
            found[name] = text;
    }
    return {
        requested: sure(requested, texts),
        used: maybe(used, texts) ?? null,
        outcome: oneOf(outcomes, outcome),
        reason: sure(reason, texts),
        explanation: sure(explanation, texts),
        route: sure(route, texts),
        ...found,
        tried: list(tried, MAX_TRIED).map(entry => decodeTried(entry, texts)),
        notes: list(notes, MAX_NOTES).map(note => sure(note, texts)),
        ...decodeCut(cut),
    };
}
function decodeCut(value) {
    if (value === 0)
        return {};
    insist(value === 1 || value === 2 || value === 3);
    return { cut: value };
}
function decodeTried(value, texts) {
    const [model, verdict, reason, said] = list(value, 4);
    const words = maybe(said, texts);
    return {
        model: sure(model, texts),
        verdict: oneOf(verdicts, verdict),
        reason: sure(reason, texts),
        ...(words === undefined ? {} : { said: words }),
    };
}
function insist(condition) {
    if (!condition)
        throw new Malformed();
}
function record(value) {
    insist(typeof value === 'object' && value !== null && !Array.isArray(value));
    return { ...value };
}
function list(value, longest) {
    insist(Array.isArray(value) && value.length <= longest);
    return value;
}
function count(value) {
    insist(typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);
    return value;
}
function positive(value) {
    insist(count(value) > 0);
    return count(value);
}
function limited(value, longest) {
    insist(typeof value === 'string' && JSON.stringify(value).length - 2 <= longest);
    return value;
}
function sure(place, texts) {
    const text = texts[count(place)];
    insist(text !== undefined);
    return text;
}
function maybe(place, texts) {
    return place === absent ? undefined : sure(place, texts);
}
function oneOf(values, place) {
    const value = values[count(place)];
    insist(value !== undefined);
    return value;
}


/***/ }),

/***/ 8808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Qx: () => (/* binding */ withRows),
/* harmony export */   TE: () => (/* binding */ isRerouted),
/* harmony export */   js: () => (/* binding */ needsComment)
/* harmony export */ });
/* unused harmony export hadFallback */
/** The hidden state of the comment: what each leg said, carried by the comment itself from one job to the next. */
/** Whether any row, here or gone, ever called for a comment. */
function hadFallback({ fellBack, rows }) {
    return fellBack === true || rows.some(needsComment);
}
/** The state with other rows; that some row of it called for a comment, or one of `others`, is kept. */
function withRows(state, rows, ...others) {
    const { fellBack: _known, ...rest } = state;
    const isKept = [state, ...others].some(hadFallback) && !rows.some(needsComment);
    return { ...rest, rows, ...(isKept ? { fellBack: true } : {}) };
}
/**
 * Whether a leg alone calls for a comment when comments are made `on-fallback`: another model is used than the one
 * asked for, none is, or another one served.
 */
function needsComment(row) {
    return row.outcome !== 'preferred' || isRerouted(row);
}
/** Whether the route accepted the model used and let another one answer. */
function isRerouted({ served, used }) {
    return served !== undefined && served !== used;
}


/***/ }),

/***/ 636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ng: () => (/* binding */ connect),
/* harmony export */   j2: () => (/* binding */ REQUEST_TIMEOUT_MS)
/* harmony export */ });
/* unused harmony export loadOctokit */
/**
 * The way to GitHub: octokit, with answers as values.
 *
 * The retries are our own and few, instead of octokit's plugins: plugin-retry sends a write again after an error that
 * may have come after its effect (a second comment), plugin-throttling spaces writes by a second each and waits as long
 * as it is told to. Here only a read is sent again; after a failed write the caller must look before it writes again.
 */
/**
 * Loads octokit, which with its undici is most of what this action weighs; a job that sends no request does without.
 * One that is going to send some may call this while it waits for something else.
 */
function loadOctokit() {
    return Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(413)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2413));
}
/** GitHub ends a request of its own after 10 seconds, so one that takes longer will bring no answer. */
const REQUEST_TIMEOUT_MS = 10_000;
const triesOfARead = 3;
/** Connects; sends nothing yet. */
function connect(options) {
    const { clock: pace } = options;
    const ignore = () => undefined;
    const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
    let loading;
    const load = async () => (await loadOctokit()).getOctokit(options.token, { baseUrl: options.baseUrl, log });
    let sent = 0;
    let patience = options.maxWaitMs;
    const once = async (call) => {
        sent += 1;
        loading ??= load();
        const octokit = await loading;
        try {
            const { data, headers } = await call(octokit, { signal: deadline(options.signal) });
            return {
                kind: 'ok',
                value: data,
                at: serverTime(headers.date, pace.now()),
                lastPage: lastPage(headers.link),
            };
        }
        catch (error) {
            return readRefusal(error, pace.now());
        }
    };
    const read = async (call) => {
        for (let tries = 1;; tries++) {
            const began = pace.now();
            const answer = await once(call);
            if ((answer.kind !== 'unclear' && answer.kind !== 'limited') || tries === triesOfARead)
                return answer;
            patience -= pace.now() - began;
            const wait = answer.kind === 'limited' ? answer.wait : 500 * 2 ** (tries - 1) * (1 + pace.random());
            if (wait > patience || options.signal?.aborted === true)
                return answer;
            patience -= wait;
            await pace.sleep(wait);
        }
    };
    return { read, write: once, requests: () => sent };
}
function deadline(signal) {
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
}
function serverTime(date, fallback) {
    const time = Date.parse(date ?? '');
    return Number.isNaN(time) ? fallback : time;
}
function lastPage(link) {
    const page = /[?&]page=(\d+)[^>]*>; rel="last"/.exec(link ?? '')?.[1];
    return page === undefined ? 1 : Number(page);
}
/** What an error of octokit says. Octokit gives a request that got no answer the status 500 and no response. */
function readRefusal(error, now) {
    const { status, headers } = refusalOf(error);
    const message = messageOf(error);
    if (headers === undefined || status === undefined)
        return { kind: 'unclear', message };
    const wait = limitWait(status, headers, message, now);
    if (wait !== undefined)
        return { kind: 'limited', wait, message };
    if (status >= 500)
        return { kind: 'unclear', message: `${status} ${message}` };
    if (status === 404 || status === 410)
        return { kind: 'gone', message };
    // "Resource not accessible by integration" (installation tokens) or "… by personal access token". Other 403s are
    // about a locked conversation, an archived repository, single sign-on.
    if (status === 403 && /not accessible by/i.test(message))
        return { kind: 'denied', message };
    return { kind: 'failed', message: `${status} ${message}` };
}
function refusalOf(error) {
    if (typeof error !== 'object' || error === null)
        return {};
    const status = 'status' in error && typeof error.status === 'number' ? { status: error.status } : {};
    const response = 'response' in error ? error.response : undefined;
    if (typeof response !== 'object' || response === null || !('headers' in response))
        return status;
    return { ...status, headers: { ...response.headers } };
}
/** The innermost message: that of a failed connection stands two causes down. */
function messageOf(error) {
    if (typeof error === 'object' && error !== null && 'cause' in error && error.cause)
        return messageOf(error.cause);
    const said = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
    const text = String(said);
    return text.replace(/ - https:\/\/\S*$/, '').slice(0, 300);
}
/**
 * How long GitHub wants to be left alone, by its own order: `Retry-After`, then the reset of a spent primary limit,
 * then, for a secondary limit that names no time, at least a minute (docs.github.com, "Rate limits for the REST API").
 */
function limitWait(status, headers, message, now) {
    if (status !== 403 && status !== 429)
        return undefined;
    const seconds = Number(headers['retry-after'] ?? Number.NaN);
    if (seconds >= 0)
        return seconds * 1000;
    if (headers['x-ratelimit-remaining'] === '0') {
        const reset = Number(headers['x-ratelimit-reset']) * 1000;
        return Math.max(1000, reset - serverTime(String(headers['date']), now));
    }
    return status === 429 || /secondary rate limit/i.test(message) ? 60_000 : undefined;
}


/***/ }),

/***/ 2759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ commentApi),
/* harmony export */   m: () => (/* binding */ PAGE_SIZE)
/* harmony export */ });
/** The few things that the comment needs of GitHub; the simulation plays them in memory. */
/** As many as GitHub gives at once. */
const PAGE_SIZE = 100;
/** The comments of a pull request over octokit. */
function commentApi(client, place) {
    const { owner, repo, pullRequest } = place;
    const there = { owner, repo };
    const issue = { ...there, issue_number: pullRequest };
    return {
        list: async (page, since) => {
            const from = since === undefined ? {} : { since: new Date(since).toISOString() };
            const query = { ...issue, ...from, page, per_page: PAGE_SIZE };
            const answer = await client.read((octokit, request) => octokit.rest.issues.listComments({ ...query, request }));
            return mapAnswer(answer, comments => comments.map(readComment));
        },
        get: async (id) => mapAnswer(await client.read((octokit, request) => octokit.rest.issues.getComment({ ...there, comment_id: id, request })), readComment),
        create: async (body) => mapAnswer(await client.write((octokit, request) => octokit.rest.issues.createComment({ ...issue, body, request })), readComment),
        update: async (id, body) => mapAnswer(await client.write((octokit, request) => octokit.rest.issues.updateComment({ ...there, comment_id: id, body, request })), readComment),
        remove: async (id) => mapAnswer(await client.write((octokit, request) => octokit.rest.issues.deleteComment({ ...there, comment_id: id, request })), () => null),
    };
}
function readComment(payload) {
    return {
        id: payload.id,
        body: payload.body ?? '',
        // A deleted account's comments have no user; no token's login is empty, so nobody owns them.
        author: payload.user?.login ?? '',
        url: payload.html_url,
        updatedAt: Date.parse(payload.updated_at),
    };
}
function mapAnswer(answer, change) {
    return answer.kind === 'ok' ? { ...answer, value: change(answer.value) } : answer;
}


/***/ }),

/***/ 3492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  L: () => (/* binding */ openLookup),
  s: () => (/* binding */ prefetchLookup)
});

// EXTERNAL MODULE: ./lib/github/client.js
var github_client = __nccwpck_require__(636);
// EXTERNAL MODULE: ./lib/github/comment-api.js
var comment_api = __nccwpck_require__(2759);
// EXTERNAL MODULE: ./lib/github/find-comment.js
var find_comment = __nccwpck_require__(4572);
;// CONCATENATED MODULE: ./lib/github/identity.js
/** Whose token this is, so that only comments of that account are taken for ours. */
/** The account behind a workflow's own GITHUB_TOKEN, on github.com and on GitHub Enterprise Server. */
const ACTIONS_LOGIN = 'github-actions[bot]';
/**
 * A question for the login behind the token, asked at most once, and not at all for the job's own token. A personal
 * token names itself under `/user`; an installation token may not ask there and shows its bot another way.
 */
function identity(client, place, facts) {
    let answer;
    return () => {
        answer ??= ask(client, place, facts);
        return answer;
    };
}
async function ask(client, place, facts) {
    if (facts.token === facts.jobToken)
        return { kind: 'ok', value: ACTIONS_LOGIN, at: 0, lastPage: 1 };
    // `ghs_` is GitHub's prefix for installation tokens; `/user` would answer 403.
    if (facts.token.startsWith('ghs_'))
        return askAsApp(client, place);
    const user = await client.read((octokit, request) => octokit.rest.users.getAuthenticated({ request }));
    if (user.kind === 'denied')
        return askAsApp(client, place);
    return user.kind === 'ok' ? { ...user, value: user.value.login } : user;
}
/**
 * An app's bot, by REST: a review that is not submitted is seen by its author alone, tells nobody, needs no more than
 * `pull-requests: write`, and carries its author. There can be one for each account and pull request: when another job
 * of ours has one at this moment, that one answers the question too.
 */
async function askAsApp(client, place) {
    const there = { owner: place.owner, repo: place.repo, pull_number: place.pullRequest };
    const created = await client.write((octokit, request) => octokit.rest.pulls.createReview({ ...there, request }));
    if (created.kind === 'ok') {
        const { id, user } = created.value;
        await client.write((octokit, request) => octokit.rest.pulls.deletePendingReview({ ...there, review_id: id, request }));
        return { ...created, value: user?.login ?? '' };
    }
    if (created.kind !== 'failed')
        return created;
    const listed = await client.read((octokit, request) => octokit.rest.pulls.listReviews({ ...there, per_page: 100, request }));
    if (listed.kind !== 'ok')
        return listed;
    const pending = listed.value.find(review => review.state === 'PENDING');
    return pending?.user ? { ...listed, value: pending.user.login } : created;
}

// EXTERNAL MODULE: ./lib/github/pull-request.js
var pull_request = __nccwpck_require__(3056);
;// CONCATENATED MODULE: ./lib/github/comment-lookup.js
/** The way to a pull request's comments: before there is anything to say, or when there is. */





/** Finds the pull request. Nothing is sent where the event says which one it is. */
async function openLookup(place, manner) {
    const { token, jobToken, key } = place;
    const [owner = '', repo = ''] = place.repository.split('/');
    const client = (0,github_client/* connect */.Ng)({ token, baseUrl: place.apiUrl, ...manner });
    const found = await (0,pull_request/* findPullRequest */._)(client, { owner, repo }, place.pullRequest);
    if (found.kind !== 'found')
        return { client, ...found };
    const there = { owner, repo, pullRequest: found.number };
    const identify = identity(client, there, jobToken === undefined ? { token } : { token, jobToken });
    return {
        kind: 'there',
        client,
        api: (0,comment_api/* commentApi */._)(client, there),
        owner: { key, identify },
        ...(found.comments === undefined ? {} : { comments: found.comments }),
    };
}
/** Goes there and looks, for a job that is busy with something else. The signal ends it early, without a word. */
async function prefetchLookup(place, manner) {
    const approached = await openLookup(place, manner);
    if (approached.kind !== 'there')
        return approached;
    const began = manner.clock.now();
    return {
        ...approached,
        found: { startedAt: began, answer: await (0,find_comment/* findOwnComments */.gP)(approached.api, approached.owner) },
    };
}


/***/ }),

/***/ 4572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _L: () => (/* binding */ findOwnCommentsSince),
/* harmony export */   gP: () => (/* binding */ findOwnComments)
/* harmony export */ });
/* unused harmony exports MAX_PAGES, isOwnComment */
/* harmony import */ var _comment_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(675);
/* harmony import */ var _comment_api_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2759);


/** GitHub closes a conversation at 2,500 comments; other servers may not. */
const MAX_PAGES = 100;
const pagesAtOnce = 4;
/**
 * How near to a page's edge a comment of ours may stand before the next page is read as well. Duplicates come from jobs
 * that start together, so they stand close to each other.
 */
const edge = 30;
/** Whether a comment is ours: the marker first thing in it, and written by this token's own account. */
function isOwnComment(comment, key, login) {
    return login !== '' && comment.author === login && (0,_comment_index_js__WEBPACK_IMPORTED_MODULE_0__/* .hasMarker */ .xY)(comment.body, key);
}
/** Our comments on the pull request, oldest first. */
async function findOwnComments(api, ours) {
    const first = await api.list(1);
    if (first.kind !== 'ok')
        return first;
    const { lastPage } = first;
    if (lastPage > MAX_PAGES) {
        return { kind: 'failed', message: `The pull request has more than ${MAX_PAGES * _comment_api_js__WEBPACK_IMPORTED_MODULE_1__/* .PAGE_SIZE */ .m} comments.` };
    }
    // GitHub lists oldest first and offers no other order. Our comment mostly dates from the first push, so page 1, which
    // must be read to learn how many there are, is where it usually is; a younger one is sooner found from the end.
    const mine = new Map();
    const seen = new Set([1]);
    const answer = await keepOurs(first.value, 1, ours, mine);
    if (answer.kind !== 'ok')
        return answer;
    let wanted = answer.value;
    for (let next = lastPage;;) {
        wanted = wanted.filter(page => page >= 1 && page <= lastPage && !seen.has(page));
        if (wanted.length === 0 && mine.size === 0 && next > 1) {
            wanted = Array.from({ length: Math.min(pagesAtOnce, next - 1) }, (_, index) => next - index);
            next -= wanted.length;
        }
        if (wanted.length === 0)
            return { ...first, value: inOrder(mine) };
        const near = await readPages(api, wanted, ours, mine);
        if (near.kind !== 'ok')
            return near;
        for (const page of wanted)
            seen.add(page);
        wanted = near.value;
    }
}
/** Our comments among those changed at `since` or later (ms): one request unless the conversation is very busy. */
async function findOwnCommentsSince(api, ours, since) {
    const mine = new Map();
    for (let page = 1; page <= MAX_PAGES; page++) {
        const answer = await api.list(page, since);
        if (answer.kind !== 'ok')
            return answer;
        const kept = await keepOurs(answer.value, page, ours, mine);
        if (kept.kind !== 'ok')
            return kept;
        if (page >= answer.lastPage)
            return { ...answer, value: inOrder(mine) };
    }
    return { kind: 'failed', message: `More than ${MAX_PAGES * _comment_api_js__WEBPACK_IMPORTED_MODULE_1__/* .PAGE_SIZE */ .m} comments were changed at once.` };
}
async function readPages(api, pages, ours, mine) {
    const near = [];
    const answers = await Promise.all(pages.map(page => api.list(page)));
    for (const [index, answer] of answers.entries()) {
        if (answer.kind !== 'ok')
            return answer;
        const kept = await keepOurs(answer.value, pages[index] ?? 0, ours, mine);
        if (kept.kind !== 'ok')
            return kept;
        near.push(...kept.value);
    }
    return { kind: 'ok', value: near, at: 0, lastPage: 0 };
}
/** Puts a page's comments that are ours into `mine` and answers with the pages that they stand close to. */
async function keepOurs(comments, page, { key, identify }, mine) {
    const near = [];
    for (const [index, comment] of comments.entries()) {
        if (!(0,_comment_index_js__WEBPACK_IMPORTED_MODULE_0__/* .hasMarker */ .xY)(comment.body, key))
            continue;
        const login = await identify();
        if (login.kind !== 'ok')
            return login;
        if (!isOwnComment(comment, key, login.value))
            continue;
        mine.set(comment.id, comment);
        if (index < edge)
            near.push(page - 1);
        if (index >= _comment_api_js__WEBPACK_IMPORTED_MODULE_1__/* .PAGE_SIZE */ .m - edge)
            near.push(page + 1);
    }
    return { kind: 'ok', value: near, at: 0, lastPage: 0 };
}
function inOrder(comments) {
    return [...comments.values()].sort((one, other) => one.id - other.id);
}


/***/ }),

/***/ 604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Qh: () => (/* binding */ needsLookup),
/* harmony export */   tx: () => (/* binding */ planComment)
/* harmony export */ });
/* unused harmony export sameBody */
/* harmony import */ var _comment_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(675);
/* harmony import */ var _comment_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1281);
/* harmony import */ var _comment_index_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8808);

/**
 * Whether it must be looked before anything is known. An accepted model wants no comment of its own, only an earlier
 * comment has to hear of it. Where the event says that there was no comment at all, there is none to look for. A re-run
 * gets the event of the first attempt once more, with the count of that time, so then it must be looked.
 */
function needsLookup(when, run, commentsBefore) {
    return when === 'always' || commentsBefore !== 0 || run.attempt !== 1;
}
/** Plans from our comments, oldest first. The oldest one stays; all others are duplicates. */
function planComment(ours, intent) {
    const { runId, when, render } = intent;
    const known = ours
        .map(comment => (0,_comment_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readState */ .un)(comment.body, intent.known.key))
        .filter(state => state !== undefined)
        .reduce(_comment_index_js__WEBPACK_IMPORTED_MODULE_1__/* .mergeStates */ .t, intent.known);
    const [target, ...duplicates] = ours;
    if (target === undefined) {
        return when === 'always' || known.rows.some(_comment_index_js__WEBPACK_IMPORTED_MODULE_2__/* .needsComment */ .js)
            ? { kind: 'create', known, body: stableBody(known, render) }
            : { kind: 'nothing-to-say', known };
    }
    if (known.run.id > runId)
        return { kind: 'superseded', known, target };
    const body = stableBody(known, render);
    return sameBody(body, target.body)
        ? { kind: 'said', known, target, duplicates }
        : { kind: 'update', known, target, body };
}
/**
 * The body that will be found unchanged by who reads it back. Where the state had to be shortened to fit, a reader knows
 * less than the writer did and would word the body otherwise, so it is worded from the shortened state at once.
 */
function stableBody(known, render) {
    let body = render(known);
    for (let tries = 0; tries < 3; tries++) {
        const carried = (0,_comment_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readState */ .un)(body, known.key);
        if (carried === undefined || carried.rows.every(row => row.cut === undefined))
            return body;
        const again = render((0,_comment_index_js__WEBPACK_IMPORTED_MODULE_1__/* .mergeStates */ .t)(carried, known));
        if (again === body)
            return body;
        body = again;
    }
    return body;
}
/** Whether two bodies read the same; a server may trim a body or change its line breaks. */
function sameBody(one, other) {
    const normal = (body) => body.replaceAll('\r\n', '\n').trim();
    return normal(one) === normal(other);
}


/***/ }),

/***/ 3056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ findPullRequest),
/* harmony export */   v: () => (/* binding */ pullRequestFromEvent)
/* harmony export */ });
/** Which pull request a run belongs to: read from the event where it says, looked up by the commit where it does not. */
/** Reads the event. Nothing of it is taken on trust, a payload may be of any shape. */
function pullRequestFromEvent({ eventName, payload, sha, override, now, }) {
    if (override !== undefined)
        return { kind: 'number', number: override };
    switch (eventName) {
        case 'pull_request':
        case 'pull_request_target':
        case 'pull_request_review':
        case 'pull_request_review_comment':
            return ofPullRequest(at(payload, 'pull_request'), eventName, now);
        case 'issue_comment':
            return ofIssueComment(at(payload, 'issue'), now);
        case 'workflow_run':
            return ofWorkflowRun(at(payload, 'workflow_run'), at(payload, 'repository'));
        case 'merge_group':
            return ofMergeGroup(at(payload, 'merge_group'));
        case 'push':
            return ofPush(payload, sha);
        case 'workflow_dispatch':
        case 'repository_dispatch':
            return ofCommit(sha, undefined);
        default:
            return { kind: 'none', why: `The event ${eventName} belongs to no pull request.` };
    }
}
/** Finds the pull request that an event's hint leads to; at most two requests, none where the event says the number. */
async function findPullRequest(client, repository, hint) {
    switch (hint.kind) {
        case 'number':
            return { ...hint, kind: 'found' };
        case 'none':
            return hint;
        case 'commit':
            break;
    }
    // By branch first: GitHub does not associate a fork's commits with pull requests of the repository it was forked from.
    const { head, sha } = hint;
    if (head !== undefined) {
        const byHead = await client.read((octokit, request) => octokit.rest.pulls.list({ ...repository, head, state: 'open', per_page: 100, request }));
        const found = pick(byHead, sha);
        if (found.kind !== 'none')
            return found;
    }
    const byCommit = await client.read((octokit, request) => octokit.rest.repos.listPullRequestsAssociatedWithCommit({
        ...repository,
        commit_sha: sha,
        per_page: 100,
        request,
    }));
    return pick(byCommit, sha);
}
/**
 * The open pull request whose head the commit still is; a merged one, or one that contains the commit further down, is
 * not what this run is about. Of several (one branch, several bases) the oldest, so that every leg picks the same.
 */
function pick(answer, sha) {
    const none = {
        kind: 'none',
        why: `No open pull request has the commit ${sha.slice(0, 7)} as its head.`,
    };
    // 422 is GitHub's answer for a commit that it does not know, 409 that for an empty repository.
    if (answer.kind === 'failed' && /^(409|422) /.test(answer.message))
        return none;
    if (answer.kind === 'gone')
        return none;
    if (answer.kind !== 'ok')
        return { kind: 'failed', message: answer.message };
    const numbers = answer.value
        .filter(candidate => candidate.state === 'open' && candidate.head.sha === sha)
        .map(candidate => candidate.number);
    return numbers.length === 0 ? none : { kind: 'found', number: Math.min(...numbers) };
}
function ofPullRequest(pull, eventName, now) {
    const number = numberAt(pull, 'number');
    if (number === undefined)
        return { kind: 'none', why: `The event ${eventName} names no pull request.` };
    return withComments(number, pull, now);
}
function ofIssueComment(issue, now) {
    const number = numberAt(issue, 'number');
    return number === undefined || at(issue, 'pull_request') === undefined
        ? { kind: 'none', why: 'The comment is on an issue, not on a pull request.' }
        : withComments(number, issue, now);
}
/**
 * How long the count of comments in an event is believed (ms). A run that waited for a runner, an approval or the run of
 * an earlier push may meet a comment that was written after its event.
 */
const COUNT_LASTS = 120_000;
/** The count of comments in the event; 0 is worth a request, since then there is no comment of ours to look for. */
function withComments(number, source, now) {
    const comments = at(source, 'comments');
    const isYoung = now - Date.parse(textAt(source, 'updated_at') ?? '') < COUNT_LASTS;
    return isYoung && typeof comments === 'number' && Number.isSafeInteger(comments) && comments >= 0
        ? { kind: 'number', number, comments }
        : { kind: 'number', number };
}
/**
 * GitHub names the pull requests of a run in the event, but none for a run of a fork, and also those of other
 * repositories that the branch has pull requests in.
 */
function ofWorkflowRun(run, repository) {
    const listed = at(run, 'pull_requests');
    const home = at(repository, 'id');
    const numbers = (Array.isArray(listed) ? listed : [])
        .filter((pull) => home !== undefined && at(at(at(pull, 'base'), 'repo'), 'id') === home)
        .map((pull) => numberAt(pull, 'number'))
        .filter(number => number !== undefined);
    if (numbers.length > 0)
        return { kind: 'number', number: Math.min(...numbers) };
    const owner = textAt(at(at(run, 'head_repository'), 'owner'), 'login');
    const branch = textAt(run, 'head_branch');
    return ofCommit(textAt(run, 'head_sha'), owner && branch && `${owner}:${branch}`);
}
/** A merge queue's branch is `gh-readonly-queue/<base>/pr-<number>-<sha of the base>`. */
function ofMergeGroup(group) {
    const number = /\/pr-(\d+)-[0-9a-f]{40,64}$/.exec(textAt(group, 'head_ref') ?? '')?.[1];
    return number === undefined
        ? { kind: 'none', why: 'The merge group names no pull request.' }
        : { kind: 'number', number: Number(number) };
}
function ofPush(payload, sha) {
    if (at(payload, 'deleted') === true)
        return { kind: 'none', why: 'The push deleted its branch.' };
    const branch = /^refs\/heads\/(.+)$/.exec(textAt(payload, 'ref') ?? '')?.[1];
    if (branch === undefined)
        return { kind: 'none', why: 'The push was not to a branch.' };
    return ofCommit(textAt(payload, 'after') ?? sha, undefined);
}
function ofCommit(sha, head) {
    if (sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha)) {
        return { kind: 'none', why: 'The event names no commit.' };
    }
    return head === undefined ? { kind: 'commit', sha } : { kind: 'commit', sha, head };
}
function at(value, key) {
    return typeof value === 'object' && value !== null && key in value
        ? value[key]
        : undefined;
}
function numberAt(value, key) {
    const found = at(value, key);
    return typeof found === 'number' && Number.isSafeInteger(found) && found > 0 ? found : undefined;
}
function textAt(value, key) {
    const found = at(value, key);
    return typeof found === 'string' && found !== '' ? found : undefined;
}


/***/ }),

/***/ 9698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  oD: () => (/* binding */ MAIN_MAX_WAIT_MS),
  xf: () => (/* binding */ POST_MAX_WAIT_MS),
  bm: () => (/* binding */ recheckUpsert),
  lB: () => (/* binding */ upsertComment)
});

// EXTERNAL MODULE: ./lib/base/assert-never.js
var assert_never = __nccwpck_require__(5476);
// EXTERNAL MODULE: ./lib/comment/state.js
var state = __nccwpck_require__(8808);
// EXTERNAL MODULE: ./lib/comment/merge.js
var merge = __nccwpck_require__(1281);
// EXTERNAL MODULE: ./lib/comment/fit.js
var fit = __nccwpck_require__(990);
// EXTERNAL MODULE: ./lib/github/client.js
var client = __nccwpck_require__(636);
// EXTERNAL MODULE: ./lib/github/plan-comment.js
var plan_comment = __nccwpck_require__(604);
// EXTERNAL MODULE: ./lib/github/find-comment.js
var find_comment = __nccwpck_require__(4572);
;// CONCATENATED MODULE: ./lib/github/upsert-session.js

/** A later look goes back a little before the first one, whose time is in whole seconds and by another clock (ms). */
const lookBack = 60_000;
/** The trouble when there was no other. */
const OVERTAKEN = 'Other jobs kept changing the comment.';
/** A GitHub that cannot be reached is not waited for as long as other jobs are: the job is paid for by the minute. */
const MOST_SILENCES = 3;
const firstWait = 400;
const longestWait = 6_000;
/** The beginning of a call. */
function startSession(input, step) {
    const { known, since, before } = step;
    const { maxWaitMs: patience } = input;
    return {
        ...{
            input,
            step,
            known,
            since,
            waitLeftMs: patience,
            prefetched: input.prefetched,
            written: undefined,
            backOffs: 0,
            unclearAnswers: 0,
            waited: false,
            problem: OVERTAKEN,
        },
        target: before?.id,
        created: new Map(before?.kind === 'written' && before.created ? [[before.id, undefined]] : []),
    };
}
/** Reads our comments, oldest first; the first time the look from before the call will do, where there is one. */
async function readComments(course) {
    const { prefetched: ahead } = course;
    course.prefetched = undefined;
    if (ahead !== undefined)
        return ahead;
    const began = course.input.clock.now();
    return { startedAt: began, answer: await lookNow(course) };
}
async function lookNow(course) {
    const { input, step, since } = course;
    if (since === undefined)
        return (0,find_comment/* findOwnComments */.gP)(input.api, input);
    if (course.target !== undefined && course.written === undefined && !step.isFinal) {
        // The first look has become too old to write from. The comment that stays is known, and a younger one is not ours to
        // see to, so what it says now is all that is needed.
        const target = await input.api.get(course.target);
        if (target.kind === 'ok')
            return { ...target, value: [target.value] };
        if (target.kind !== 'gone')
            return target;
        course.target = undefined;
    }
    const found = await (0,find_comment/* findOwnCommentsSince */._L)(input.api, input, since - lookBack);
    if (found.kind !== 'ok')
        return found;
    const comments = new Map(found.value.map(comment => [comment.id, comment]));
    // A list may come from a replica that lags behind our own write.
    for (const [id, comment] of course.created) {
        if (comment !== undefined && !comments.has(id))
            comments.set(id, comment);
    }
    const { target } = course;
    // A list of what changed lately leaves out a comment that nobody wrote to for long. When it is empty in the post step,
    // nothing happened since the main step, and that is all there is to know.
    const quiet = comments.size === 0 && step.before !== undefined;
    if (target !== undefined && !comments.has(target) && !quiet) {
        const known = await input.api.get(target);
        if (known.kind === 'ok')
            comments.set(target, known.value);
        else if (known.kind !== 'gone')
            return known;
    }
    return { ...found, value: [...comments.values()].sort((one, other) => one.id - other.id) };
}
/** The outcome when the comment says all that is known. */
function savedOutcome(course, target) {
    const { written, created, step } = course;
    const at = course.since ?? 0;
    const { id, url } = target;
    const wrote = written !== undefined || step.before?.kind === 'written';
    return wrote
        ? { kind: 'written', url, id, created: created.has(id), at }
        : { kind: 'unchanged', url, id, at };
}
/** The end without agreement: what was written stands, and a later step or job may still put it right. */
function giveUp(course, message) {
    return course.written === undefined ? { kind: 'failed', message } : savedOutcome(course, course.written);
}
/** What to make of an answer that is none. The time that it took counts as a wait: a GitHub that hangs takes a lot. */
async function handleError(course, answer, began) {
    course.waitLeftMs -= course.input.clock.now() - began;
    switch (answer.kind) {
        case 'denied':
            return { kind: 'denied', permission: 'pull-requests: write', message: answer.message };
        case 'gone':
        case 'failed':
            return giveUp(course, answer.message);
        case 'unclear':
            course.unclearAnswers += 1;
            return course.unclearAnswers > MOST_SILENCES
                ? giveUp(course, answer.message)
                : backOff(course, answer.message);
        case 'limited': {
            const message = `${answer.message} (it asks to wait ${Math.ceil(answer.wait / 1000)} s)`;
            return backOff(course, message, answer.wait);
        }
    }
}
/** Waits a growing, jittered time, at least `least`, when patience allows. */
async function backOff(course, message, least = 0) {
    const { clock: pace } = course.input;
    const growing = Math.min(longestWait, firstWait * 2 ** course.backOffs) * (0.5 + pace.random());
    const wait = least + growing;
    if (wait > course.waitLeftMs)
        return giveUp(course, message);
    course.waitLeftMs -= wait;
    course.backOffs += 1;
    course.waited = true;
    course.problem = message;
    await pace.sleep(wait);
    return 'again';
}

;// CONCATENATED MODULE: ./lib/github/converge.js




/** No write is based on a look that began longer ago (ms). */
const LOOKUP_MAX_AGE_MS = 2_000;
/** After this time (ms) without a change a comment keeps what it says; 3 seconds for whole seconds and for replicas. */
const QUIET_MS = LOOKUP_MAX_AGE_MS + client/* REQUEST_TIMEOUT_MS */.j2 + 3_000;
/** Runs rounds until the comment says what is known, something final comes back, or rounds or patience end. */
async function converge(input, step) {
    const course = startSession(input, step);
    for (let round = 1; round <= step.rounds; round++) {
        const outcome = await playRound(course);
        if (outcome !== 'again')
            return outcome;
    }
    return giveUp(course, course.problem);
}
async function playRound(course) {
    const { input, step } = course;
    const { startedAt: began, answer: found } = await readComments(course);
    if (found.kind !== 'ok')
        return handleError(course, found, began);
    course.unclearAnswers = 0;
    course.since ??= found.at;
    const plan = (0,plan_comment/* planComment */.tx)(found.value, { ...input, known: course.known, runId: input.run.id });
    course.known = plan.known;
    course.target = found.value[0]?.id ?? course.target;
    switch (plan.kind) {
        case 'nothing-to-say':
            return { kind: 'skipped', why: 'nothing-to-say', at: course.since };
        case 'superseded':
            return { kind: 'skipped', why: 'newer-run', at: course.since };
        case 'said':
            return finish(course, plan, found.at);
        case 'create':
            // What an earlier step left and is gone now, a person took away.
            if (step.before !== undefined)
                return step.before.kind === 'unchanged' ? step.before : removed(course);
            if (!course.waited) {
                const wait = letOthersGoFirst(course);
                if (wait > 0)
                    return backOff(course, OVERTAKEN, wait);
            }
            break;
        case 'update':
            break;
    }
    if (input.clock.now() - began > LOOKUP_MAX_AGE_MS)
        return 'again';
    if (course.written !== undefined && !course.waited) {
        // Another job's write undid ours, so others are busy; a wait spreads us out, and needs a fresh look after it.
        return backOff(course, OVERTAKEN);
    }
    return write(course, plan);
}
/**
 * Each comment that is created sends mail to all who watch the pull request, and deleting it does not take the mail
 * back. So when the jobs of a matrix all find no comment, the first one makes it, and the others look again a moment
 * later before they do (ms).
 */
function letOthersGoFirst({ input, waitLeftMs: patience }) {
    const { matrixJob: turn, clock: pace } = input;
    if (turn === undefined || turn.index === 0)
        return 0;
    const wait = 600 + pace.random() * 400 * Math.min(turn.total, 10);
    // It is a courtesy: what patience there is must suffice for GitHub's own demands.
    return wait * 2 > patience ? 0 : wait;
}
async function write(course, plan) {
    const { api, clock: pace } = course.input;
    const began = pace.now();
    const answer = plan.kind === 'create' ? await api.create(plan.body) : await api.update(plan.target.id, plan.body);
    if (answer.kind !== 'ok') {
        return answer.kind === 'gone' && plan.kind === 'update' ? 'again' : handleError(course, answer, began);
    }
    course.written = answer.value;
    course.waited = false;
    if (plan.kind === 'create')
        course.created.set(answer.value.id, answer.value);
    return isAlone(course) ? savedOutcome(course, answer.value) : 'again';
}
/**
 * A job without a matrix has no legs that write at the same time, and its post step's look comes soon enough for another
 * job of the workflow: reading back at once would be a request for nothing.
 */
function isAlone({ input, step }) {
    return !step.isFinal && input.matrixJob?.total === 1;
}
/** Whether a job without a matrix finds its comment as it left it, with nobody else's rows: nobody is there to wait for. */
function isUntouched({ input, known }) {
    const own = new Set(input.rows.map(row => (0,fit/* limitRow */.Wi)(row).leg));
    return input.matrixJob?.total === 1 && known.rows.every(row => own.has(row.leg));
}
/** The comment says all that is known. */
async function finish(course, plan, at) {
    const { input, step, created } = course;
    const { target, duplicates } = plan;
    const outcome = savedOutcome(course, target);
    if (!step.isFinal) {
        // Our own row is in the older comment, and our post step sees that it stays there.
        await removeAll(course, duplicates.filter(comment => created.has(comment.id)));
        return outcome;
    }
    if (duplicates.length === 0 && isUntouched(course))
        return outcome;
    const quietIn = target.updatedAt + QUIET_MS - at;
    if (quietIn > 0 && (duplicates.length > 0 || !created.has(target.id))) {
        const wait = quietIn + input.clock.random() * 2_000;
        if (wait > course.waitLeftMs)
            return outcome;
        course.waitLeftMs -= wait;
        await input.clock.sleep(wait);
        return 'again';
    }
    await removeAll(course, duplicates);
    return outcome;
}
/** Takes duplicates away; one that cannot be removed is left for the next job that looks. */
async function removeAll(course, duplicates) {
    for (const duplicate of duplicates)
        await course.input.api.remove(duplicate.id);
}
function removed(course) {
    return { kind: 'skipped', why: 'removed', at: course.since ?? 0 };
}

;// CONCATENATED MODULE: ./lib/github/upsert-comment.js




/** How long the main step and the `post` step wait at most for other jobs and for GitHub's limits (ms). */
const MAIN_MAX_WAIT_MS = 20_000;
const POST_MAX_WAIT_MS = 60_000;
/**
 * The main step: writes the merge of what the comment says and what this job knows, reads it back (a job without a matrix
 * leaves that to its post step), and repeats with growing, jittered waits only when another job's write undid it.
 */
function upsertComment(input) {
    return needsNoLook(input)
        ? Promise.resolve({ kind: 'skipped', why: 'nothing-to-say', at: input.clock.now() })
        : converge(input, { known: ownState(input), rounds: 8, isFinal: false });
}
/**
 * The `post` step: looks once more, puts back what a late write of another job undid, and takes away duplicates.
 * It ends when the comment says all that this job knows and no job can still write from a look that is older.
 *
 * @param before what {@link upsertComment} answered; `undefined` when it did not come to an answer.
 */
async function recheckUpsert(input, before) {
    const step = { known: ownState(input), rounds: 60, isFinal: true };
    switch (before?.kind) {
        case undefined:
        case 'failed':
            return converge(input, step);
        case 'denied':
            return before;
        case 'skipped':
            // A job that is no matrix's has nobody whose comment its accepted model would have to join.
            return before.why === 'nothing-to-say' && input.matrixJob?.total !== 1
                ? converge(input, { ...step, since: before.at })
                : before;
        case 'written':
        case 'unchanged':
            return converge(input, { ...step, since: before.at, before });
        default:
            return (0,assert_never/* assertNever */.x)(before);
    }
}
function needsNoLook({ when, rows, run, commentsBefore }) {
    return !rows.some(state/* needsComment */.js) && !(0,plan_comment/* needsLookup */.Qh)(when, run, commentsBefore);
}
function ownState(input) {
    return { version: 1, key: input.key, run: input.run, rows: (0,merge/* dedupeRows */.X)(input.rows.map(fit/* limitRow */.Wi)) };
}


/***/ }),

/***/ 5691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8373);

await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 8373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __nccwpck_require__(7594);
// EXTERNAL MODULE: ./lib/base/assert-never.js
var assert_never = __nccwpck_require__(5476);
;// CONCATENATED MODULE: ./lib/chain/model-status.js
/** The standing of one model; `attempts` may hold those of others too. A cancelled probe is none. */
function modelStatus(model, attempts) {
    const own = attemptsOf(model, attempts);
    const last = own.at(-1);
    if (last === undefined)
        return { kind: 'untried', model };
    const { verdict } = last;
    switch (verdict.kind) {
        case 'accepted':
            return {
                kind: 'accepted',
                model,
                flapped: own.some(attempt => refusalIn(attempt) !== undefined),
                settings: last.settings,
                ...(verdict.servedModel === undefined ? {} : { servedModel: verdict.servedModel }),
            };
        case 'refused':
        case 'unsettled': {
            const refusal = refusalIn(last);
            if (refusal === undefined)
                return { kind: 'unsettled', model, finding: verdict.finding };
            const confirmed = own.slice(0, -1).some(attempt => refusalIn(attempt)?.scope === refusal.scope);
            return refusal.lasting === 'ambiguous' && !confirmed
                ? { kind: 'unsettled', model, finding: refusal }
                : { kind: 'refused', model, finding: refusal, confirmed };
        }
    }
}
/** The standings of the whole chain, in its order. */
function chainStatus(policy, attempts) {
    return policy.chain.map(model => modelStatus(model, attempts));
}
/** The attempts of one model that came to a verdict, oldest first. */
function attemptsOf(model, attempts) {
    return attempts.filter((attempt) => attempt.model === model && attempt.verdict.kind !== 'cancelled');
}
/**
 * The refusal that a probe found, if it found one. Refusing the shape of the request, or failing on the way, proves
 * nothing against the model, whatever the verdict calls it.
 */
function refusalIn({ verdict }) {
    if (verdict.kind !== 'refused')
        return undefined;
    const { scope } = verdict.finding;
    return scope === 'request' || scope === 'infrastructure' ? undefined : verdict.finding;
}
/**
 * Whether a standing that no further probe can change ends the walk for every model: a failure of the route, or a
 * client that cannot run at all. A CLI that is too old for one model may still run the next.
 *
 * An unsettled failure of the route ends it too. The next model would meet the same failure, and if the route healed
 * in between, it would be taken for a better model than the one asked for.
 */
function stopsChain(standing) {
    if (!('finding' in standing))
        return false;
    const { scope, reason } = standing.finding;
    return scope === 'route' || reason === 'codex-missing';
}

;// CONCATENATED MODULE: ./lib/chain/decision.js


/**
 * The decision that the attempts so far lead to. When the walk was cancelled, a model asked for that is not settled is
 * neither kept nor fallen back from: its retries were not over.
 */
function decide(policy, attempts) {
    const standings = chainStatus(policy, attempts);
    const [asked] = standings;
    if (asked === undefined)
        throw new Error('The chain is empty.');
    switch (asked.kind) {
        case 'accepted':
            return { kind: 'preferred', model: asked.model, verified: true, reason: 'accepted', ...serving(asked) };
        case 'refused':
            return fallBack(asked.finding.reason, standings);
        case 'unsettled': {
            const { reason } = asked.finding;
            const cancelled = attempts.some(attempt => attempt.verdict.kind === 'cancelled');
            return cancelled ? none(reason, standings) : withoutProof(policy, asked.model, reason, standings);
        }
        case 'untried':
            // Only a cancelled walk comes to this. The contract has no code for it; no answer came in time is true.
            return none('timed-out', standings);
        default:
            return (0,assert_never/* assertNever */.x)(asked);
    }
}
function withoutProof({ onUnsettled }, model, reason, standings) {
    switch (onUnsettled) {
        case 'fallback':
            return fallBack(reason, standings);
        case 'keep':
            return { kind: 'preferred', model, verified: false, reason, settings: {} };
        case 'fail':
            return none(reason, standings);
        default:
            return (0,assert_never/* assertNever */.x)(onUnsettled);
    }
}
/** The first accepted model of the chain; the one asked for is known not to be accepted. */
function fallBack(reason, standings) {
    const used = standings.find(standing => standing.kind === 'accepted');
    return used === undefined
        ? none(reason, standings)
        : { kind: 'fallback', model: used.model, reason, ...serving(used) };
}
function none(reason, standings) {
    const blocker = standings.filter(standing => 'finding' in standing).find(stopsChain);
    return blocker === undefined
        ? { kind: 'none', reason }
        : { kind: 'none', reason, blockedBy: blocker.finding.reason };
}
function serving(standing) {
    const { settings, servedModel } = standing;
    return servedModel === undefined ? { settings } : { settings, servedModel };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./lib/config/codex-home.js
/** Where the CLI keeps its login and configuration. */


/** The input, else the environment's CODEX_HOME, else `~/.codex`. A leading `~/` is expanded, as no shell did it. */
function resolveCodexHome(options) {
    const named = [options.input, options.env['CODEX_HOME']].find(path => path !== undefined && path !== '');
    const home = options.env['HOME'] || options.env['USERPROFILE'] || (0,external_node_os_.homedir)();
    if (named === undefined)
        return { dir: (0,external_node_path_.join)(home, '.codex'), explicit: false };
    return { dir: /^~[/\\]/.test(named) ? (0,external_node_path_.join)(home, named.slice(2)) : (0,external_node_path_.resolve)(named), explicit: true };
}
/** The stored login in a CODEX_HOME. */
function authFilePath(home) {
    return (0,external_node_path_.join)(home.dir, 'auth.json');
}
/** The user's configuration in a CODEX_HOME. */
function configFilePath(home) {
    return (0,external_node_path_.join)(home.dir, 'config.toml');
}

;// CONCATENATED MODULE: ./node_modules/leven/index.js
const array = [];
const characterCodeCache = [];

function leven(first, second, options) {
	if (first === second) {
		return 0;
	}

	const maxDistance = options?.maxDistance;
	const swap = first;

	// Swapping the strings if `a` is longer than `b` so we know which one is the
	// shortest & which one is the longest
	if (first.length > second.length) {
		first = second;
		second = swap;
	}

	let firstLength = first.length;
	let secondLength = second.length;

	// Performing suffix trimming:
	// We can linearly drop suffix common to both strings since they
	// don't increase distance at all
	// Note: `~-` is the bitwise way to perform a `- 1` operation
	while (firstLength > 0 && (first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength))) {
		firstLength--;
		secondLength--;
	}

	// Performing prefix trimming
	// We can linearly drop prefix common to both strings since they
	// don't increase distance at all
	let start = 0;

	while (start < firstLength && (first.charCodeAt(start) === second.charCodeAt(start))) {
		start++;
	}

	firstLength -= start;
	secondLength -= start;

	// Early termination after trimming: if difference in length exceeds max distance
	if (maxDistance !== undefined && secondLength - firstLength > maxDistance) {
		return maxDistance;
	}

	if (firstLength === 0) {
		return maxDistance !== undefined && secondLength > maxDistance
			? maxDistance
			: secondLength;
	}

	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;

	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}

	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;

		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			// eslint-disable-next-line no-multi-assign
			result = array[index] = temporary > result
				? (temporary2 > result ? result + 1 : temporary2)
				: (temporary2 > temporary ? temporary + 1 : temporary2);
		}

		// Early termination: if all values in current row exceed maxDistance
		if (maxDistance !== undefined) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) {
				if (array[index] < rowMinimum) {
					rowMinimum = array[index];
				}
			}

			if (rowMinimum > maxDistance) {
				return maxDistance;
			}
		}
	}

	// Bound arrays to avoid retaining large previous sizes
	array.length = firstLength;
	characterCodeCache.length = firstLength;

	return maxDistance !== undefined && result > maxDistance ? maxDistance : result;
}

function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) {
		return undefined;
	}

	const userMax = options?.maxDistance;
	const targetLength = target.length;

	// Exact match fast-path
	for (const candidate of candidates) {
		if (candidate === target) {
			return candidate;
		}
	}

	if (userMax === 0) {
		return undefined;
	}

	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = new Set();

	for (const candidate of candidates) {
		if (seen.has(candidate)) {
			continue;
		}

		seen.add(candidate);

		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) {
			continue;
		}

		if (userMax !== undefined && lengthDiff > userMax) {
			continue;
		}

		const cap = Number.isFinite(bestDist)
			? (userMax === undefined ? bestDist : Math.min(bestDist, userMax))
			: userMax;

		const distance = cap === undefined
			? leven(target, candidate)
			: leven(target, candidate, {maxDistance: cap});

		// Skip candidates that exceed the user's maximum distance
		if (userMax !== undefined && distance > userMax) {
			continue;
		}

		// If we got a capped result that equals the cap, we need the actual distance
		// for accurate comparison, but only if the cap was due to userMax
		let actualD = distance;
		if (cap !== undefined && distance === cap && cap === userMax) {
			actualD = leven(target, candidate);
		}

		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) {
				break;
			}
		}
	}

	if (userMax !== undefined && bestDist > userMax) {
		return undefined;
	}

	return best;
}

;// CONCATENATED MODULE: ./lib/inputs/values.js
/** Parses the text of one input into one value. */

/** An input has a value that is not allowed. The message names the input, the value and what is allowed. */
class InputError extends Error {
    name = 'InputError';
    input;
    /**
     * @param value the text of the input; null when it may be a secret, which the message must not repeat
     * @param allowed what the input must be, such as "a whole number from 0 to 10"
     * @param hint one more sentence, with a space before it
     */
    constructor(input, value, allowed, hint = '') {
        super(`Input "${input}" ${value === null ? '' : `is ${quote(value)}, but `}must be ${allowed}.${hint}`);
        this.input = input;
    }
}
/** One of a few words. An empty input means `defaultValue`. */
function parseChoice(input, raw, allowed, defaultValue) {
    const text = raw.trim();
    if (text === '')
        return defaultValue;
    const match = allowed.find(value => value === text);
    if (match !== undefined)
        return match;
    // Two letters swapped are two changes. In a word of three letters, two changes make another word.
    const maxDistance = text.length > 3 ? 2 : 1;
    const similar = closestMatch(text.toLowerCase(), allowed, { maxDistance });
    const hint = similar === undefined ? '' : ` Did you mean "${similar}"?`;
    throw new InputError(input, text, `one of ${allowed.map(value => `"${value}"`).join(', ')}`, hint);
}
/** The words "true" and "false". An empty input means `defaultValue`. */
function parseBoolean(input, raw, defaultValue) {
    return parseChoice(input, raw, ['true', 'false'], defaultValue ? 'true' : 'false') === 'true';
}
/** A whole number in decimal digits within bounds. An empty input means `defaultValue`. `unit` appears in the error. */
function parseNumber(input, raw, bounds) {
    const text = raw.trim();
    if (text === '')
        return bounds.defaultValue;
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < bounds.min || value > bounds.max) {
        const unit = bounds.unit === undefined ? '' : ` of ${bounds.unit}`;
        throw new InputError(input, text, `a whole number${unit} from ${bounds.min} to ${bounds.max}`);
    }
    return value;
}
/** A single line of text; undefined when it is empty. The value may be a secret, so the error does not repeat it. */
function parseText(input, raw) {
    const text = raw.trim();
    if (/\p{Cc}/u.test(text))
        throw new InputError(input, null, 'a single line without control characters');
    return text === '' ? undefined : text;
}
/** The items of a list separated by commas or line breaks. Empty items are left out. */
function parseList(raw) {
    return raw
        .split(/[,\r\n]/)
        .map(item => item.trim())
        .filter(item => item !== '');
}
const MAX_QUOTED_CHARS = 80;
/**
 * The value for an error message: on one line, cut, and with every character outside of ASCII as its code point, so that
 * a dash or a letter that looks like the right one can be told from it.
 */
function quote(value) {
    const characters = [...value];
    const shown = characters.slice(0, MAX_QUOTED_CHARS).join('');
    const line = JSON.stringify(shown).replace(/[^\x20-\x7e]/gu, character => `\\u{${character.codePointAt(0)?.toString(16)}}`);
    const cut = characters.length - MAX_QUOTED_CHARS;
    return cut > 0 ? `${line} and ${cut} more characters` : line;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./lib/base/fields.js
var fields = __nccwpck_require__(4144);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./lib/config/read-file.js
/** Reading a file that somebody else wrote. */


/** Far above any real auth.json (5 kB) or config.toml. */
const LIMIT_BYTES = 1024 * 1024;
/** Reads a text file, as UTF-8, up to a limit in bytes. */
function readTextFile(file, limitBytes = LIMIT_BYTES) {
    let handle;
    try {
        handle = (0,external_node_fs_.openSync)(file, 'r');
        const buffer = Buffer.alloc(limitBytes + 1);
        let size = 0;
        for (let read = -1; read !== 0 && size < buffer.length; size += read) {
            read = (0,external_node_fs_.readSync)(handle, buffer, size, buffer.length - size, null);
        }
        if (size > limitBytes)
            return { kind: 'unreadable', message: `it is larger than ${limitBytes} bytes` };
        return { kind: 'text', text: buffer.toString('utf8', 0, size) };
    }
    catch (error) {
        const code = (0,errors/* codeOf */.$)(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return { kind: 'missing' };
        return { kind: 'unreadable', message: (0,errors/* messageOf */.b)(error) };
    }
    finally {
        if (handle !== undefined)
            (0,external_node_fs_.closeSync)(handle);
    }
}

;// CONCATENATED MODULE: ./lib/route/jwt.js

/** The claims of a JWT; none for anything else. */
function claimsOf(token) {
    const payload = token?.split('.')[1];
    if (payload === undefined)
        return {};
    try {
        return (0,fields/* fieldsOf */.Pf)(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    }
    catch {
        return {};
    }
}
/** When a token expires, milliseconds since the epoch. */
function expiryOf(token) {
    const exp = claimsOf(token)['exp'];
    return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : undefined;
}

;// CONCATENATED MODULE: ./lib/route/auth-file.js
/** The stored login, auth.json: facts without secrets, and the secrets apart, for masking. */




/** Reads auth.json. Nothing about the file is an error: what it lacks, the probe will show. */
function readAuthFile(file) {
    const read = readTextFile(file);
    if (read.kind === 'missing')
        return { facts: { kind: 'missing' }, secrets: [] };
    if (read.kind === 'unreadable') {
        return { facts: { kind: 'unusable', message: read.message }, secrets: [] };
    }
    let value;
    try {
        value = JSON.parse(read.text);
    }
    catch {
        // A broken file may still hold whole tokens, and the CLI or a later step may print them.
        return { facts: { kind: 'unusable', message: 'it is not JSON' }, secrets: tokensIn(read.text) };
    }
    const refreshToken = (0,fields/* textOf */.b6)((0,fields/* fieldsOf */.Pf)((0,fields/* fieldsOf */.Pf)(value)['tokens'])['refresh_token']);
    return {
        facts: factsOf(value),
        secrets: secretsOf(value),
        ...(0,fields/* optional */.lq)('refreshMark', refreshToken && markOf(refreshToken)),
    };
}
function factsOf(value) {
    const file = (0,fields/* fieldsOf */.Pf)(value);
    const key = (0,fields/* textOf */.b6)(file['OPENAI_API_KEY']);
    const tokens = (0,fields/* fieldsOf */.Pf)(file['tokens']);
    const signedIn = (0,fields/* textOf */.b6)(tokens['access_token']) !== undefined || (0,fields/* textOf */.b6)(tokens['refresh_token']) !== undefined;
    switch (modeOf(file['auth_mode'], key !== undefined)) {
        case 'api-key':
            return key === undefined ? { kind: 'unusable', message: 'it holds no key' } : { kind: 'api-key' };
        case 'access-token':
            return { kind: 'access-token' };
        case 'chatgpt':
            if (!signedIn)
                return { kind: 'unusable', message: 'it holds no credentials' };
            return {
                kind: 'chatgpt',
                ...(0,fields/* optional */.lq)('plan', planOf(tokens)),
                ...(0,fields/* optional */.lq)('expiresAt', expiryOf((0,fields/* textOf */.b6)(tokens['access_token']))),
                ...(0,fields/* optional */.lq)('lastRefreshAt', timeOf(file['last_refresh'])),
                holdsKeyToo: key !== undefined,
            };
    }
}
/**
 * Logins of old CLIs have no `auth_mode`; a key then wins over tokens (0.77 to 0.169). Newer modes than `apikey` and
 * `chatgpt` are seen in 0.142 and later: `chatgptAuthTokens`, `personalAccessToken`, `agentIdentity`.
 */
function modeOf(mode, hasKey) {
    const name = (0,fields/* textOf */.b6)(mode)
        ?.toLowerCase()
        .replace(/[^a-z]/g, '');
    if (name === undefined)
        return hasKey ? 'api-key' : 'chatgpt';
    if (name === 'apikey')
        return 'api-key';
    return name.startsWith('chatgpt') ? 'chatgpt' : 'access-token';
}
function planOf(tokens) {
    for (const token of [tokens['access_token'], tokens['id_token']]) {
        const claims = (0,fields/* fieldsOf */.Pf)(claimsOf((0,fields/* textOf */.b6)(token))['https://api.openai.com/auth']);
        const plan = (0,fields/* textOf */.b6)(claims['chatgpt_plan_type']);
        // The plan is printed; anything but a plain word is no plan.
        if (plan !== undefined && /^[A-Za-z0-9_-]{1,40}$/.test(plan))
            return plan;
    }
    return undefined;
}
function timeOf(value) {
    const time = Date.parse((0,fields/* textOf */.b6)(value) ?? '');
    return Number.isNaN(time) ? undefined : time;
}
function markOf(token) {
    return (0,external_node_crypto_.createHash)('sha256').update(token).digest('hex');
}
/** Fields that hold words anyone may see; a mask of `chatgpt` or `plus` would blacken half of the log. */
const OPEN_FIELDS = new Set(['auth_mode', 'last_refresh']);
/** Claims of a token that name its owner. The others are words (`plus`), addresses of issuers, numbers. */
const PERSONAL_CLAIM = /(^|_)(email|name|sub|sid|jti|id)$/;
/** Shorter texts are no secrets, and masking them hides ordinary words. */
const SHORTEST_SECRET = 8;
/**
 * Every text in auth.json that must be seen nowhere: keys and tokens, the dot-separated parts of tokens, account ids,
 * and the owner's address and ids in the claims.
 */
function secretsOf(value) {
    const found = new Set();
    const add = (text, least = SHORTEST_SECRET) => {
        if (text.length >= least)
            found.add(text);
    };
    for (const [name, text] of textsOf(value)) {
        if (OPEN_FIELDS.has(name))
            continue;
        add(text);
        for (const part of text.split('.'))
            add(part);
        for (const [claim, said] of textsOf(claimsOf(text))) {
            if (PERSONAL_CLAIM.test(claim))
                add(said, said.includes('@') ? 3 : SHORTEST_SECRET);
        }
    }
    return [...found];
}
/**
 * Every text in a value, with the name of its field. A list of what is left takes the place of recursion: the parser
 * knows no limit of depth, and the CLI (0.169) reads a login beside a field that is nested 20,000 levels deep.
 */
function textsOf(value) {
    const texts = [];
    const left = [['', value]];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
        const [name, item] = next;
        if (typeof item === 'string')
            texts.push([name, item]);
        else if (Array.isArray(item))
            for (const inner of item)
                left.push([name, inner]);
        else if ((0,fields/* isFields */.Ce)(item))
            for (const field of Object.entries(item))
                left.push(field);
    }
    return texts;
}
function tokensIn(text) {
    return [...new Set(text.match(/[A-Za-z0-9_-]{20,}/g))];
}

;// CONCATENATED MODULE: ./lib/route/login-watch.js
/** Seeing that a probe's CLI refreshed the stored login. */

/** Starts a watch. Only a hash of the token is kept. */
function watchLogin(authFile) {
    const before = readAuthFile(authFile).refreshMark;
    return {
        rotated: () => {
            const now = readAuthFile(authFile).refreshMark;
            return before !== undefined && now !== undefined && now !== before;
        },
    };
}

;// CONCATENATED MODULE: ./lib/runner/core.js
/**
 * @actions/core, loaded while the first probe runs.
 *
 * Loading it takes 0.17 s on two cores, because its OIDC client brings undici along (0.9 MB of the bundle). Calls made before
 * it is loaded are queued and run in order. Nothing else writes to the log, so a mask is always printed before the text that it
 * hides.
 */
const queue = [];
let loadedCore;
/** Runs the call now if @actions/core is loaded, and otherwise as soon as it is. */
function withCore(call) {
    if (loadedCore === undefined)
        queue.push(call);
    else
        call(loadedCore);
}
/** Starts to load @actions/core. A failure surfaces in the `flushCore` at the end of the run. */
function preloadCore() {
    flushCore().catch(() => { });
}
/** Loads @actions/core and runs the queued calls. Await it before the process ends. */
async function flushCore() {
    const core = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(421)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
    loadedCore = core;
    for (const call of queue.splice(0))
        call(core);
    return core;
}

// EXTERNAL MODULE: ./lib/runner/warnings.js
var warnings = __nccwpck_require__(2881);
;// CONCATENATED MODULE: ./lib/probe/check-api.js

const OPENAI = 'https://api.openai.com/v1';
/** An answer of the API has some 200 bytes; the rest of a longer one, such as a proxy's page, is not read. */
const LONGEST_BODY_BYTES = 16 * 1024;
/** Asks whether the API has the model for the key. Never rejects, and never tells anything of the key. */
async function checkApi(ground, model, options) {
    const key = ground.apiKey || ground.env['CODEX_API_KEY'] || ground.env['OPENAI_API_KEY'];
    if (!key)
        return { kind: 'no-key', model };
    const unclear = (why) => ({ kind: 'unclear', model, why });
    // An address of its own may stand in it, and then the key belongs there.
    if (ground.config.problem !== undefined)
        return unclear('config.toml could not be read');
    const address = addressOf(ground, model);
    if (address === undefined)
        return unclear('the base URL that is set is no address');
    const deadline = AbortSignal.timeout(options.timeoutMs);
    try {
        const response = await (options.fetch ?? fetch)(address, {
            headers: headersOf(key, ground.env),
            // A redirect would carry the question, and with some clients the key, to a host that nobody named.
            redirect: 'manual',
            signal: AbortSignal.any([options.signal, deadline]),
        });
        return answerOf(model, response.status, await startOf(response));
    }
    catch {
        // The error's text may hold the address with what is in it, so it is not told.
        if (options.signal.aborted)
            return unclear('the job was cancelled');
        return unclear(deadline.aborted ? 'no answer came in time' : 'it could not be reached');
    }
}
/**
 * The API that the key belongs to. Only with an API key does Codex itself send one to `openai_base_url`; on another
 * route that setting may name a host that is not to see it, and OPENAI_BASE_URL stands beside OPENAI_API_KEY.
 */
function addressOf({ route, config, env }, model) {
    const configured = route.kind === 'api-key' ? config.openaiBaseUrl : undefined;
    const base = configured || env['OPENAI_BASE_URL'] || OPENAI;
    const address = `${base.replace(/\/+$/, '')}/models/${encodeURIComponent(model)}`;
    return /^https?:\/\//i.test(base) && URL.canParse(address) ? new URL(address) : undefined;
}
/** The headers that the CLI sends too; without them the key's default project would be asked. */
function headersOf(key, env) {
    const more = [
        ['OpenAI-Organization', env['OPENAI_ORGANIZATION']],
        ['OpenAI-Project', env['OPENAI_PROJECT']],
    ].filter((header) => Boolean(header[1]));
    return { authorization: `Bearer ${key}`, accept: 'application/json', ...Object.fromEntries(more) };
}
async function startOf(response) {
    const parts = [];
    let size = 0;
    for await (const part of response.body ?? []) {
        parts.push(part);
        size += part.length;
        if (size > LONGEST_BODY_BYTES)
            break;
    }
    return Buffer.concat(parts).toString('utf8');
}
/** A gateway answers 200 and 404 of its own, so the body must say that it is about the model. */
function answerOf(model, status, body) {
    const answer = parse(body);
    if (status === 200 && answer['id'] === model)
        return { kind: 'known', model };
    if (status === 404 && (0,fields/* fieldsOf */.Pf)(answer['error'])['code'] === 'model_not_found') {
        return { kind: 'unknown', model };
    }
    if (status === 401)
        return { kind: 'unclear', model, why: 'it rejects the key' };
    if (status === 403)
        return { kind: 'unclear', model, why: 'the key may not read the model list' };
    return { kind: 'unclear', model, why: `it answered with status ${status}` };
}
function parse(body) {
    try {
        return (0,fields/* fieldsOf */.Pf)(JSON.parse(body));
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./lib/steps/check-api.js
/** `check-api`: what the OpenAI API says about the model asked for. It goes into the report and changes no decision. */


/** The API answers within a second. The job does not depend on the answer. */
const API_TIMEOUT_MS = 10_000;
/** The API's answer; undefined when the input does not ask for it, or the route has not refused the model for good. */
async function checkApiModel({ inputs, env }, { route, config }, attempts, signal) {
    const [model] = inputs.chain;
    if (!inputs.checkApi || !isRefusedForGood(model, attempts))
        return undefined;
    const context = { route, config, env, apiKey: inputs.openaiApiKey };
    return checkApi(context, model, { timeoutMs: API_TIMEOUT_MS, signal });
}
function isRefusedForGood(model, attempts) {
    const status = modelStatus(model, attempts);
    if (!('finding' in status))
        return false;
    const { scope, lasting } = status.finding;
    return scope === 'model' && (lasting === 'permanent' || lasting === 'ambiguous');
}

;// CONCATENATED MODULE: ./lib/cli/npm-launcher.js
/**
 * The layout of an npm installation of the CLI, to see through its launcher.
 *
 * `bin/codex.js` of `@openai/codex` only starts a native binary. Since about 0.100 that is in a platform package
 * (`@openai/codex-linux-x64`, found the way `require.resolve` does), before that in `vendor` of the package itself.
 * What else the launcher does is of no weight for a probe: it sets CODEX_MANAGED_BY_NPM and CODEX_MANAGED_PACKAGE_ROOT
 * (0.169: for the hint how to update) and, up to 0.142, puts the directory of the bundled `rg` on PATH.
 */


const TRIPLES = {
    'linux-x64': 'x86_64-unknown-linux-musl',
    'linux-arm64': 'aarch64-unknown-linux-musl',
    'darwin-x64': 'x86_64-apple-darwin',
    'darwin-arm64': 'aarch64-apple-darwin',
    'win32-x64': 'x86_64-pc-windows-msvc',
    'win32-arm64': 'aarch64-pc-windows-msvc',
};
/** The launcher behind a command: a link to its script, or on Windows the batch file beside it. */
function launcherAt(file, realFile) {
    const script = /\.cmd$/i.test(file) ? scriptBeside(file) : realFile;
    if (script === undefined || (0,external_node_path_.basename)(script) !== 'codex.js')
        return undefined;
    const root = (0,external_node_path_.dirname)((0,external_node_path_.dirname)(script));
    const manifest = manifestAt(root);
    if (manifest?.name !== '@openai/codex' || manifest.version === undefined)
        return undefined;
    return { root, script, version: manifest.version };
}
/**
 * The native binary that the launcher would start, when that is certain: the platform package it names must be
 * installed and of its own version.
 */
function nativeBinaryOf(launcher, platform = `${process.platform}-${process.arch}`) {
    const triple = TRIPLES[platform];
    if (triple === undefined)
        return undefined;
    const vendor = vendorOf(launcher, platform);
    if (vendor === undefined)
        return undefined;
    const name = platform.startsWith('win32') ? 'codex.exe' : 'codex';
    // `bin` since about 0.142; a package has only one of the two.
    return ['bin', 'codex'].map(dir => (0,external_node_path_.join)(vendor, triple, dir, name)).find(external_node_fs_.existsSync);
}
function vendorOf(launcher, platform) {
    const own = manifestAt(launcher.root);
    const name = `@openai/codex-${platform}`;
    if (!own?.optionalDependencies.includes(name))
        return (0,external_node_path_.join)(launcher.root, 'vendor');
    const root = installed(name, launcher.root);
    const fits = root !== undefined && manifestAt(root)?.version === `${launcher.version}-${platform}`;
    return fits ? (0,external_node_path_.join)(root, 'vendor') : undefined;
}
/** Looks where node's `require.resolve` would: in `node_modules` of each folder upwards. */
function installed(name, from) {
    for (let dir = from;; dir = (0,external_node_path_.dirname)(dir)) {
        const root = (0,external_node_path_.join)(dir, 'node_modules', name);
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'package.json')))
            return root;
        if ((0,external_node_path_.dirname)(dir) === dir)
            return undefined;
    }
}
function manifestAt(root) {
    try {
        const value = JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, 'package.json'), 'utf8'));
        if (typeof value !== 'object' || value === null)
            return undefined;
        return {
            ...('name' in value && typeof value.name === 'string' ? { name: value.name } : {}),
            ...('version' in value && typeof value.version === 'string' ? { version: value.version } : {}),
            optionalDependencies: 'optionalDependencies' in value && typeof value.optionalDependencies === 'object'
                ? Object.keys(value.optionalDependencies ?? {})
                : [],
        };
    }
    catch {
        return undefined;
    }
}
/** npm's batch file stands beside `node_modules` in a global prefix, and in `node_modules/.bin` in a project. */
function scriptBeside(batchFile) {
    const dir = (0,external_node_path_.dirname)(batchFile);
    const script = [(0,external_node_path_.join)(dir, 'node_modules', '@openai', 'codex'), (0,external_node_path_.join)(dir, '..', '@openai', 'codex')]
        .map(root => (0,external_node_path_.join)(root, 'bin', 'codex.js'))
        .find(external_node_fs_.existsSync);
    return script === undefined ? undefined : (0,external_node_fs_.realpathSync)(script);
}

;// CONCATENATED MODULE: ./lib/cli/locate.js
/** Finding the `codex` that the next steps of the job will run. */



/** Finds `codex` on PATH, or takes the given path, and sees through npm's launcher where that is safe. */
function locateCodex(where) {
    const file = where.path === undefined ? onPath(where.env) : given(where.path);
    if (file === undefined) {
        const message = where.path === undefined
            ? 'There is no `codex` command on PATH.'
            : `${where.path} is not an executable file.`;
        return { kind: 'missing', message };
    }
    const launcher = launcherAt(file, real(file));
    if (launcher !== undefined)
        return { kind: 'found', executable: throughLauncher(launcher, file) };
    if (isBatchFile(file)) {
        // cmd.exe reads the arguments of a batch file once more, and no quoting of it is safe.
        return { kind: 'missing', message: `${file} is a batch file other than npm's launcher and is not run.` };
    }
    return { kind: 'found', executable: { kind: 'command', file, args: [] } };
}
function throughLauncher(launcher, file) {
    const native = nativeBinaryOf(launcher);
    if (native !== undefined && isExecutable(native)) {
        return { kind: 'native', file: native, args: [], version: launcher.version };
    }
    return isBatchFile(file)
        ? { kind: 'launcher', file: process.execPath, args: [launcher.script] }
        : { kind: 'launcher', file, args: [] };
}
function onPath(env) {
    return fileOnPath(process.platform === 'win32' ? ['codex.exe', 'codex.cmd'] : ['codex'], env);
}
/** The first executable file on PATH that has one of the names; within one directory, earlier names win. */
function fileOnPath(names, env) {
    // Windows spells it Path, and an environment that was copied into a plain object keeps the spelling.
    const path = env['PATH'] ?? env['Path'] ?? '';
    for (const dir of path.split(external_node_path_.delimiter)) {
        // An empty or relative entry means the working directory, which holds the code under test.
        if (!(0,external_node_path_.isAbsolute)(dir))
            continue;
        const file = names.map(name => (0,external_node_path_.join)(dir, name)).find(isExecutable);
        if (file !== undefined)
            return file;
    }
    return undefined;
}
function given(path) {
    const file = (0,external_node_path_.resolve)(path);
    return isExecutable(file) ? file : undefined;
}
function isExecutable(file) {
    try {
        if (!(0,external_node_fs_.statSync)(file).isFile())
            return false;
        (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
function real(file) {
    try {
        return (0,external_node_fs_.realpathSync)(file);
    }
    catch {
        return file;
    }
}
function isBatchFile(file) {
    return /\.(cmd|bat)$/i.test(file);
}

;// CONCATENATED MODULE: ./lib/cli/probe-environment.js
/**
 * By name, since a list of what to leave out is never complete: the job's variables may hold any secret, under any
 * name (CODEX_AUTH_JSON is a common one), and the CLI hands its environment on to what it starts.
 */
const PASSED = new Set(`
  PATH HOME USER LOGNAME SHELL LANG LC_ALL LC_CTYPE TMPDIR TEMP TMP
  XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS
  HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY
  SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS CODEX_CA_CERTIFICATE
  CODEX_HOME CODEX_API_KEY CODEX_ACCESS_TOKEN CODEX_SQLITE_HOME CODEX_INTERNAL_ORIGINATOR_OVERRIDE
  CODEX_OSS_PORT CODEX_OSS_BASE_URL CODEX_REFRESH_TOKEN_URL_OVERRIDE CODEX_AUTHAPI_BASE_URL
  CODEX_AGENT_IDENTITY_AUTHAPI_BASE_URL CODEX_AGENT_IDENTITY_JWKS_BASE_URL
  OPENAI_BASE_URL OPENAI_ORGANIZATION OPENAI_PROJECT
  RUNNER_TRACKING_ID
  SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT USERPROFILE HOMEDRIVE HOMEPATH USERNAME APPDATA LOCALAPPDATA
  PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 COMMONPROGRAMFILES PROCESSOR_ARCHITECTURE
  NUMBER_OF_PROCESSORS OS
  `
    .trim()
    .split(/\s+/));
/**
 * Picks the variables that a probe may see, by allow-list and by the names that the configured provider reads.
 * Names are compared without case, as Windows does and as proxies are spelled both ways.
 *
 * RUNNER_TRACKING_ID is how GitHub's runner finds processes that a step left behind, so it stays with them.
 */
function probeEnvironment(env, alsoNamed = []) {
    const named = new Set(alsoNamed);
    const passed = Object.entries(env).filter((entry) => entry[1] !== undefined && (PASSED.has(entry[0].toUpperCase()) || named.has(entry[0])));
    // "try again at 7:32 PM" in a usage-limit message is local time of the process, so it is made UTC.
    return { ...Object.fromEntries(passed), TZ: 'UTC' };
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./lib/cli/output.js
/** Reading what a child writes, however much and however broken it is, in bounded memory. */
/** A longer line is dropped: no event that a probe reads comes near it, and a flood may have no line end at all. */
const LINE_LIMIT_BYTES = 1024 * 1024;
const LINE_FEED = 0x0a;
/**
 * Cuts chunks into lines. Bytes are decoded a whole line at a time, so that a character split over two chunks stays
 * whole. What follows the last line end is not a line: an event is only complete with it.
 */
function lineSplitter(sink, limitBytes = LINE_LIMIT_BYTES) {
    let parts = [];
    let size = 0;
    const keep = (part) => {
        size += part.length;
        if (size > limitBytes)
            parts = [];
        else
            parts.push(part);
    };
    return chunk => {
        let from = 0;
        for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
            keep(chunk.subarray(from, at));
            if (size <= limitBytes)
                sink(textOf(parts));
            parts = [];
            size = 0;
            from = at + 1;
        }
        keep(chunk.subarray(from));
    };
}
function textOf(parts) {
    const text = (parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)).toString('utf8');
    return text.endsWith('\r') ? text.slice(0, -1) : text;
}
/** Keeps the last bytes of a stream. */
function tailKeeper(limitBytes) {
    let tail = Buffer.alloc(0);
    return {
        push: chunk => {
            const joined = chunk.length >= limitBytes ? chunk : Buffer.concat([tail, chunk]);
            tail = Buffer.from(joined.subarray(Math.max(0, joined.length - limitBytes)));
        },
        text: () => tail.toString('utf8'),
    };
}

;// CONCATENATED MODULE: ./lib/cli/process-group.js
/** Ending a child together with everything it started in its process group. */

/** How long a polite end may take before the hard one. The CLI needs 15 to 30 ms for it (0.104 to 0.169). */
const POLITE_MS = 2_000;
/**
 * Ends a group: SIGINT first, on which the CLI removes its temporary files (SIGTERM leaves them behind), and SIGKILL
 * two seconds later. `later` runs the second step, so that the caller can call it off once the group is gone.
 */
function endGroup(pid, later) {
    if (process.platform === 'win32') {
        killGroup(pid);
        return;
    }
    signalGroup(pid, 'SIGINT');
    later(POLITE_MS, () => signalGroup(pid, 'SIGKILL'));
}
/** Ends at once whatever is left of a group; one that is gone already is no error. */
function killGroup(pid) {
    if (process.platform !== 'win32') {
        signalGroup(pid, 'SIGKILL');
        return;
    }
    if (pid === undefined)
        return;
    // Windows has no process groups to signal; taskkill walks the tree of children instead.
    const taskkill = (0,external_node_child_process_namespaceObject.spawn)('taskkill', ['/PID', String(pid), '/T', '/F'], {
        stdio: 'ignore',
        windowsHide: true,
    });
    taskkill.once('error', () => { });
    taskkill.unref();
}
const running = new Set();
/**
 * Has a group ended with this process, should that end first, as on an uncaught error. Returns how to call it off.
 * One listener serves all groups, since node warns of a leak at the eleventh.
 */
function endWithProcess(pid) {
    if (pid === undefined)
        return () => { };
    if (running.size === 0)
        process.on('exit', endAll);
    running.add(pid);
    return () => {
        running.delete(pid);
        if (running.size === 0)
            process.removeListener('exit', endAll);
    };
}
function endAll() {
    for (const pid of running)
        killGroup(pid);
}
function signalGroup(pid, signal) {
    // Process 0 would be our own group and 1 everything, so neither is ever signalled.
    if (pid === undefined || pid <= 1)
        return;
    try {
        process.kill(-pid, signal);
    }
    catch {
        // ESRCH: nothing of the group is left. EPERM: what is left (a set-uid child) is not ours to end.
    }
}

;// CONCATENATED MODULE: ./lib/cli/process.js
/** One child process with a deadline: every ending is data, and nothing of its group outlives it. */




/**
 * The longest that a cancel is put off. GitHub's runner grants a cancelled step 7.5 s after SIGINT and 2.5 s more
 * after SIGTERM.
 */
const CANCEL_PATIENCE_MS = 5_000;
/** How often a busy child is looked at again. */
const LOOK_AGAIN_MS = 50;
/** How long pipes that a strayed grandchild holds open are waited for after the child's own end. */
const PIPES_MS = 500;
const STDERR_TAIL_BYTES = 8 * 1024;
/**
 * Starts a child in a process group of its own. stdin is /dev/null, since `codex exec` waits for a piped stdin to end.
 */
function runProcess(command, options) {
    if (options.signal?.aborted === true)
        return over({ kind: 'cancelled' });
    let child;
    try {
        child = start(command);
    }
    catch (error) {
        // spawn throws for what it can see beforehand, such as a NUL byte in an argument.
        return over(notStarted(error));
    }
    const timers = new Set();
    const later = (ms, act) => timers.add(setTimeout(act, ms));
    let cause;
    const end = (why, askedAt = Date.now()) => {
        // A cancel has less time than any other end, so it takes over from one that is being put off.
        cause = why === 'cancelled' ? why : (cause ?? why);
        if (cause !== why)
            return;
        if (Date.now() - askedAt < patienceOf(options.killDelay, why) && options.killDelay?.isBusy() === true) {
            later(LOOK_AGAIN_MS, () => end(why, askedAt));
        }
        else {
            endGroup(child.pid, later);
        }
    };
    const onAbort = () => end('cancelled');
    const forget = endWithProcess(child.pid);
    const ended = listen(child, options, later, () => cause).finally(() => {
        for (const timer of timers)
            clearTimeout(timer);
        options.signal?.removeEventListener('abort', onAbort);
        forget();
    });
    options.signal?.addEventListener('abort', onAbort, { once: true });
    later(options.timeoutMs, () => end('timed-out'));
    const stop = () => end('stopped');
    return { ended, stop, stopIn: ms => later(ms, stop) };
}
/** Reads the child until it has ended and its pipes are closed, by it or by us. */
async function listen(child, options, later, cause) {
    const stderr = tailKeeper(STDERR_TAIL_BYTES);
    // Where the system is out of file handles there are no streams, whatever the types say.
    const streams = [child.stdout, child.stderr].filter(stream => stream !== undefined);
    for (const stream of streams)
        stream.on('error', () => { });
    child.stdout?.on('data', lineSplitter(options.onLine, options.lineLimitBytes));
    child.stderr?.on('data', stderr.push);
    return await new Promise(resolve => {
        child.once('error', error => {
            if (child.pid === undefined)
                resolve(notStarted(error));
        });
        child.once('exit', () => {
            killGroup(child.pid);
            later(PIPES_MS, () => {
                for (const stream of streams)
                    stream.destroy();
            });
        });
        child.once('close', (code, signal) => resolve(endingOf(cause(), code, signal, stderr.text())));
    });
}
function over(ending) {
    return { ended: Promise.resolve(ending), stop: () => { }, stopIn: () => { } };
}
function patienceOf(delicate, why) {
    const patience = delicate?.maxDelayMs ?? 0;
    return why === 'cancelled' ? Math.min(patience, CANCEL_PATIENCE_MS) : patience;
}
function start(command) {
    return (0,external_node_child_process_namespaceObject.spawn)(command.file, command.args, {
        cwd: command.cwd,
        env: command.env,
        stdio: ['ignore', 'pipe', 'pipe'],
        // A group of its own, so that the native binary, git and other children can be ended with it. On Windows it
        // would open a console window instead, and taskkill walks the tree there.
        detached: process.platform !== 'win32',
        windowsHide: true,
    });
}
function endingOf(cause, code, signal, stderr) {
    switch (cause) {
        case undefined:
            return { kind: 'exited', code, signal, stderr };
        case 'timed-out':
            return { kind: 'timed-out', stderr };
        default:
            return { kind: cause };
    }
}
function notStarted(error) {
    return { kind: 'not-started', missing: (0,errors/* codeOf */.$)(error) === 'ENOENT', message: (0,errors/* messageOf */.b)(error) };
}

;// CONCATENATED MODULE: ./lib/cli/version.js
/** Which version of the CLI this is, and comparing versions. */



const VERSION = /^(?:codex(?:-cli)?\s+)?v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)\s*$/;
/**
 * Asks `codex --version`; undefined when it does not say one. Takes 10 ms with the native binary, 50 ms through the
 * launcher, and nothing when the installation's files tell it.
 *
 * It uses the same runner as the probe rather than @actions/exec, which has no deadline: a wrapper script that hangs
 * would hang the job.
 */
async function versionOf(executable, env, options = {}) {
    if (executable.version !== undefined)
        return executable.version;
    let version;
    const command = {
        file: executable.file,
        args: [...executable.args, '--version'],
        cwd: (0,external_node_os_.tmpdir)(),
        env: probeEnvironment(env),
    };
    const { ended } = runProcess(command, {
        timeoutMs: options.timeoutMs ?? 10_000,
        ...(options.signal === undefined ? {} : { signal: options.signal }),
        onLine: line => {
            version ??= VERSION.exec(line)?.[1];
        },
    });
    await ended;
    return version;
}
/**
 * Whether a version is at least another, both `major.minor.patch`. A pre-release counts as its release. An unknown
 * version counts as the newest: most installations are.
 */
function isAtLeast(version, least) {
    if (version === undefined)
        return true;
    const [a, b] = [numbersOf(version), numbersOf(least)];
    const at = a.findIndex((number, index) => number !== b[index]);
    return at === -1 || (a[at] ?? 0) > (b[at] ?? 0);
}
function numbersOf(version) {
    const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
    return [Number(major ?? 0), Number(minor ?? 0), Number(patch ?? 0)];
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./lib/cli/install/npm-environment.js
/** The environment that npm gets. */



/**
 * By name, as for the probe: the job's variables may hold any secret under any name, and an install needs none of
 * them. NODE_AUTH_TOKEN and NPM_TOKEN are npm's own logins: actions/setup-node writes a .npmrc that names the first.
 */
const npm_environment_PASSED = new Set(`
  PATH HOME USER LOGNAME LANG LC_ALL LC_CTYPE TMPDIR TEMP TMP XDG_CONFIG_HOME XDG_CACHE_HOME
  HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY PROXY
  SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS
  NODE_AUTH_TOKEN NPM_TOKEN
  RUNNER_TRACKING_ID
  SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT USERPROFILE HOMEDRIVE HOMEPATH USERNAME APPDATA LOCALAPPDATA
  PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 COMMONPROGRAMFILES PROCESSOR_ARCHITECTURE
  NUMBER_OF_PROCESSORS OS
  `
    .trim()
    .split(/\s+/));
/** Settings that would put the installation elsewhere, or keep npm from doing or saying anything. */
const NOT_PASSED = new Set(['GLOBAL', 'LOCATION', 'PREFIX', 'LOCAL_PREFIX', 'DRY_RUN', 'JSON', 'LOGLEVEL'].map(name => `NPM_CONFIG_${name}`));
/** npm's own waits before it tries a request again are 10 s and more, which is most of a probe's budget. */
const PATIENCE = {
    npm_config_fetch_retries: '2',
    npm_config_fetch_retry_mintimeout: '1000',
    npm_config_fetch_retry_maxtimeout: '5000',
};
/**
 * Picks the variables that npm may see: those it needs to run and to reach the network, its own settings
 * (`npm_config_…` in either case), and those that the user's .npmrc names as `${NAME}`, which is how it holds a login.
 */
function npmEnvironment(env) {
    const named = namedInUserConfig(env);
    const passed = Object.entries(env).filter((entry) => {
        const [name, value] = entry;
        const upper = name.toUpperCase();
        if (value === undefined || NOT_PASSED.has(upper))
            return false;
        return npm_environment_PASSED.has(upper) || upper.startsWith('NPM_CONFIG_') || named.has(name);
    });
    const set = new Set(passed.map(([name]) => name.toLowerCase()));
    const added = Object.entries(PATIENCE).filter(([name]) => !set.has(name));
    return Object.fromEntries([...added, ...passed]);
}
function namedInUserConfig(env) {
    const setting = Object.entries(env).find(([name]) => name.toUpperCase() === 'NPM_CONFIG_USERCONFIG')?.[1];
    const home = env['HOME'] || env['USERPROFILE'] || (0,external_node_os_.homedir)();
    const names = npm_environment_textOf(setting || (0,external_node_path_.join)(home, '.npmrc')).matchAll(/\$\{([^}?]+)\??\}/g);
    return new Set(Array.from(names, ([, name]) => name ?? ''));
}
/** A file that is missing or cannot be read names nothing, and npm itself will say so. */
function npm_environment_textOf(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./lib/cli/install/npm-failure.js
/** What npm's failures mean. Its own text is never shown: it holds addresses, paths and sometimes logins. */
const UNREACHABLE = 'the npm registry cannot be reached; check the network, the proxy and npm’s registry setting';
const DENIED = 'the npm registry refuses this runner; check the login that npm’s configuration gives for it';
const UNKNOWN = 'the npm registry has no such version';
/** npm's error codes (npm 11, `npm error code …`), as clauses. */
const CODES = {
    ECONNREFUSED: UNREACHABLE,
    ECONNRESET: UNREACHABLE,
    ENOTFOUND: UNREACHABLE,
    EAI_AGAIN: UNREACHABLE,
    ETIMEDOUT: UNREACHABLE,
    EHOSTUNREACH: UNREACHABLE,
    ENETUNREACH: UNREACHABLE,
    ERR_SOCKET_TIMEOUT: UNREACHABLE,
    E401: DENIED,
    E403: DENIED,
    ENEEDAUTH: DENIED,
    ETARGET: UNKNOWN,
    E404: UNKNOWN,
    EINTEGRITY: 'what the npm registry sent is not the package that it should be (its sha512 checksum differs)',
    EBADPLATFORM: 'there is no such version for this system',
    ENOSPC: 'the disk is full',
    EACCES: 'npm may not write where it has to',
    EPERM: 'npm may not write where it has to',
    EROFS: 'npm may not write where it has to',
};
/** What an ending of npm other than success means. */
function npmFailure(ending, timeoutMs) {
    const why = clauseOf(ending, timeoutMs);
    return { kind: 'failed', why, cause: why.startsWith(UNKNOWN) ? 'no-version' : 'other' };
}
/** A failure of a kind of its own. */
function otherFailure(why) {
    return { kind: 'failed', why, cause: 'other' };
}
function clauseOf(ending, timeoutMs) {
    switch (ending.kind) {
        case 'exited': {
            const code = codeIn(ending.stderr);
            if (code !== undefined && CODES[code] !== undefined)
                return `${CODES[code]} (npm: ${code})`;
            const how = ending.signal === null ? `exit code ${ending.code}` : `signal ${ending.signal}`;
            return `npm failed (${[...(code === undefined ? [] : [code]), how].join(', ')})`;
        }
        case 'timed-out':
            return `npm did not finish within ${Math.round(timeoutMs / 1000)} s`;
        case 'cancelled':
        case 'stopped':
            return 'the job was cancelled';
        case 'not-started':
            return 'npm could not be started';
    }
}
/** `npm error code X`, and `npm ERR! code X` up to npm 10.7. */
function codeIn(stderr) {
    return /^npm (?:error|ERR!) code ([A-Z][A-Z0-9_]{2,40})\s*$/m.exec(stderr)?.[1];
}

;// CONCATENATED MODULE: ./lib/cli/install/npm.js
/** Running npm: which program, in which environment, and what its failures mean. */






/**
 * Given on each call, whatever the user's own configuration says: it may leave out optional packages, the links in
 * `.bin` or the lock file, and an installation is none without them.
 */
const FLAGS = [
    '--ignore-scripts',
    '--include=optional',
    '--bin-links',
    '--package-lock',
    '--location=project',
    '--install-strategy=hoisted',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--no-update-notifier',
    '--loglevel=error',
];
/**
 * Runs npm to its end. It uses the same runner as the probe rather than @actions/exec, which has neither a deadline
 * nor an end for what npm started: a registry that hangs would hang the job.
 */
async function npm(args, options) {
    const { cwd, timeoutMs, platform, signal } = options;
    const program = npmOnPath(options.env, platform);
    if (program === undefined)
        return { kind: 'failed', why: 'there is no npm on PATH', cause: 'no-npm' };
    const lines = [];
    const command = {
        file: program.file,
        args: [...program.args, ...args, '--prefix', cwd, ...FLAGS],
        cwd,
        env: npmEnvironment(options.env),
    };
    const { ended } = runProcess(command, {
        timeoutMs,
        ...(signal === undefined ? {} : { signal }),
        onLine: line => lines.push(line),
    });
    const ending = await ended;
    return ending.kind === 'exited' && ending.code === 0
        ? { kind: 'done', lines }
        : npmFailure(ending, timeoutMs);
}
function npmOnPath(env, platform) {
    const file = fileOnPath(platform === 'win32' ? ['npm.exe', 'npm.cmd'] : ['npm'], env);
    return file === undefined ? undefined : npmBehind(file, platform, external_node_fs_.existsSync);
}
/**
 * What to start for an npm that was found. On Windows that is `npm.cmd`, which node refuses to start without a shell
 * since 20.12 (CVE-2024-27980) and whose arguments cmd.exe would read once more; so its script is started instead,
 * with the node that stands beside it.
 */
function npmBehind(file, platform, exists, ownNode = process.execPath) {
    if (platform !== 'win32' || !/\.cmd$/i.test(file))
        return { file, args: [] };
    const dir = external_node_path_.win32.dirname(file);
    const script = external_node_path_.win32.join(dir, 'node_modules', 'npm', 'bin', 'npm-cli.js');
    const node = external_node_path_.win32.join(dir, 'node.exe');
    return exists(script) ? { file: exists(node) ? node : ownNode, args: [script] } : undefined;
}

;// CONCATENATED MODULE: ./lib/cli/install/npm-project.js
/** The npm project that an installation of the CLI is made from. */
const LAUNCHER = '@openai/codex';
/**
 * The project for a version. With a pin that knows the platform, it has a lock file with the pinned checksums, and
 * `npm ci` refuses whatever does not fit them, on either package.
 *
 * The platform's package is named in the project itself: npm takes it for optional otherwise, and leaves an optional
 * package out in silence when its checksum is wrong (seen with npm 11).
 */
function installProject(version, platform, pin) {
    const checksum = pin?.version === version ? pin.platforms[platform] : undefined;
    if (pin === undefined || checksum === undefined) {
        return { command: 'install', files: { 'package.json': manifest({ [LAUNCHER]: version }) } };
    }
    const binary = `${LAUNCHER}-${platform}`;
    const dependencies = { [LAUNCHER]: version, [binary]: `npm:${LAUNCHER}@${version}-${platform}` };
    const lock = {
        lockfileVersion: 3,
        requires: true,
        packages: {
            '': { dependencies },
            [`node_modules/${LAUNCHER}`]: { version, integrity: pin.launcher, bin: { codex: 'bin/codex.js' } },
            [`node_modules/${binary}`]: {
                name: LAUNCHER,
                version: `${version}-${platform}`,
                integrity: checksum,
            },
        },
    };
    return {
        command: 'ci',
        files: { 'package.json': manifest(dependencies), 'package-lock.json': JSON.stringify(lock) },
    };
}
function manifest(dependencies) {
    return JSON.stringify({ private: true, dependencies });
}

;// CONCATENATED MODULE: ./lib/cli/install/tool-cache.js
/**
 * The runner's tool cache: `<tool>/<version>/<arch>`, complete when the file `<arch>.complete` stands beside it. The
 * layout is that of @actions/tool-cache, so that images can ship the tool and others see it.
 *
 * The package itself is not used: its `cacheDir` first removes what is there, which another job on the same machine
 * may be running, and then copies 400 MB that a rename moves at once.
 */





/** The directory of a tool, whether it is there or not. */
function toolDirectory(place) {
    return (0,external_node_path_.join)(place.root, place.tool, place.version, place.arch);
}
/** Whether the tool is there, whole. */
function isComplete(place) {
    const dir = toolDirectory(place);
    return (0,external_node_fs_.existsSync)(dir) && (0,external_node_fs_.existsSync)(`${dir}.complete`);
}
/** An empty directory on the same volume as the tool's place. Throws what the system says when it cannot be made. */
async function stagingDirectory(place) {
    const dir = toolDirectory(place);
    const staging = (0,external_node_path_.join)((0,external_node_path_.dirname)(dir), `.${place.arch}-${(0,external_node_crypto_.randomUUID)()}`);
    await (0,promises_.mkdir)(staging, { recursive: true });
    return staging;
}
/**
 * Moves a finished directory to the tool's place in one step and marks it complete, so that nobody ever sees half an
 * installation. When another job was faster, its installation stays and ours is dropped; what lies there broken
 * (`isWhole` says no) makes room.
 */
async function putInPlace(staging, place, isWhole) {
    const dir = toolDirectory(place);
    if (!(await moved(staging, dir))) {
        if (isWhole(dir)) {
            await (0,promises_.rm)(staging, { recursive: true, force: true });
        }
        else {
            await setAside(dir);
            // Lost again only to a job that has just put the same thing there.
            if (!(await moved(staging, dir)))
                await (0,promises_.rm)(staging, { recursive: true, force: true });
        }
    }
    await (0,promises_.writeFile)(`${dir}.complete`, '');
}
/** Renames, unless something is there already. */
async function moved(from, to) {
    try {
        await (0,promises_.rename)(from, to);
        return true;
    }
    catch (error) {
        // Windows says EPERM for a directory that exists; there, and for any other refusal, what counts is whether it does.
        if (['ENOTEMPTY', 'EEXIST'].includes((0,errors/* codeOf */.$)(error) ?? '') || (0,external_node_fs_.existsSync)(to))
            return false;
        throw error;
    }
}
async function setAside(dir) {
    const aside = `${dir}-${(0,external_node_crypto_.randomUUID)()}.old`;
    if (await moved(dir, aside).catch(() => false))
        await (0,promises_.rm)(aside, { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./lib/cli/install/install-tool.js
/** Installing one version of the CLI into the runner's tool cache, with npm. */








/** Takes the version from the tool cache, or puts it there. */
async function installCodex(wanted) {
    const { version, arch, roots } = wanted;
    const places = roots.map(root => ({ root, tool: 'codex', version, arch }));
    for (const place of places) {
        const executable = isComplete(place) ? codexIn(toolDirectory(place), wanted) : undefined;
        if (executable !== undefined)
            return ready(executable, place, false);
    }
    let refusal = 'no directory to install into';
    for (const place of places) {
        try {
            return await install(await stagingDirectory(place), place, wanted);
        }
        catch (error) {
            // A tool cache may belong to another user (EACCES, EPERM) or be part of a read-only image (EROFS).
            refusal = `${place.root} cannot be written (${(0,errors/* codeOf */.$)(error) ?? 'unknown error'})`;
        }
    }
    return otherFailure(refusal);
}
async function install(staging, place, wanted) {
    const { version, platform, arch, pin, env, timeoutMs, signal } = wanted;
    try {
        const project = installProject(version, `${platform}-${arch}`, pin);
        for (const [name, text] of Object.entries(project.files))
            await (0,promises_.writeFile)((0,external_node_path_.join)(staging, name), text);
        wanted.onInstall?.(version);
        const options = { env, cwd: staging, timeoutMs, platform, ...(signal === undefined ? {} : { signal }) };
        const result = await npm([project.command], options);
        if (result.kind === 'failed')
            return result;
        if (codexIn(staging, wanted) === undefined) {
            // npm takes the platform's package for optional: a failed download of it is no failure to npm.
            return otherFailure(`npm installed no binary of it for ${platform}-${arch}`);
        }
        await putInPlace(staging, place, dir => codexIn(dir, wanted) !== undefined);
    }
    finally {
        await (0,promises_.rm)(staging, { recursive: true, force: true, maxRetries: 3 });
    }
    const executable = codexIn(toolDirectory(place), wanted);
    if (executable !== undefined)
        return ready(executable, place, true);
    return otherFailure(`${toolDirectory(place)} was changed meanwhile`);
}
function ready(executable, place, installed) {
    return { kind: 'ready', executable, bin: binIn(toolDirectory(place)), installed };
}
/** The binary of an installation, if it is whole and of the version. */
function codexIn(dir, wanted) {
    const path = (0,external_node_path_.join)(binIn(dir), wanted.platform === 'win32' ? 'codex.cmd' : 'codex');
    const located = locateCodex({ path, env: {} });
    if (located.kind === 'missing' || located.executable.kind !== 'native')
        return undefined;
    return located.executable.version === wanted.version ? located.executable : undefined;
}
function binIn(dir) {
    return (0,external_node_path_.join)(dir, 'node_modules', '.bin');
}

;// CONCATENATED MODULE: ./lib/cli/install/tested-version.js
/**
 * The version of the CLI that is installed where a runner has none and the workflow names none.
 *
 * Written by `node scripts/pin-codex.ts VERSION`; not edited by hand. It is the version that the tests run.
 */
/** The pinned version, with npm's checksums. */
const TESTED_CODEX = {
    version: '0.169.0',
    launcher: 'sha512-KhzYlkKPxoNssR8CEm45IjqnFWn7UtlF4CiD3tOJPea51xBs7MaHy0UQG9GSbCqk6Lrjn5QdJDV0QD1/FgWlGw==',
    platforms: {
        'linux-x64': 'sha512-o05NyAOCDygSPRo1yinzxvkRSdmsZyBD9E7mbpmjRanSfM8lypqWtQgEo4XfNkwhuCR2aFu8mlGOsQGFXVbVww==',
        'linux-arm64': 'sha512-NZ/DaQUpcQmxmqee7Z9uC1rzw3GhSbooawcaTe1LN5Yk+WlinUKGdTXJgClRT/9ogQEEM9TWxYzvxPfj5G/xFg==',
        'darwin-x64': 'sha512-K1FKSsSLl9v3z5TeagBQXyQRDBIGB5Jncy5dxsRxwT3aaTqN3AI8VrCfoxBxKMOOU9O2QX1vg7WkBwNVth/s9A==',
        'darwin-arm64': 'sha512-5WsWFBbVP78D+6FvNo1MMVxLPZdmcoQlqVJFrF4qx/TmvneLnMQKtLyXkUo54XOTDfoYKpNouTJ/F7gTVA8FnQ==',
        'win32-x64': 'sha512-nC+McFU8xRNL9tk3IhxcKdhcyOElwF/HhPO+gzSQCY7yjh3XdzSajX+MYWcHUVHWRHajfwn3/WgJYJK2wS+XWg==',
        'win32-arm64': 'sha512-nTN9SpkacGohq60+I80R3t0R8Mhbnlt3OVYNahgAv1Gu77KFwhPc0vz9Ou/DAGDtYhKVWA/jiYXJXnlzkwb/JA==',
    },
};

;// CONCATENATED MODULE: ./lib/cli/install/version-input.js
/** What the `codex-version` input may be. */
/** semver.org's grammar without build metadata, which npm does not tell apart. */
const version_input_VERSION = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*)?$/;
/** A version such as 0.169.0-linux-x64 is one platform's binary, without the command. */
const PLATFORM = /-(?:linux|darwin|win32)-(?:x64|arm64)$/;
/** Longer ones are no version, and would be a long path. */
const LIMIT = 64;
/** Whether a text is the exact version of a Codex CLI: `x.y.z` or a pre-release of one, such as `0.142.0-alpha.3`. */
function isCodexVersion(text) {
    return text.length <= LIMIT && version_input_VERSION.test(text) && !PLATFORM.test(text);
}

;// CONCATENATED MODULE: ./lib/cli/install/install.js
/** `codex-version`: the CLI that is there, or the one that is asked for, installed where it is not. */








/** Long enough for the download over a slow line. */
const TIMEOUT_MS = 180_000;
/** Finds the CLI that is wanted, and installs it where it is not there. What goes wrong is a value. */
async function ensureCodex(options) {
    const { requested: wanted, env } = options;
    const located = locateCodex({ env });
    const present = located.kind === 'found' ? await install_onPath(located.executable, env) : undefined;
    if (present !== undefined && wanted === '')
        return present;
    const version = await exactVersion(options);
    if (typeof version !== 'string')
        return failure('The latest Codex', version);
    // An installation of its own would only hide the same version from the steps that have it on PATH already.
    if (present?.version === version)
        return present;
    return ensured(version, await installCodex(installationOf(options, version)));
}
async function install_onPath(executable, env) {
    const version = await versionOf(executable, env);
    return { kind: 'found', executable, version, installed: false };
}
async function exactVersion(options) {
    if (options.requested !== 'latest')
        return options.requested || pinOf(options).version;
    const result = await npm(['view', '@openai/codex@latest', 'version'], {
        env: options.env,
        cwd: options.temporary,
        timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
        platform: options.platform ?? process.platform,
        ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    if (result.kind === 'failed')
        return result;
    const version = result.lines.map(line => line.trim()).find(isCodexVersion);
    return version ?? otherFailure('the npm registry names no version');
}
function pinOf(options) {
    return options.pin ?? TESTED_CODEX;
}
function installationOf(options, version) {
    const { env, toolCache, temporary, signal, onInstall } = options;
    return {
        version,
        pin: pinOf(options),
        roots: [...(toolCache ? [toolCache] : []), (0,external_node_path_.join)(temporary, 'tool-cache')],
        env,
        platform: options.platform ?? process.platform,
        arch: options.arch ?? process.arch,
        timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
        signal,
        onInstall,
    };
}
function ensured(version, result) {
    if (result.kind === 'failed')
        return failure(`Codex ${version}`, result);
    const { executable, installed, bin } = result;
    return { kind: 'found', executable, version, installed, addedPath: bin };
}
const CURES = {
    'no-npm': 'Set up Node.js (actions/setup-node) before this step, or put `codex` on PATH.',
    'no-version': 'Check the input `codex-version`, or leave it empty.',
    other: 'Run the job again, or put `codex` on PATH in a step before this one.',
};
function failure(what, { why, cause }) {
    return { kind: 'missing', message: `${what} could not be installed: ${why}. ${CURES[cause]}` };
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __nccwpck_require__(3292);
;// CONCATENATED MODULE: ./lib/config/secrets.js

/** A shorter one, such as a version or a region, is an ordinary word. */
const secrets_SHORTEST_SECRET = 8;
/**
 * Headers and parameters by which an endpoint tells what is asked of it and not who asks. All others are taken for
 * secrets, since each gateway has a name of its own for its key. A mask of a model's name would do more harm than hide
 * a word: GitHub drops an output that holds a masked text.
 */
const PUBLIC_NAME = /(^accept|^content-type|^user-agent|^openai-beta|version|region|location|language|model|deployment|provider|format)$/i;
/** What the runner says of the job, as a gateway may want it in a header: its mask would take the repository's name out. */
const PUBLIC_VARIABLE = /^(RUNNER|GITHUB_(ACTION|ACTOR|API|BASE|EVENT|HEAD|JOB|REF|REPOSITORY|RUN|SERVER|SHA|WORKFLOW|WORKSPACE))(_|$)/;
/** The secrets of every provider, also of those that are not in use: a later step may choose one by its profile. */
function configSecrets(config) {
    const providers = Object.values((0,fields/* fieldsOf */.Pf)(config['model_providers'])).map(fields/* fieldsOf */.Pf);
    return {
        texts: [
            ...textsIn([config['openai_base_url'], ...providers.map(provider => provider['base_url'])]).flatMap(secretsOfAddress),
            ...providers.flatMap(provider => [
                ...textsIn([provider['experimental_bearer_token']]),
                ...textsIn(privateValues(provider['http_headers'])),
                ...textsIn(privateValues(provider['query_params'])),
            ].flatMap(secretsIn)),
        ],
        variables: providers.flatMap(provider => textsIn([provider['env_key'], ...privateValues(provider['env_http_headers'])]).filter(name => !PUBLIC_VARIABLE.test(name))),
    };
}
/** All secrets of a configuration, with those that its variables hold, and the address that old CLIs take from one. */
function resolveSecrets({ texts, variables }, env) {
    return [
        ...texts,
        ...textsIn(variables.map(name => env[name])).flatMap(secretsIn),
        ...secretsOfAddress(env['OPENAI_BASE_URL'] ?? ''),
    ];
}
/**
 * The user and the password before an address's host, together, as they are sent, and apart; and what its query holds.
 * It is taken apart by hand, since what is no URL to this runtime may be one to the CLI.
 */
function secretsOfAddress(address) {
    const user = /^[^/?#]*:\/\/([^/?#]*)@/.exec(address)?.[1] ?? '';
    const query = /\?([^#]*)/.exec(address)?.[1] ?? '';
    const pairs = query.split('&').map(pair => /^([^=]*)=?(.*)$/.exec(pair)?.slice(1) ?? []);
    const values = pairs.flatMap(([name = '', value]) => (PUBLIC_NAME.test(name) ? [] : [value]));
    return textsIn([user, ...user.split(':'), ...values])
        .flatMap(text => [...new Set([text, decoded(text)])])
        .filter(secret => secret.length >= secrets_SHORTEST_SECRET);
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function textsIn(values) {
    return values.flatMap(value => (0,fields/* textOf */.b6)(value) ?? []);
}
function privateValues(table) {
    return Object.entries((0,fields/* fieldsOf */.Pf)(table)).flatMap(([name, value]) => (PUBLIC_NAME.test(name) ? [] : [value]));
}
/** The text, and the credentials of an authorization header alone: a server that quotes them leaves out the scheme. */
function secretsIn(text) {
    const credentials = /^\s*[A-Za-z-]+\s+(\S+)\s*$/.exec(text)?.[1];
    return [text, ...textsIn([credentials])].filter(secret => secret.length >= secrets_SHORTEST_SECRET);
}

;// CONCATENATED MODULE: ./lib/config/config-file.js
/** What config.toml says that bears on a probe. */




/** The configuration of the machine, which the user's is laid over (seen in 0.169). */
const SYSTEM_CONFIG = '/etc/codex/config.toml';
/** Reads a user's config.toml over the machine's. A broken file is not an error here: the probe will show it. */
function readConfigFile(file, systemFile = SYSTEM_CONFIG) {
    const system = readLayer(systemFile);
    const user = readLayer(file);
    const config = merge(system.config, user.config);
    const problem = user.problem ?? system.problem;
    return {
        facts: { ...config_file_factsOf(config), ...(0,fields/* optional */.lq)('problem', problem) },
        secrets: configSecrets(config),
    };
}
function readLayer(file) {
    const read = readTextFile(file);
    if (read.kind === 'missing')
        return { config: {} };
    if (read.kind === 'unreadable')
        return { config: {}, problem: read.message };
    try {
        // A large integer, such as a token limit of i64::MAX, is no reason not to know the rest.
        return { config: (0,dist/* parse */.qg)(read.text, { integersAsBigInt: true }) };
    }
    catch {
        // The parser's message quotes the file, which may hold keys.
        return { config: {}, problem: 'it is not valid TOML' };
    }
}
/** Lays one configuration over another: tables merge, all else is replaced, as the CLI does. */
function merge(under, over) {
    const merged = { ...under };
    for (const [key, value] of Object.entries(over)) {
        const below = under[key];
        merged[key] = (0,fields/* isFields */.Ce)(value) && (0,fields/* isFields */.Ce)(below) ? merge(below, value) : value;
    }
    return merged;
}
function config_file_factsOf(config) {
    // CLIs up to about 0.155 read `profile` and its table; 0.169 refuses to start with one.
    const profile = (0,fields/* fieldsOf */.Pf)((0,fields/* fieldsOf */.Pf)(config['profiles'])[(0,fields/* textOf */.b6)(config['profile']) ?? '']);
    const id = (0,fields/* textOf */.b6)(profile['model_provider']) ?? (0,fields/* textOf */.b6)(config['model_provider']) ?? 'openai';
    const provider = id === 'openai' ? undefined : providerOf(id, (0,fields/* fieldsOf */.Pf)(config['model_providers'])[id]);
    return {
        ...(0,fields/* optional */.lq)('provider', provider),
        ...(0,fields/* optional */.lq)('openaiBaseUrl', (0,fields/* textOf */.b6)(config['openai_base_url'])),
        mcpServers: Object.keys((0,fields/* fieldsOf */.Pf)(config['mcp_servers'])),
        ...(0,fields/* optional */.lq)('loginStore', (0,fields/* textOf */.b6)(config['cli_auth_credentials_store'])),
        ...(0,fields/* optional */.lq)('forcedLogin', forcedLoginOf(config['forced_login_method'])),
    };
}
function forcedLoginOf(value) {
    return value === 'api' || value === 'chatgpt' ? value : undefined;
}
/**
 * What the AWS credential chain reads of the environment. The built-in provider names none of it in config.toml; without
 * it a job that has assumed a role would be told that it has no credentials.
 */
const AWS_VARIABLES = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_BEARER_TOKEN_BEDROCK',
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'AWS_PROFILE',
    'AWS_CONFIG_FILE',
    'AWS_SHARED_CREDENTIALS_FILE',
    'AWS_ROLE_ARN',
    'AWS_ROLE_SESSION_NAME',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    'AWS_CONTAINER_AUTHORIZATION_TOKEN',
    'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
    'AWS_CA_BUNDLE',
];
function providerOf(id, table) {
    const provider = (0,fields/* fieldsOf */.Pf)(table);
    const named = [provider['env_key'], ...Object.values((0,fields/* fieldsOf */.Pf)(provider['env_http_headers']))];
    return {
        id,
        ...(0,fields/* optional */.lq)('name', (0,fields/* textOf */.b6)(provider['name'])),
        builtIn: !(0,fields/* isFields */.Ce)(table),
        requiresOpenaiAuth: provider['requires_openai_auth'] === true,
        variables: [
            ...named.flatMap(name => (0,fields/* textOf */.b6)(name) ?? []),
            ...(id === 'amazon-bedrock' ? AWS_VARIABLES : []),
        ],
    };
}

;// CONCATENATED MODULE: ./lib/route/detect-route.js


/**
 * The route by the precedence of `codex exec`, seen with 0.77 to 0.169: a configured provider sends nothing else than
 * its own key; CODEX_ACCESS_TOKEN beats CODEX_API_KEY, which beats auth.json; OPENAI_API_KEY is no login.
 *
 * `codex login status` is of no use for this: it ignores CODEX_API_KEY, calls `{}` a ChatGPT login, and prints parts
 * of the key. The input's key comes before the access token because the probe is then run without that.
 *
 * `none` is a guess when the login is kept in a keyring; the probe settles it, and still runs.
 */
function detectRoute(signs) {
    const { env, config } = signs;
    const provider = config.provider;
    if (provider !== undefined && !provider.requiresOpenaiAuth) {
        return { kind: 'provider', id: provider.id, ...(0,fields/* optional */.lq)('name', provider.name) };
    }
    if (signs.apiKeyInput)
        return { kind: 'api-key', source: 'input' };
    if (isAccessToken(env['CODEX_ACCESS_TOKEN'], signs.codexVersion))
        return { kind: 'access-token' };
    if (env['CODEX_API_KEY'])
        return { kind: 'api-key', source: 'CODEX_API_KEY' };
    return storedRoute(signs);
}
function storedRoute(signs) {
    const { authFile } = signs;
    switch (authFile.kind) {
        case 'api-key':
            return { kind: 'api-key', source: 'auth.json' };
        case 'access-token':
            return { kind: 'access-token' };
        case 'chatgpt':
            // 0.77 takes a stored key before the tokens beside it, whatever `auth_mode` says; 0.104 obeys `auth_mode`.
            if (authFile.holdsKeyToo && !isAtLeast(signs.codexVersion, '0.104.0')) {
                return { kind: 'api-key', source: 'auth.json' };
            }
            return { kind: 'chatgpt', ...(0,fields/* optional */.lq)('plan', authFile.plan), refresh: refreshOutlook(authFile, signs) };
        default:
            return { kind: 'none', openaiApiKeyAlone: Boolean(signs.env['OPENAI_API_KEY']) };
    }
}
/**
 * 0.142 and later know the variable. They take `at-…` or a JWT; with anything else they go on as if it were unset
 * (0.169 then uses CODEX_API_KEY).
 */
function isAccessToken(token, version) {
    if (!token || !isAtLeast(version, '0.142.0'))
        return false;
    return token.startsWith('at-') || /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);
}
/** 0.142 and later refresh a token that has less than about five minutes left (four did); twice that is kept away. */
const NEAR_EXPIRY_MS = 10 * 60_000;
/** 0.104 and earlier refresh by the age of the login instead, after eight days; one hour is kept away from it. */
const OLD_LOGIN_MS = (8 * 24 - 1) * 3_600_000;
/** Any version refreshes an expired token, at the latest after the 401 that it earns. */
function refreshOutlook(login, signs) {
    const end = signs.now + (signs.budgetMs ?? 0);
    if (login.expiresAt === undefined)
        return 'unknown';
    if (login.expiresAt - end < NEAR_EXPIRY_MS)
        return 'due';
    if (isAtLeast(signs.codexVersion, '0.125.0'))
        return 'fresh';
    if (login.lastRefreshAt === undefined)
        return 'unknown';
    return end - login.lastRefreshAt > OLD_LOGIN_MS ? 'due' : 'fresh';
}

;// CONCATENATED MODULE: ./lib/route/inspect.js




/** All texts in the stored login and configuration, and in the variables that this names, that must be seen nowhere. */
function storedSecrets(options) {
    const home = homeOf(options);
    const config = readConfigFile(configFilePath(home));
    return [...readAuthFile(authFilePath(home)).secrets, ...resolveSecrets(config.secrets, options.env)];
}
/** Looks around. The route is what `codex exec` would choose; nothing that is found here is printed. */
function inspectCodex(options) {
    const { env, codex, apiKey, now, budgetMs } = options;
    const home = homeOf(options);
    const login = readAuthFile(authFilePath(home));
    const config = readConfigFile(configFilePath(home));
    const version = codex.kind === 'found' ? codex.version : undefined;
    const route = detectRoute({
        env,
        authFile: login.facts,
        config: config.facts,
        now,
        budgetMs,
        ...(apiKey === undefined ? {} : { apiKeyInput: apiKey }),
        ...(version === undefined ? {} : { codexVersion: version }),
    });
    return {
        home,
        config: config.facts,
        cli: codex,
        version: version ?? null,
        route,
        secrets: [...login.secrets, ...resolveSecrets(config.secrets, env)],
    };
}
function homeOf({ env, codexHome: input }) {
    return resolveCodexHome({ env, ...(0,fields/* optional */.lq)('input', input) });
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./lib/route/login-lock.js
/** Taking turns at a stored login that is about to be refreshed, among the jobs of one machine. */







/**
 * Looks around; where the login may be refreshed by a probe, waits for the turn and looks once more, since the job before
 * may have refreshed it. A login that nobody will refresh needs no turn.
 */
async function inspectWithLoginLock(look, options) {
    const survey = look();
    if (!mayBeRefreshed(survey))
        return { setup: survey, release: () => { } };
    const release = await lockLogin(authFilePath(survey.home), options);
    const now = look();
    if (mayBeRefreshed(now))
        return { setup: now, release };
    release();
    return { setup: now, release: () => { } };
}
function mayBeRefreshed({ route }) {
    return route.kind === 'chatgpt' && route.refresh !== 'fresh';
}
const POLL_MS = 200;
/** No probes of one job take longer; a lock of this age is of a process whose number has been given to another one. */
const LONGEST_HOLD_MS = 6 * 3_600_000;
/**
 * Waits for the turn and returns what ends it. The refresh token is single-use: three CLIs that refresh one login at the
 * same time send it three times (0.77 to 0.169), and a server that takes reuse for theft revokes the login for good.
 *
 * The lock is a file in the system's temporary directory, since nothing may stay in CODEX_HOME. A holder that died is
 * passed over. After `patienceMs`, or where no lock can be made, it goes on without: the CLI copes with a lost race.
 */
async function lockLogin(authFile, options) {
    const lock = lockFileOf(authFile);
    let waited = 0;
    for (;;) {
        const taken = take(lock);
        if (taken === 'taken')
            return () => (0,external_node_fs_.rmSync)(lock, { force: true });
        if (taken === 'impossible' || options.signal.aborted || waited >= options.maxWaitMs)
            return () => { };
        if (waited === 0)
            options.onWait();
        await (0,external_node_timers_promises_.setTimeout)(POLL_MS, undefined, { signal: options.signal }).catch(() => { });
        waited += POLL_MS;
    }
}
/** One login, one lock, whatever path leads to the file. */
function lockFileOf(authFile) {
    const real = tryOr(() => (0,external_node_fs_.realpathSync)(authFile), authFile);
    return (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), `codex-login-${(0,external_node_crypto_.createHash)('sha256').update(real).digest('hex').slice(0, 16)}.lock`);
}
/** Linking a file that is written already makes lock and owner appear in one step. */
function take(lock) {
    const own = `${lock}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        (0,external_node_fs_.writeFileSync)(own, String(process.pid), { mode: 0o600 });
        if (isAbandoned(lock))
            (0,external_node_fs_.rmSync)(lock, { force: true });
        (0,external_node_fs_.linkSync)(own, lock);
        return 'taken';
    }
    catch (error) {
        return (0,errors/* codeOf */.$)(error) === 'EEXIST' ? 'held' : 'impossible';
    }
    finally {
        (0,external_node_fs_.rmSync)(own, { force: true });
    }
}
function isAbandoned(lock) {
    const age = Date.now() - tryOr(() => (0,external_node_fs_.statSync)(lock).mtimeMs, Date.now());
    const owner = Number(tryOr(() => (0,external_node_fs_.readFileSync)(lock, 'utf8'), ''));
    return age > LONGEST_HOLD_MS || (owner > 0 && !isAlive(owner));
}
/** A process of another user is alive too, though it may not be signalled. */
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,errors/* codeOf */.$)(error) === 'EPERM';
    }
}
function tryOr(read, otherwise) {
    try {
        return read();
    }
    catch {
        return otherwise;
    }
}

// EXTERNAL MODULE: ./lib/runner/job-context.js
var job_context = __nccwpck_require__(111);
// EXTERNAL MODULE: ./lib/redact/plain-line.js
var plain_line = __nccwpck_require__(2388);
// EXTERNAL MODULE: ./lib/report/route-text.js
var route_text = __nccwpck_require__(1267);
// EXTERNAL MODULE: ./lib/verdict/reason.js
var verdict_reason = __nccwpck_require__(7497);
;// CONCATENATED MODULE: ./lib/steps/log.js
/**
 * The lines of the step's log. Only the debug lines contain text from an endpoint. Names from config.toml can appear in all of
 * them, so every line is made safe for the runner.
 */




/** Prints what will be asked and on which route, in a folded group. */
function logPlan(inputs, setup) {
    const { chain, auto, retries, timeoutMs, budgetMs } = inputs;
    withCore(core => core.startGroup('Codex model fallback: models and route'));
    logInfo(`Models to try: ${[...chain, ...(auto ? ['auto'] : [])].join(', ')}`);
    logInfo(`Codex CLI: ${setup.version ?? (setup.cli.kind === 'found' ? 'unknown version' : 'none')}`);
    logInfo(`Auth route: ${(0,route_text/* describeRoute */.fx)(setup.route)}`);
    logInfo(`Limits: ${timeoutMs / 1000} s per probe, ${budgetMs / 1000} s in total, ${retries} ${retries === 1 ? 'retry' : 'retries'} per model`);
    withCore(core => core.endGroup());
}
function logInfo(text) {
    withCore(core => core.info((0,plain_line/* logLine */.B)(text)));
}
/** How often a probe that takes long prints a line. */
const HEARTBEAT_MS = 10_000;
/** Prints a line when a probe starts, and another one every ten seconds until it ends. */
function withProgress(ask) {
    return async (question, options) => {
        const limit = Math.round(options.timeoutMs / 1000);
        let waitedMs = 0;
        logInfo(`${question.model}: asking${describeForm(question)}`);
        const heartbeat = setInterval(() => {
            waitedMs += HEARTBEAT_MS;
            logInfo(`${question.model}: no answer yet (${waitedMs / 1000} s of at most ${limit} s)`);
        }, HEARTBEAT_MS);
        // Only the probe itself keeps the process alive.
        heartbeat.unref();
        try {
            return await ask(question, options);
        }
        finally {
            clearInterval(heartbeat);
        }
    };
}
/** How this question differs from the usual one. */
function describeForm({ form, settings }) {
    const differences = [
        ...(form === 'plain' ? ['plain command'] : []),
        ...Object.entries(settings).map(([name, value]) => `${name} ${value}`),
    ];
    return differences.length === 0 ? '' : ` (${differences.join(', ')})`;
}
/** Explains why nothing else happens for a while. */
function logInstall(version) {
    logInfo(`Installing Codex CLI ${version} from npm`);
}
/** Explains why nothing else happens for a while. */
function logLoginWait() {
    logInfo('Waiting: the stored login is due for a refresh, and another job on this machine is using it');
}
/** Prints the result of a probe. A failure of the route or the client is not reported as one of the model. */
function logAttempt({ verdict, model, durationMs }) {
    const result = 'finding' in verdict ? describeFailure(verdict) : verdict.kind;
    logInfo(`${model}: ${result} (${(durationMs / 1000).toFixed(1)} s)`);
}
function describeFailure({ kind, finding }) {
    const { label } = verdict_reason/* REASONS */.ez[finding.reason];
    if (kind === 'unsettled')
        return `not settled: ${label}`;
    return finding.scope === 'model' ? `refused: ${label}` : `no answer about the model: ${label}`;
}
/** Maximum number of CLI lines printed per step. More would bury the result and slow the runner's log. */
const MAX_DEBUG_LINES = 500;
/**
 * Prints the CLI's own lines for users who set `ACTIONS_STEP_DEBUG`; undefined for everybody else. The lines contain text from
 * an endpoint, so `sanitize` must remove secrets and cut them.
 */
function debugLogger(isDebug, sanitize) {
    if (!isDebug)
        return undefined;
    let printed = 0;
    return line => {
        printed += 1;
        if (printed > MAX_DEBUG_LINES + 1)
            return;
        const text = printed > MAX_DEBUG_LINES
            ? `(more than ${MAX_DEBUG_LINES} lines; the rest is not shown)`
            : sanitize(line);
        withCore(core => core.debug(`codex: ${text}`));
    };
}

;// CONCATENATED MODULE: ./lib/steps/find-codex.js
/** Finds or installs the Codex CLI, and finds out which auth route it has here. */




/**
 * The CLI, the route and the login. When a probe may refresh the stored login, this job holds a lock on it until `release` is
 * called. The secrets of the login and the configuration are masked before anything is printed.
 */
async function findCodex(job, signal) {
    const { inputs, env, secrets } = job;
    const { codexHome, openaiApiKey: apiKey, budgetMs } = inputs;
    secrets.add(storedSecrets({ env, codexHome }));
    const codex = await ensureCodex({
        requested: inputs.codexVersion,
        env,
        toolCache: env['RUNNER_TOOL_CACHE'],
        temporary: (0,job_context/* temporaryDirectory */.De)(env),
        signal,
        onInstall: version => {
            logInstall(version);
            // Prints the queued lines now. The next chance would be the start of the first probe.
            preloadCore();
        },
    });
    const addedPath = codex.kind === 'found' ? codex.addedPath : undefined;
    if (addedPath !== undefined)
        withCore(core => core.addPath(addedPath));
    const locked = await inspectWithLoginLock(() => inspectCodex({ env, codex, codexHome, apiKey, now: Date.now(), budgetMs }), {
        maxWaitMs: budgetMs,
        signal,
        onWait: () => {
            logLoginWait();
            preloadCore();
        },
    });
    // The job that held the lock before may have stored new tokens in auth.json.
    secrets.add(locked.setup.secrets);
    return locked;
}

// EXTERNAL MODULE: ./lib/catalog/model-id.js
var model_id = __nccwpck_require__(918);
;// CONCATENATED MODULE: ./lib/chain/policy.js
/** What the user asked for: the chain and how to walk it. */
/** The longest chain that is walked. With the bounds of `retries` it bounds the attempts, and so the report. */
const MAX_CHAIN_LENGTH = 20;

;// CONCATENATED MODULE: ./lib/report/leg.js
/** The name of a job's row in the comment. */
/** The longest name of a leg, characters. */
const MAX_LEG_LENGTH = 100;
/**
 * The name that GitHub's pages give a matrix job: the job's id and the values of its matrix, such as
 * `review (ubuntu-latest, 22)`. Two legs of one matrix differ in a value, so their names differ too.
 *
 * @param matrix the runner's matrix context as JSON; `null` in a job without one
 */
function legName(job, matrix) {
    const values = valuesIn(leg_parse(matrix));
    const name = values.length === 0 ? job : `${job} (${values.join(', ')})`;
    return name.length <= MAX_LEG_LENGTH ? name : `${name.slice(0, MAX_LEG_LENGTH - 9)}…${fingerprint(name)}`;
}
function leg_parse(matrix) {
    try {
        return JSON.parse(matrix || 'null');
    }
    catch {
        return null;
    }
}
/** In their order. A list of what is left takes the place of recursion, since nobody bounds the depth of a matrix. */
function valuesIn(matrix) {
    const values = [];
    const left = [matrix];
    while (left.length > 0) {
        const value = left.pop();
        if (value === null || value === undefined)
            continue;
        if (typeof value === 'object')
            for (const inner of Object.values(value).toReversed())
                left.push(inner);
        else
            values.push(String(value).replace(/\s+/g, ' ').trim());
    }
    return values;
}
/** Keeps names apart that are equal as far as they are shown; FNV-1a, 32 bits. */
function fingerprint(text) {
    let hash = 0x811c9dc5;
    for (const character of text)
        hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
}

;// CONCATENATED MODULE: ./lib/inputs/inputs.js
/** Turns the action's inputs into one typed value, or into an error that names the input. */





const TASKS = ['serious', 'light'];
const COMMENTS = ['on-fallback', 'always', 'never'];
const PROBES = ['live', 'catalog'];
const STRATEGIES = ['first', 'all'];
const MODES = ['probe', 'report'];
const ON_UNSETTLED = ['fallback', 'keep', 'fail'];
const ON_NONE = ['fail', 'continue'];
const DEFAULT_MODEL = { serious: 'gpt-5.5', light: 'gpt-5.4-mini' };
const DEFAULT_FALLBACKS = ['gpt-5.4'];
/** Words of `fallback-models` that are not model ids: no fallback, and the models that the route's own list names. */
const NO_FALLBACK = 'none';
const AUTO = 'auto';
const RESERVED_WORDS = [NO_FALLBACK, AUTO];
/**
 * Reads all inputs.
 *
 * @param raw gives the text of an input by its name in action.yml; empty when it was not given
 * @throws InputError that names the input, its value and what is allowed
 */
function readInputs(raw) {
    const mode = parseChoice('mode', raw('mode'), MODES, 'probe');
    const task = parseChoice('task', raw('task'), TASKS, 'serious');
    const model = parseModel('model', raw('model').trim() || DEFAULT_MODEL[task]);
    const fallbacks = parseFallbacks(raw('fallback-models'), model);
    return {
        probe: parseChoice('probe', raw('probe'), PROBES, 'live'),
        chain: [model, ...fallbacks.models],
        auto: fallbacks.auto,
        strategy: parseChoice('strategy', raw('strategy'), STRATEGIES, 'first'),
        onUnsettled: parseChoice('on-unsettled', raw('on-unsettled'), ON_UNSETTLED, 'fallback'),
        onNone: parseChoice('on-none', raw('on-none'), ON_NONE, 'fail'),
        retries: parseNumber('retries', raw('retries'), { min: 0, max: 10, defaultValue: 2 }),
        timeoutMs: parseSeconds('timeout', raw('timeout'), { max: 3600, defaultValue: 60 }),
        budgetMs: parseSeconds('budget', raw('budget'), { max: 21_600, defaultValue: 180 }),
        codexVersion: parseCodexVersion(raw('codex-version')),
        codexHome: parseText('codex-home', raw('codex-home')),
        openaiApiKey: parseText('openai-api-key', raw('openai-api-key')),
        checkApi: parseBoolean('check-api', raw('check-api'), false),
        comment: parseChoice('comment', raw('comment'), COMMENTS, 'on-fallback'),
        commentKey: parseCommentKey(raw('comment-key')),
        writeConfig: parseBoolean('write-config', raw('write-config'), false),
        leg: parseLeg(raw('leg')),
        matrixContext: raw('matrix-context').trim(),
        pullRequest: parseNumber('pull-request', raw('pull-request'), {
            min: 1,
            max: Number.MAX_SAFE_INTEGER,
            defaultValue: undefined,
        }),
        githubToken: parseText('github-token', raw('github-token')),
        jobToken: parseText('job-token', raw('job-token')),
        matrixJob: parseMatrixJob(raw('job-index'), raw('job-total')),
        summary: parseBoolean('summary', raw('summary'), true),
        mode,
        reports: parseReports(raw('reports'), mode),
    };
}
/** Seconds as milliseconds. */
function parseSeconds(input, raw, bounds) {
    return 1000 * parseNumber(input, raw, { min: 1, ...bounds, unit: 'seconds' });
}
/**
 * The models after the one asked for, without repetitions. An empty list means the default, as for every input: an unset
 * variable of the workflow leaves an empty list. `none` means no fallback.
 */
function parseFallbacks(raw, model) {
    const items = parseList(raw);
    const mustBe = (allowed) => new InputError('fallback-models', raw.trim(), allowed);
    if (items.includes(NO_FALLBACK)) {
        if (items.length === 1)
            return { models: [], auto: false };
        throw mustBe(`"${NO_FALLBACK}" alone, or a list of models without it`);
    }
    const auto = items.at(-1) === AUTO;
    const names = auto ? items.slice(0, -1) : items;
    if (names.includes(AUTO))
        throw mustBe(`a list with "${AUTO}" at its end, if at all`);
    const chosen = items.length === 0 ? DEFAULT_FALLBACKS : names.map(name => parseModel('fallback-models', name));
    const models = [...new Set(chosen)].filter(name => name !== model);
    if (models.length >= MAX_CHAIN_LENGTH)
        throw mustBe(`at most ${MAX_CHAIN_LENGTH - 1} models`);
    return { models, auto };
}
function parseModel(input, text) {
    if (!(0,model_id/* isModelId */.TC)(text)) {
        const suggestion = (0,model_id/* suggestModelId */.T0)(text);
        const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
        throw new InputError(input, text, model_id/* MODEL_ID_RULE */.Pl, hint);
    }
    const word = RESERVED_WORDS.find(reserved => reserved === text.toLowerCase());
    if (word === undefined)
        return text;
    const hint = input === 'model' ? ` The place for "${word}" is fallback-models.` : ` Did you mean "${word}"?`;
    throw new InputError(input, text, `a model id, which "${word}" is not`, hint);
}
function parseCodexVersion(raw) {
    const version = raw.trim();
    if (version === '' || version === 'latest' || isCodexVersion(version))
        return version;
    throw new InputError('codex-version', version, 'empty, "latest", or an exact version such as "0.169.0"');
}
/** The key becomes part of a hidden marker in the comment, so only characters that need no escaping there are allowed. */
function parseCommentKey(raw) {
    const key = raw.trim() || 'default';
    if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(key))
        return key;
    throw new InputError('comment-key', key, 'letters, digits and . _ -, starting with a letter or digit, at most 64 characters');
}
function parseLeg(raw) {
    const leg = parseText('leg', raw);
    if (leg === undefined || leg.length <= MAX_LEG_LENGTH)
        return leg;
    throw new InputError('leg', leg, `at most ${MAX_LEG_LENGTH} characters`);
}
function parseReports(raw, mode) {
    const reports = parseText('reports', raw) ?? '';
    if (mode === 'probe' || reports !== '')
        return reports;
    throw new InputError('reports', reports, 'a glob of report files when "mode" is "report"');
}
/** From the runner's strategy context, which users do not set. Anything but two fitting numbers is ignored. */
function parseMatrixJob(rawIndex, rawTotal) {
    const [index = Number.NaN, total = Number.NaN] = [rawIndex, rawTotal].map(text => /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN);
    return index < total ? { index, total } : undefined;
}

;// CONCATENATED MODULE: ./lib/redact/lookalikes.js
/** Secrets that can be told by their looks alone. */
/** A digit or a long run tells a token from the word after "Bearer" in a sentence. */
const TOKEN = '(?=[^\\s"\']{0,200}\\d|[^\\s"\']{24})[A-Za-z0-9._~+/=*-]{6,}';
/** What looks like a secret. No pattern backtracks over more than a constant. */
const LOOKALIKES = [
    // An OpenAI key, also as a server masks it in its answer (`sk-env-S****CRET`): the rest is still a part of it.
    /(?<![A-Za-z0-9])sk-[A-Za-z0-9_*-]{6,}/g,
    // A JSON Web Token.
    /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){0,4}/g,
    // Access and refresh tokens of ChatGPT.
    /(?<![A-Za-z0-9])at-(?=[A-Za-z_-]{0,200}[0-9A-Z])[A-Za-z0-9_.-]{16,}/g,
    /(?<![A-Za-z0-9])rt[_.-](?=[A-Za-z_.-]{0,200}[0-9A-Z])[A-Za-z0-9_.-]{16,}/g,
    // Tokens of GitHub, GitLab, npm, Slack, AWS and Google.
    /(?<![A-Za-z0-9])(?:gh[opusr]_|github_pat_|glpat-|npm_|xox[abeoprs]-|AKIA|AIza)[A-Za-z0-9_.-]{12,}/g,
    new RegExp(`(?<=(?<![A-Za-z])(?:bearer|basic)(?:\\s{1,8}|%20))${TOKEN}`, 'gi'),
    // The user and the password in a URL.
    /(?<=(?<![A-Za-z0-9+.-])[a-z][a-z0-9+.-]{1,30}:\/\/)[^\s/@?#]{1,1000}(?=@)/gi,
    /(?<=[?&](?:access_token|api[-_]?key|key|token|sig|signature|code)=)[^&#\s"']{1,4000}/gi,
    // An e-mail address.
    /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}(?:@|%40)(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])/g,
];
/** The text with `mask` in place of everything that looks like a secret. */
function maskLookalikes(text, mask) {
    return LOOKALIKES.reduce((rest, pattern) => rest.replace(pattern, mask), text);
}

;// CONCATENATED MODULE: ./lib/redact/views.js
/** Decodes a line in every way in which a server may have encoded a secret, and keeps where each character came from. */
const BREAK = '\0';
/** JSON inside JSON inside a URL is three levels. Deeper encodings have not been seen. */
const MAX_DEPTH = 3;
const ESCAPES = /(?:%[0-9a-f]{2})+|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[nrtbf"'\\/]|&(?:#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi;
const NAMED_ESCAPES = {
    ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' },
    ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" },
};
/** Runs of digits that may hold encoded bytes. Shorter ones hold fewer than 8 bytes and are frequent in ordinary text. */
const HEX_RUN = /[0-9a-f]{16,}/gi;
const BASE64_RUN = /[A-Za-z0-9+/_-]{11,}/g;
/** The line itself, the line with its escapes resolved level by level, and each of these read as hexadecimal and base64. */
function viewsOf(line) {
    const views = [];
    const starts = Array.from({ length: line.length }, (_, index) => index);
    let view = { text: line, starts, ends: starts.map(start => start + 1) };
    for (let depth = 0; depth <= MAX_DEPTH && view !== undefined; depth++) {
        views.push(view, ...hexViews(view), ...base64Views(view));
        view = unescapedView(view);
    }
    return views;
}
/** The view in which each character is replaced by what `replace` makes of it, which may be nothing. */
function mapView(view, replace) {
    const builder = buildView(view);
    let at = 0;
    for (const character of view.text) {
        builder.add(replace(character), at, at + character.length);
        at += character.length;
    }
    return builder.view;
}
/** Builds a view from parts of another one: `add` takes the new text and the part of the source that it stands for. */
function buildView(source) {
    const view = { text: '', starts: [], ends: [] };
    const add = (text, from, to) => {
        view.text += text;
        for (let count = 0; count < text.length; count++) {
            view.starts.push(source.starts[from] ?? 0);
            view.ends.push(source.ends[to - 1] ?? 0);
        }
    };
    return { view, add };
}
/** One level of percent-encoding, JSON escapes and character references resolved; undefined when the view has none. */
function unescapedView(source) {
    const { view, add } = buildView(source);
    let copied = 0;
    const copyUntil = (end) => {
        for (; copied < end; copied++)
            add(source.text.charAt(copied), copied, copied + 1);
    };
    for (const { 0: sequence, index } of source.text.matchAll(ESCAPES)) {
        copyUntil(index);
        copied = index + sequence.length;
        if (sequence.startsWith('%')) {
            const bytes = Uint8Array.from(sequence.slice(1).split('%'), digits => Number.parseInt(digits, 16));
            addUtf8(bytes, add, byte => index + 3 * byte);
        }
        else
            add(characterOf(sequence), index, copied);
    }
    if (copied === 0)
        return undefined;
    copyUntil(source.text.length);
    return view;
}
/** The character that a JSON escape or a character reference stands for. */
function characterOf(sequence) {
    const code = /^(?:\\[ux]|&#x)([0-9a-f]+)/i.exec(sequence)?.[1];
    if (code !== undefined)
        return fromCodePoint(Number.parseInt(code, 16));
    const decimal = /^&#(\d+)/.exec(sequence)?.[1];
    if (decimal !== undefined)
        return fromCodePoint(Number(decimal));
    const name = sequence.replace(/^\\/, '');
    return NAMED_ESCAPES[name.toLowerCase()] ?? name;
}
function fromCodePoint(code) {
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
/** Two views, since it is not known with which digit of a run a byte begins. */
function hexViews(source) {
    return [0, 1].map(offset => runView(source, HEX_RUN, offset, 2, digits => Uint8Array.from(digits.match(/../g) ?? [], pair => Number.parseInt(pair, 16))));
}
/** Four views, since it is not known with which digit of a run a group of three bytes begins. */
function base64Views(source) {
    return [0, 1, 2, 3].map(offset => runView(source, BASE64_RUN, offset, 8 / 6, digits => {
        const usable = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
        return Uint8Array.from(atob(usable.replaceAll('-', '+').replaceAll('_', '/')), byte => byte.charCodeAt(0));
    }));
}
/** The bytes of all runs of digits, each read from its digit number `offset` on. */
function runView(source, runs, offset, digitsPerByte, decode) {
    const { view, add } = buildView(source);
    for (const { 0: run, index } of source.text.matchAll(runs)) {
        const first = index + offset;
        // A byte of base64 shares its first and last digit with its neighbours.
        addUtf8(decode(run.slice(offset)), add, (byte, isEnd) => first + (isEnd ? Math.ceil(byte * digitsPerByte) : Math.floor(byte * digitsPerByte)));
        add(BREAK, index, index + 1);
    }
    return view;
}
/** Adds bytes as UTF-8 text. `offsetOf` gives the place in the source of the beginning, or the end, of so many bytes. */
function addUtf8(bytes, add, offsetOf) {
    const decoder = new TextDecoder();
    for (let at = 0; at < bytes.length;) {
        const lead = bytes[at] ?? 0;
        // A continuation byte without its lead byte, where a run was cut, stands for itself.
        const size = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        const text = size === 1 ? String.fromCharCode(lead) : decoder.decode(bytes.subarray(at, at + size));
        add(text, offsetOf(at, false), offsetOf(Math.min(at + size, bytes.length), true));
        at += size;
    }
}

;// CONCATENATED MODULE: ./lib/redact/sanitizer.js
/** Makes text from outside fit to be written: one short line without secrets. */



/** What replaces a secret, as in the runner's own masks. */
const MASK = '***';
/** A shorter secret occurs in any text by chance. Replacing it would hide the text and not the secret. */
const MIN_SECRET_CHARS = 4;
/** A shorter secret is replaced only where it is not part of a longer word. */
const MIN_CHARS_INSIDE_WORDS = 8;
/** So many letters and digits of a secret in a row are a part of it and not chance. */
const PART_CHARS = 12;
/**
 * A function that makes a text one line of visible characters, at most `maxChars` code points long, in which `***` replaces
 * every secret.
 *
 * Secrets are found by content and not by spelling. The line is decoded (percent-encoding, JSON escapes, character references,
 * hexadecimal, base64, several levels deep), and each decoded form is searched for
 * - whole secrets, without regard to white space and invisible characters;
 * - parts of secrets: 12 letters and digits that follow each other in a secret, forwards or backwards, in upper or lower case, whatever
 *   stands between them.
 *
 * It also replaces what looks like a secret, because a server may echo a key that this action never saw. The result is not
 * escaped for any markup.
 */
function createSanitizer(secrets, maxChars) {
    const findSecrets = secretFinder(secrets);
    return text => {
        // Text far behind the limit is never shown.
        const line = (0,plain_line/* plainLine */.h)(text.slice(0, maxChars * 8 + 4_000));
        return truncate(maskLookalikes(maskRanges(line, findSecrets(line)), MASK), maxChars);
    };
}
function secretFinder(secrets) {
    const wholes = new Set(secrets.map(secret => visibleText(secret).trim()));
    const searched = [...wholes].filter(secret => secret.length >= MIN_SECRET_CHARS);
    if (searched.length === 0)
        return () => [];
    const parts = new Set(searched.flatMap(secret => partsOf(lettersIn(secret))));
    const phrases = searched.map(secret => ` ${secret.replace(/[^A-Za-z0-9]+/g, ' ')} `);
    return line => viewsOf(line).flatMap(view => [
        ...findWholes(view, searched),
        ...findParts(view, parts).filter(range => !isPhrase(line, range, phrases)),
    ]);
}
/** The text as a reader sees it: without invisible characters, white space (also `+`, as in forms) as one space. */
function visibleText(text) {
    return text.replace(/[\p{Cf}\p{DI}]/gu, '').replace(/[\s+]+/g, ' ');
}
function visibleView(view) {
    let last = '';
    return mapView(view, character => {
        const visible = visibleText(character);
        if (visible === '' || (visible === ' ' && last === ' '))
            return '';
        last = visible;
        return visible;
    });
}
/** The letters and digits in lower case; full-width and other compatibility forms as the usual characters. */
function lettersIn(text) {
    return text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '');
}
function lettersView(view) {
    return mapView(view, character => (character === BREAK ? BREAK : lettersIn(character)));
}
/** Every part of a secret's letters that must not be seen, in both directions. */
function partsOf(letters) {
    const reversed = Array.from(letters).toReversed().join('');
    return [letters, reversed].flatMap(text => Array.from({ length: Math.max(0, text.length - PART_CHARS + 1) }, (_, at) => text.slice(at, at + PART_CHARS)));
}
function findWholes(view, secrets) {
    const visible = visibleView(view);
    return secrets.flatMap(secret => {
        const ranges = [];
        for (let at = visible.text.indexOf(secret); at !== -1; at = visible.text.indexOf(secret, at + 1)) {
            const end = at + secret.length;
            if (secret.length >= MIN_CHARS_INSIDE_WORDS || isWord(visible.text, at, end))
                ranges.push(rangeOf(visible, at, end));
        }
        return ranges;
    });
}
function isWord(text, start, end) {
    return !/[A-Za-z0-9]/.test(text.charAt(start - 1) + text.charAt(end));
}
/** Parts that overlap are one range, so that a longer part is found in its full length. */
function findParts(view, parts) {
    const letters = lettersView(view);
    const ranges = [];
    let start;
    for (let at = 0; at <= letters.text.length; at++) {
        const isPart = parts.has(letters.text.slice(at, at + PART_CHARS));
        if (isPart)
            start ??= at;
        else if (start !== undefined) {
            ranges.push(rangeOf(letters, start, at - 1 + PART_CHARS));
            start = undefined;
        }
    }
    return ranges;
}
/**
 * Whether a part is only words: a secret such as `my-refresh-token-0123` must not hide "refresh token" in a sentence. The words have
 * to be separated in the secret as well, which they are not in a random one.
 */
function isPhrase(line, { start, end }, phrases) {
    const words = line.slice(start, end);
    return (/^[A-Z]?[a-z]+(?: [a-z]+)*$/.test(words) &&
        isWord(line, start, end) &&
        phrases.some(phrase => phrase.includes(` ${words.toLowerCase()} `)));
}
function rangeOf({ starts, ends }, from, to) {
    return { start: starts[from] ?? 0, end: ends[to - 1] ?? 0 };
}
/** Replaces the ranges by masks. Ranges that overlap get one mask. */
function maskRanges(line, ranges) {
    let masked = '';
    let copied = 0;
    for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
        if (start >= copied)
            masked += line.slice(copied, start) + MASK;
        copied = Math.max(copied, end);
    }
    return masked + line.slice(copied);
}
/** At most `max` code points, an ellipsis included. */
function truncate(line, max) {
    const points = Array.from(line);
    if (points.length <= max)
        return line;
    if (max < 1)
        return '';
    const kept = points.slice(0, max - 1).join('');
    return `${kept.trimEnd()}…`;
}

;// CONCATENATED MODULE: ./lib/runner/secrets.js
/** The secrets that this run has seen: masked by the runner, and removed from everything that the action writes. */


function createSecretStore() {
    const known = new Set();
    const sanitizers = new Map();
    return {
        add: secrets => {
            for (const secret of secrets) {
                if (secret === '' || known.has(secret))
                    continue;
                known.add(secret);
                sanitizers.clear();
                withCore(core => core.setSecret(secret));
            }
        },
        sanitize: (text, maxChars) => {
            const sanitizer = sanitizers.get(maxChars) ?? createSanitizer([...known], maxChars);
            sanitizers.set(maxChars, sanitizer);
            return sanitizer(text);
        },
    };
}

;// CONCATENATED MODULE: ./lib/steps/job.js
/** What every step needs. */


/**
 * Reads the inputs, and masks the secrets among them and in the environment.
 *
 * @throws InputError when an input has a value that is not allowed
 */
function startJob(env) {
    const inputs = readInputs(name => (0,job_context/* inputText */.AN)(env, name));
    const secrets = createSecretStore();
    secrets.add([inputs.openaiApiKey ?? '', inputs.githubToken ?? '', ...(0,job_context/* secretsOfEnvironment */.O0)(env)]);
    return { inputs, env, secrets };
}

;// CONCATENATED MODULE: ./lib/catalog/catalog.js

/** The entry of a model, hidden ones too; undefined when it is not listed or there is no list. */
function findListed(catalog, model) {
    if (catalog.kind !== 'list')
        return undefined;
    return catalog.models.find(listed => listed.slug.toLowerCase() === model.toLowerCase());
}
/**
 * What the word `auto` stands for: the successor that the list names for the model asked for, else the list's default.
 * Never a model that the list hides, nor one that was tried already.
 */
function chooseAuto(catalog, asked, tried) {
    if (catalog.kind !== 'list')
        return { kind: 'none', why: catalog.message };
    const successor = catalog.models.find(listed => listed.slug === findListed(catalog, asked)?.upgrade);
    if (successor?.shown === true && !tried.includes(successor.slug)) {
        return { kind: 'model', model: successor.slug, why: 'successor' };
    }
    const first = catalog.models.find(listed => listed.shown);
    if (first === undefined)
        return { kind: 'none', why: 'The list shows no model.' };
    return tried.includes(first.slug)
        ? { kind: 'none', why: 'What the list names was tried already.' }
        : { kind: 'model', model: first.slug, why: 'default' };
}
/**
 * The verdict of a catalog probe. A list that may be the CLI's own says nothing for or against a model: with an API key
 * the CLI never refreshes it (0.155 and earlier), and where the endpoint fails or refuses the login it falls back to it
 * without a word (0.169).
 */
function catalogVerdict(catalog, model) {
    const { scope } = verdict_reason/* REASONS */.ez['not-listed'];
    if (catalog.kind !== 'list') {
        const said = catalog.message;
        return { kind: 'unsettled', finding: { reason: 'not-listed', scope, lasting: 'permanent', said } };
    }
    const isListed = findListed(catalog, model) !== undefined;
    if (catalog.source === 'bundled') {
        const said = `The route gave no list of its own; the one that the CLI shipped with ${isListed ? 'has' : 'does not have'} it.`;
        return { kind: 'unsettled', finding: { reason: 'not-listed', scope, lasting: 'permanent', said } };
    }
    if (isListed)
        return { kind: 'accepted' };
    const shown = catalog.models.filter(listed => listed.shown).map(listed => listed.slug);
    const said = `The route lists ${shown.join(', ')}.`;
    return { kind: 'refused', finding: { reason: 'not-listed', scope, lasting: 'permanent', said } };
}

// EXTERNAL MODULE: ./lib/chain/cut-short.js
var cut_short = __nccwpck_require__(6646);
// EXTERNAL MODULE: ./lib/report/cost.js + 1 modules
var report_cost = __nccwpck_require__(1670);
// EXTERNAL MODULE: ./lib/base/time-text.js
var time_text = __nccwpck_require__(5630);
;// CONCATENATED MODULE: ./lib/report/explain.js



/** One sentence, plain text, ending in a full stop. */
function explain(explained) {
    const { decision, requestedModel, route } = explained;
    const [asked] = explained.statuses;
    switch (decision.kind) {
        case 'preferred':
            if (decision.servedModel !== undefined)
                return `${requestedModel} is used, but ${decision.servedModel} answered: ${(0,route_text/* describeRoute */.fx)(route)} accepts ${requestedModel} and lets another model answer.`;
            return decision.reason === 'accepted'
                ? `${requestedModel} is used: ${(0,route_text/* describeRoute */.fx)(route)} ${explained.probe === 'live' ? 'accepts' : 'lists'} it.`
                : `${requestedModel} is used without proof that ${(0,route_text/* describeRoute */.fx)(route)} accepts it (last try: ${explain_failure(asked, decision.reason, explained)}).`;
        case 'fallback':
            return `${decision.model} is used instead of ${requestedModel}: ${explain_failure(asked, decision.reason, explained)}${servedText(decision)}.`;
        case 'none':
            if (explained.cancelled)
                return 'The job was cancelled before it was known which model can be used.';
            return `${noneIsUsed(explained)}: ${whyNone(decision, explained)}.`;
        default:
            return (0,assert_never/* assertNever */.x)(decision);
    }
}
/** That another model answered for the fallback. */
function servedText({ model, servedModel }) {
    return servedModel === undefined ? '' : `; but ${servedModel} answered when ${model} was asked for`;
}
/** The reason as a clause, with the model and the route in place. */
function explain_clauseOf(reason, model, route) {
    return verdict_reason/* REASONS */.ez[reason].clause
        .replaceAll('{model}', () => model)
        .replaceAll('{route}', () => (0,route_text/* describeRoute */.fx)(route));
}
/** What failed, and until when. `reason` stands in for a model that was never probed to an end. */
function explain_failure(standing, reason, { requestedModel, route }) {
    if (standing === undefined || !('finding' in standing))
        return explain_clauseOf(reason, requestedModel, route);
    const { model, finding } = standing;
    const until = finding.retryAt === undefined ? '' : ` until ${(0,time_text/* timeText */.T)(finding.retryAt)}`;
    return `${explain_clauseOf(finding.reason, model, route)}${until}${causeOf(finding)}`;
}
/** Why there is no CLI, which the clause alone does not tell and the table tells too late. */
function causeOf({ reason, said }) {
    return reason === 'codex-missing' ? ` (${said.replace(/\.$/, '')})` : '';
}
/** With `on-unsettled: fail`, or after a cancelled walk, a model can be accepted and still not be used. */
function noneIsUsed({ statuses: standings }) {
    return standings.some(standing => standing.kind === 'accepted')
        ? 'No model is used'
        : 'No model can be used';
}
function whyNone(decision, explained) {
    const { statuses: standings } = explained;
    const [asked] = standings;
    if (decision.blockedBy === decision.reason)
        return explain_failure(asked, decision.reason, explained);
    const failed = standings.filter(standing => 'finding' in standing);
    if (failed.length === 0)
        return explain_failure(asked, decision.reason, explained);
    // Two models that fail on the way fail in the same words, which need saying once.
    return [...new Set(failed.map(standing => explain_failure(standing, decision.reason, explained)))].join('; ');
}

// EXTERNAL MODULE: ./lib/report/notes.js + 3 modules
var notes = __nccwpck_require__(9145);
;// CONCATENATED MODULE: ./lib/report/report.js
/** Raised when a field changes its meaning or goes away; a new field does not raise it. */
const REPORT_VERSION = 1;

;// CONCATENATED MODULE: ./lib/report/retry-at.js


/**
 * The reset that matters: of the failure of the model asked for where another one is used or it is kept; where none
 * is, of the failure that blocks everything, else the first that lets any model of the chain be tried again. ISO 8601
 * UTC, or null when no reset is known.
 */
function retryAtOf(decision, standings) {
    switch (decision.kind) {
        case 'preferred':
        case 'fallback':
            return resetsOf(standings.slice(0, 1))[0] ?? null;
        case 'none': {
            const blockers = standings.filter(stopsChain);
            return resetsOf(blockers.length > 0 ? blockers : standings)[0] ?? null;
        }
        default:
            return (0,assert_never/* assertNever */.x)(decision);
    }
}
/** The resets that are known, the first one first. */
function resetsOf(standings) {
    return standings
        .flatMap(standing => ('finding' in standing ? (standing.finding.retryAt ?? []) : []))
        .sort((a, b) => Date.parse(a) - Date.parse(b));
}

;// CONCATENATED MODULE: ./lib/report/sanitize.js

/** The route with its words from auth.json and config.toml quoted. */
function sanitizeRoute(route, quote) {
    switch (route.kind) {
        case 'chatgpt':
            return route.plan === undefined ? route : { ...route, plan: quote(route.plan) };
        case 'provider':
            return {
                ...route,
                id: quote(route.id),
                ...(route.name === undefined ? {} : { name: quote(route.name) }),
            };
        case 'access-token':
        case 'api-key':
        case 'none':
            return route;
        default:
            return (0,assert_never/* assertNever */.x)(route);
    }
}
/** The attempt with the endpoint's words quoted. */
function sanitizeAttempt(attempt, quote) {
    const { verdict } = attempt;
    switch (verdict.kind) {
        case 'accepted':
            return verdict.servedModel === undefined
                ? attempt
                : { ...attempt, verdict: { ...verdict, servedModel: quote(verdict.servedModel) } };
        case 'refused':
        case 'unsettled':
            return { ...attempt, verdict: { ...verdict, finding: quotedFinding(verdict.finding, quote) } };
        case 'cancelled':
            return attempt;
        default:
            return (0,assert_never/* assertNever */.x)(verdict);
    }
}
function quotedFinding(finding, quote) {
    const { said, code } = finding;
    return { ...finding, said: quote(said), ...(code === undefined ? {} : { code: quote(code) }) };
}

;// CONCATENATED MODULE: ./lib/report/build-report.js









/**
 * Builds the report; the decision in it is the one that the attempts lead to. Text from outside is quoted once, before
 * anything is made of it, so that the explanation and the notes hold none that is not.
 */
function buildReport(source) {
    const { policy, sanitize: quote } = source;
    const route = sanitizeRoute(source.route, quote);
    const attempts = source.attempts.map(attempt => sanitizeAttempt(attempt, quote));
    const standings = chainStatus(policy, attempts);
    const decision = decide(policy, attempts);
    const cancelled = (0,cut_short/* wasCancelledEarly */.u)(decision.kind, attempts.map(attempt => attempt.verdict.kind));
    const requestedModel = policy.chain[0];
    const used = decision.kind === 'none' ? undefined : decision;
    const cost = (0,report_cost/* costOf */.ho)({ requestedModel, decision, route }, attempts);
    return {
        version: REPORT_VERSION,
        leg: source.leg,
        requestedModel,
        model: used?.model ?? null,
        outcome: decision.kind,
        fallbackUsed: decision.kind === 'fallback',
        verified: policy.probe === 'live' && isProven(decision),
        reason: decision.reason,
        explanation: explain({
            probe: policy.probe,
            cancelled,
            decision,
            requestedModel,
            route,
            statuses: standings,
        }),
        route: reportRoute(route),
        servedModel: used?.servedModel ?? null,
        settings: used?.settings ?? {},
        availableModels: standings
            .filter(standing => standing.kind === 'accepted')
            .map(standing => standing.model),
        retryAt: retryAtOf(decision, standings),
        codexVersion: source.codexVersion === null ? null : quote(source.codexVersion),
        chain: standings.map(standing => reportModel(standing, source.facts)),
        attempts: attempts.map(reportAttempt),
        notes: (0,notes/* notesOf */.h)({
            probe: policy.probe,
            cancelled,
            decision,
            requestedModel,
            route,
            statuses: standings,
            facts: source.facts,
        }),
        ...(cost === undefined ? {} : { cost }),
        startedAt: new Date(source.startedAt).toISOString(),
        finishedAt: new Date(source.finishedAt).toISOString(),
        run: source.run,
    };
}
/** Whether the model used was accepted by a probe. */
function isProven(decision) {
    return decision.kind === 'fallback' || (decision.kind === 'preferred' && decision.verified);
}
function reportRoute(route) {
    switch (route.kind) {
        case 'chatgpt':
            return route.plan === undefined ? { kind: route.kind } : { kind: route.kind, plan: route.plan };
        case 'api-key':
            return { kind: route.kind, source: route.source };
        case 'provider':
            return { kind: route.kind, provider: route.id };
        case 'access-token':
        case 'none':
            return { kind: route.kind };
        default:
            return (0,assert_never/* assertNever */.x)(route);
    }
}
function reportModel(standing, facts) {
    const listed = isListed(standing.model, facts);
    return {
        model: standing.model,
        verdict: standing.kind,
        ...('finding' in standing ? { finding: reportFinding(standing.finding) } : {}),
        ...(standing.kind === 'accepted' && standing.servedModel !== undefined
            ? { servedModel: standing.servedModel }
            : {}),
        ...(standing.kind === 'accepted' && standing.flapped ? { flapped: true } : {}),
        ...(listed === undefined ? {} : { listed }),
    };
}
/** Only the route's own list says something; the CLI's own is the same on every route. */
function isListed(model, { catalog }) {
    return catalog?.kind === 'list' && catalog.source === 'route'
        ? findListed(catalog, model) !== undefined
        : undefined;
}
function reportAttempt(attempt) {
    const { verdict } = attempt;
    return {
        model: attempt.model,
        form: attempt.form,
        settings: attempt.settings,
        verdict: verdict.kind,
        ...('finding' in verdict ? { finding: reportFinding(verdict.finding) } : {}),
        ...(verdict.kind === 'accepted' && verdict.servedModel !== undefined
            ? { servedModel: verdict.servedModel }
            : {}),
        ...(verdict.kind === 'accepted' && verdict.usage !== undefined ? { usage: verdict.usage } : {}),
        startedAt: new Date(attempt.startedAt).toISOString(),
        durationMs: attempt.durationMs,
    };
}
/** What is left out is of use to the walk alone. */
function reportFinding(finding) {
    const { reason, scope, lasting, said, status, code, retryAt } = finding;
    return {
        reason,
        scope,
        lasting,
        said,
        ...(status === undefined ? {} : { status }),
        ...(code === undefined ? {} : { code }),
        ...(retryAt === undefined ? {} : { retryAt }),
    };
}

;// CONCATENATED MODULE: ./lib/steps/make-report.js
/** Makes the report of this run. Everything that is published afterwards is made from it. */



/** Maximum length of a text from outside in the report, in characters. */
const MAX_TEXT_CHARS = 300;
function makeReport({ inputs, env, secrets }, result) {
    const { setup, chain, apiCheck, configEdit, loginRotated, startedAt } = result;
    const { policy, attempts, ...list } = chain;
    const isKeyUnused = inputs.openaiApiKey !== undefined && setup.route.kind === 'provider';
    return buildReport({
        policy,
        route: setup.route,
        attempts,
        facts: {
            loginRotated,
            ...(isKeyUnused ? { apiKeyUnused: true } : {}),
            ...list,
            ...(0,fields/* optional */.lq)('apiCheck', apiCheck),
            ...(0,fields/* optional */.lq)('configEdit', configEdit),
        },
        leg: inputs.leg ?? legName(env['GITHUB_JOB'] ?? '', inputs.matrixContext),
        run: (0,job_context/* currentRun */.xh)(env),
        codexVersion: setup.version,
        startedAt,
        finishedAt: Date.now(),
        sanitize: text => secrets.sanitize(text, MAX_TEXT_CHARS),
    });
}

// EXTERNAL MODULE: ./lib/github/plan-comment.js
var plan_comment = __nccwpck_require__(604);
// EXTERNAL MODULE: ./lib/github/comment-lookup.js + 1 modules
var comment_lookup = __nccwpck_require__(3492);
// EXTERNAL MODULE: ./lib/github/upsert-comment.js + 2 modules
var upsert_comment = __nccwpck_require__(9698);
// EXTERNAL MODULE: ./lib/steps/comment-target.js
var comment_target = __nccwpck_require__(8758);
;// CONCATENATED MODULE: ./lib/steps/prefetch-comment.js
/** Reads the comment from GitHub while the probes run, so that loading octokit and GitHub's answers cost no extra time. */




/**
 * Prepares the prefetch. It starts with the first probe when an earlier comment may have to be updated, and otherwise with the
 * probe that follows the first model that was not accepted. A run without either sends no request to GitHub.
 */
function prefetchComment(job) {
    const { inputs, env } = job;
    const run = (0,job_context/* currentRun */.xh)(env);
    const targetFound = (0,comment_target/* findCommentTarget */.K)(job);
    const abort = new AbortController();
    let lookup;
    let isNeeded = false;
    let isClosed = false;
    const start = async () => {
        const target = await targetFound;
        if (inputs.comment === 'never' ||
            run === null ||
            target === undefined ||
            isClosed ||
            lookup !== undefined)
            return;
        const { pullRequest } = target;
        const commentCount = pullRequest.kind === 'number' ? pullRequest.comments : undefined;
        if (!isNeeded && !(0,plan_comment/* needsLookup */.Qh)(inputs.comment, run, commentCount))
            return;
        const clock = {
            sleep: (ms) => (0,external_node_timers_promises_.setTimeout)(ms, undefined, { signal: abort.signal }).catch(() => { }),
            random: Math.random,
            now: Date.now,
        };
        lookup = (0,comment_lookup/* prefetchLookup */.s)(target, { clock, maxWaitMs: upsert_comment/* MAIN_MAX_WAIT_MS */.oD, signal: abort.signal });
        lookup.catch(() => { });
    };
    return {
        onProbeStart: () => void start(),
        onNotAccepted: () => {
            isNeeded = true;
        },
        result: () => {
            isClosed = true;
            return lookup;
        },
        cancel: () => {
            isClosed = true;
            abort.abort();
        },
    };
}

// EXTERNAL MODULE: external "node:perf_hooks"
var external_node_perf_hooks_ = __nccwpck_require__(643);
;// CONCATENATED MODULE: ./lib/chain/exhausted.js
/** Whether a walk came to the end of its chain, so that what stands behind the last model has its turn. */

/**
 * True when every model was tried, the route still stands, and a further model could still be used: none was accepted
 * (or all were to be tried), and the model asked for is not one to keep or to fail on.
 */
function isExhausted(policy, attempts) {
    if (attempts.some(attempt => attempt.verdict.kind === 'cancelled'))
        return false;
    const standings = chainStatus(policy, attempts);
    const [asked] = standings;
    if (asked?.kind === 'unsettled' && policy.onUnsettled !== 'fallback')
        return false;
    return standings.every(standing => !stopsChain(standing) &&
        standing.kind !== 'untried' &&
        (policy.strategy === 'all' || standing.kind !== 'accepted'));
}

;// CONCATENATED MODULE: ./lib/catalog/listed-models.js


/** The models of a parsed list, in order of priority; undefined when there are none that can be read. */
function listedModels(value) {
    const models = (0,fields/* fieldsOf */.Pf)(value)['models'];
    if (!Array.isArray(models))
        return undefined;
    const listed = models.flatMap((model, index) => listedModel(model, index));
    return listed.length === 0 ? undefined : listed.toSorted((a, b) => a.priority - b.priority);
}
/** A slug that could be no model id is left out: it would be put into a command line. */
function listedModel(value, index) {
    const model = (0,fields/* fieldsOf */.Pf)(value);
    const slug = (0,fields/* textOf */.b6)(model['slug']);
    if (slug === undefined || !(0,model_id/* isModelId */.TC)(slug))
        return [];
    const priority = model['priority'];
    return [
        {
            slug,
            shown: model['visibility'] === 'list',
            priority: typeof priority === 'number' && Number.isFinite(priority) ? priority : index,
            ...(0,fields/* optional */.lq)('upgrade', (0,fields/* textOf */.b6)((0,fields/* fieldsOf */.Pf)(model['upgrade'])['model'])),
        },
    ];
}

;// CONCATENATED MODULE: ./lib/probe/models-cache.js
/** The route's model list as a probe's CLI left it, which costs neither a process nor a request. */




/** The list holds every model's instructions: 0.75 MB in 0.169. */
const models_cache_LIMIT_BYTES = 16 * 1024 * 1024;
/** The CLI itself takes a list of this age for fresh; milliseconds. */
const FRESH_MS = 5 * 60_000;
/**
 * The list in models_cache.json, which every `codex exec` with a ChatGPT sign-in writes (0.104 to 0.169; with an API key
 * none is written). Undefined when there is none, or only one from before: it may be of another login.
 *
 * @param startedAt when the probes began, milliseconds since the epoch
 */
function readModelsCache({ home, route }, startedAt) {
    const read = readTextFile((0,external_node_path_.join)(home.dir, 'models_cache.json'), models_cache_LIMIT_BYTES);
    if (read.kind !== 'text')
        return undefined;
    let value;
    try {
        value = JSON.parse(read.text);
    }
    catch {
        return undefined;
    }
    const fetchedAt = Date.parse((0,fields/* textOf */.b6)((0,fields/* fieldsOf */.Pf)(value)['fetched_at']) ?? '');
    const models = listedModels(value);
    if (models === undefined || !(fetchedAt >= startedAt - olderBy(route)))
        return undefined;
    return { kind: 'list', source: 'route', models };
}
/**
 * How much older than the probes the list may be. The CLI takes over what it fetched itself minutes ago, and so asks no
 * more; but that was with a ChatGPT login, so on any other route an older list is that of a login from before.
 */
function olderBy({ kind }) {
    return kind === 'chatgpt' || kind === 'access-token' ? FRESH_MS : 0;
}

;// CONCATENATED MODULE: ./lib/route/route.js
/** How this runner's Codex is authenticated, and what follows from it for a probe. */
/** Whether several probes at once are safe: only when none of them can refresh a single-use login. */
function allowsParallelProbes(route) {
    return route.kind === 'chatgpt' ? route.refresh === 'fresh' : true;
}

;// CONCATENATED MODULE: ./lib/probe/bundled-skills.js
/** Keeping the CLI from unpacking its own skills for a probe. */


/**
 * The `-c` values that keep the CLI's own skills out of a CODEX_HOME that does not have them yet. A new one would be
 * given up to 50 files, which takes a quarter to a half of the processor time of a probe (0.125 to 0.169); 0.77 and
 * 0.104 do not know the setting and pass over it.
 *
 * Where the files are there already the setting would have them deleted (0.125 and 0.142; 0.155 and 0.169 leave them),
 * so the CLI is then left to itself.
 */
function bundledSkillsSettings(home) {
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(home.dir, 'skills', '.system')) ? [] : ['skills.bundled.enabled=false'];
}

;// CONCATENATED MODULE: ./lib/probe/flags.js
/**
 * Settings of a probe, as values of `-c`. Each is accepted by CLI 0.77 to 0.169 on every route: a version that does
 * not know one ignores it, at most with a warning item. (`--disable X` is no substitute: an unknown feature ends the
 * CLI.)
 */
/** What keeps the checkout's and the user's programs out of a probe, and the probe's traces out of CODEX_HOME. */
const ISOLATION_SETTINGS = [
    // The user's program for finished turns would run at the end of the probe.
    'notify=[]',
    // Without markers the project root is the empty working directory, so that no folder above it counts: an AGENTS.md
    // or a trusted `.codex` of a checkout around the temporary directory is not read (0.169).
    'project_root_markers=[]',
    'project_doc_max_bytes=0',
    'features.hooks=false',
    // The snapshot is a file in CODEX_HOME with every variable of the environment, and stays when the CLI is killed.
    'features.shell_snapshot=false',
    // Plugins clone github.com/openai/plugins, and that git outlives the CLI; apps are remote MCP servers.
    'features.plugins=false',
    'features.apps=false',
    // The model gets no tool that could run anything.
    'features.shell_tool=false',
    'features.unified_exec=false',
    'features.multi_agent=false',
    'web_search="disabled"',
    'analytics.enabled=false',
    'check_for_update_on_startup=false',
    // Since 0.155 a refused connection is otherwise retried for ever.
    'features.unbounded_connection_retries=false',
];
/** What makes the request small and spares side requests, and might make it differ from the job's. */
const LEAN_SETTINGS = [
    // 0.169 sends an API key to chatgpt.com/backend-api/codex/models with it.
    'features.api_key_model_discovery=false',
    'features.goals=false',
    'features.image_generation=false',
    'features.tool_suggest=false',
    'features.view_image=false',
    'include_permissions_instructions=false',
    'include_environment_context=false',
    'include_apps_instructions=false',
    'include_collaboration_mode_instructions=false',
    'skills.include_instructions=false',
    'developer_instructions=""',
    'model_reasoning_summary="none"',
];

;// CONCATENATED MODULE: ./lib/probe/forced-login.js
/**
 * The `-c` values that let the input's key be probed beside a login that the configuration forces: the key belongs to
 * the probe alone, so the configuration cannot have meant it.
 */
function forcedLoginSettings(ground) {
    if (ground.config.forcedLogin === undefined || !isInputKey(ground.route))
        return [];
    return ['forced_login_method="api"', 'forced_chatgpt_workspace_id=""'];
}
/**
 * Why the CLI would sign out instead of asking, in the CLI's own words; undefined when it would not. The job's own
 * Codex step will meet the same end, so the probe need not be run to know it.
 */
function forcedLoginConflict({ route, config }) {
    if (config.forcedLogin === 'chatgpt' && route.kind === 'api-key' && !isInputKey(route)) {
        return 'ChatGPT login is required, but an API key is currently being used.';
    }
    if (config.forcedLogin === 'api' && route.kind === 'chatgpt') {
        return 'API key login is required, but ChatGPT is currently being used.';
    }
    return undefined;
}
function isInputKey(route) {
    return route.kind === 'api-key' && route.source === 'input';
}

;// CONCATENATED MODULE: ./lib/probe/overrides.js
/** The syntax of the CLI's `-c path=value`. */
/** Whether a name can stand in a dotted path of `-c`, which knows no quotes. */
function isBareKey(name) {
    return /^[A-Za-z0-9_-]+$/.test(name);
}
/** A text as a TOML basic string, whose escapes are JSON's. */
function toml(text) {
    return JSON.stringify(text);
}

;// CONCATENATED MODULE: ./lib/probe/provider-settings.js


/** A name that no configuration has. */
const CLONE = 'codex-model-fallback-probe';
/** The `-c` values for the ground's provider; none where the built-in one must be used as it is. */
function providerSettings(ground) {
    const { provider, problem } = ground.config;
    // The CLI may be able to read what this action is not, and a clone would then take the place of the provider that is
    // configured: with its key, and at another host.
    if (problem !== undefined)
        return [];
    if (provider === undefined)
        return cloneSettings(ground);
    // On an id without a table of its own the CLI ends with `missing field name`.
    if (provider.builtIn || !isBareKey(provider.id))
        return [];
    return ['request_max_retries=0', 'stream_max_retries=0'].map(setting => `model_providers.${provider.id}.${setting}`);
}
function cloneSettings(ground) {
    const { version, config } = ground;
    // The `version` header, by which the server tells CLIs that are too old, is only sent by a clone that names it.
    if (version === undefined)
        return [];
    // Arguments are read by every process of the machine, and such an address holds a password or a key.
    if (/[@?]/.test(config.openaiBaseUrl ?? ''))
        return [];
    // Up to 0.104 the built-in address is set by OPENAI_BASE_URL, from 0.125 on by `openai_base_url`. Where one of them
    // is set for a CLI in between or before, the built-in provider knows best what it means.
    const redirected = Boolean(config.openaiBaseUrl) || Boolean(ground.env['OPENAI_BASE_URL']);
    if (redirected && !isAtLeast(version, '0.125.0'))
        return [];
    const fields = [
        // The name is what marks a provider as OpenAI's own, for example for compressed bodies.
        'name="OpenAI"',
        'wire_api="responses"',
        'requires_openai_auth=true',
        'supports_websockets=false',
        'request_max_retries=0',
        'stream_max_retries=0',
        'stream_idle_timeout_ms=30000',
        `http_headers={version=${toml(version)}}`,
        'env_http_headers={OpenAI-Organization="OPENAI_ORGANIZATION",OpenAI-Project="OPENAI_PROJECT"}',
        // A clone does not see `openai_base_url`.
        ...(config.openaiBaseUrl ? [`base_url=${toml(config.openaiBaseUrl)}`] : []),
    ];
    return [`model_provider="${CLONE}"`, `model_providers.${CLONE}={${fields.join(',')}}`];
}

;// CONCATENATED MODULE: ./lib/probe/arguments.js






/** A fixed prompt: nothing of the repository, the event or the inputs reaches the model. */
const PROMPT = 'Reply with OK.';
/** Instructions that replace the model's own where that is safe: 21 kB of the 25 kB lean request (0.169, gpt-5.5). */
const INSTRUCTIONS = 'Reply briefly.\n';
/**
 * The CLI's arguments for a question. `instructionsFile` is a file with `INSTRUCTIONS`; it is used where allowed.
 */
function probeArguments(ground, question, instructionsFile) {
    const lean = question.form === 'lean';
    const settings = [
        ...commonSettings(ground),
        ...(lean ? LEAN_SETTINGS : []),
        ...(lean && mayReplaceInstructions(ground.route)
            ? [`model_instructions_file=${toml(instructionsFile)}`]
            : []),
        ...(lean ? providerSettings(ground) : []),
        ...requestSettings(question, lean),
    ];
    return [
        'exec',
        '--json',
        // The working directory is an empty one, and no repository.
        '--skip-git-repo-check',
        ...(isAtLeast(ground.version, '0.100.0') ? ['--ephemeral'] : []),
        // A broken rules file of the user would end the CLI before its first event, without a word about the model.
        ...(isAtLeast(ground.version, '0.122.0') ? ['--ignore-rules'] : []),
        '--sandbox=read-only',
        '--color=never',
        ...settings.flatMap(setting => ['-c', setting]),
        // Joined with its value, so that no model name is ever read as an option.
        `--model=${question.model}`,
        '--',
        PROMPT,
    ];
}
/** The `-c` values of every command that is run for a ground, not of a turn alone. */
function commonSettings(ground) {
    return [
        ...ISOLATION_SETTINGS,
        ...bundledSkillsSettings(ground.home),
        ...mcpServersOff(ground.config.mcpServers),
        ...forcedLoginSettings(ground),
    ];
}
/** The probe's whole environment. */
function environmentFor(ground) {
    const env = probeEnvironment(ground.env, ground.config.provider?.variables);
    // The CLI creates its default home by itself and refuses a named one that does not exist (0.104 and later).
    if (ground.home.explicit)
        env['CODEX_HOME'] = ground.home.dir;
    else
        delete env['CODEX_HOME'];
    // A configured provider takes no key but its own, so it is not even shown this one.
    if (ground.apiKey && ground.route.kind === 'api-key') {
        env['CODEX_API_KEY'] = ground.apiKey;
        // It would beat the key (0.142 and later).
        delete env['CODEX_ACCESS_TOKEN'];
    }
    return env;
}
/**
 * Not on the ChatGPT route, whose backend has answered `Instructions are not valid` to changed ones
 * (openai/codex#2259, #3202, #4433), nor where the route is a guess.
 */
function mayReplaceInstructions(route) {
    return route.kind === 'api-key' || route.kind === 'provider';
}
/**
 * The user's servers would start and delay the probe. Tables merge with those of config.toml, so `mcp_servers={}` does
 * not clear them; and a path of keys cannot hold a quoted one, so all stand in one table, of which the last one given
 * would replace those before (0.169).
 */
function mcpServersOff(names) {
    if (names.length === 0)
        return [];
    return [`mcp_servers={${names.map(name => `${toml(name)}={enabled=false}`).join(',')}}`];
}
/**
 * Least effort, unless the server has refused it for this model. The plain form asks with the user's own settings, as
 * the job will.
 */
function requestSettings(question, lean) {
    const effort = question.settings.effort ?? (lean ? 'low' : undefined);
    const verbosity = question.settings.verbosity;
    return [
        ...(effort === undefined ? [] : [`model_reasoning_effort=${toml(effort)}`]),
        ...(verbosity === undefined ? [] : [`model_verbosity=${toml(verbosity)}`]),
    ];
}

;// CONCATENATED MODULE: ./lib/probe/events.js

/** The state before the first event. */
const NO_EVENTS = { completed: false };
/** Folds one line into the state. A line that is no event, or none that matters, changes nothing. */
function readEvent(turn, line) {
    const event = events_parse(line);
    switch (event?.['type']) {
        case 'turn.completed':
            return { ...turn, completed: true, ...(0,fields/* optional */.lq)('usage', usageOf(event['usage'])) };
        case 'turn.failed':
            return { ...turn, failure: messageOf(event['error']) ?? turn.lastError ?? '' };
        case 'error':
            return { ...turn, ...(0,fields/* optional */.lq)('lastError', messageOf(event)) };
        case 'item.completed':
            return { ...turn, ...(0,fields/* optional */.lq)('reroutedTo', reroutedTo(event['item'])) };
        default:
            return turn;
    }
}
/** Whether the events have settled the turn, so that nothing more is to be waited for. */
function isSettled(turn) {
    return turn.completed || turn.failure !== undefined;
}
/** Whether an event spoke of the end of a request, good or bad. */
function hasAnswer(turn) {
    return isSettled(turn) || turn.lastError !== undefined;
}
/** Whether an `error` event only announces a retry: `Reconnecting... 2/5 (…)`, since 0.155 also `waiting for network`. */
function isRetryNotice(message) {
    return message.startsWith('Reconnecting...');
}
/**
 * What the events amount to, when they amount to anything. A completed turn outweighs the failures before it, which
 * the CLI has overcome; `turn.failed` outweighs `error`, which may have been a notice.
 */
function evidenceOf(turn) {
    const rerouted = (0,fields/* optional */.lq)('reroutedTo', turn.reroutedTo);
    if (turn.completed)
        return { kind: 'completed', ...rerouted, ...(0,fields/* optional */.lq)('usage', turn.usage) };
    if (turn.failure !== undefined) {
        return { kind: 'failed', message: turn.failure, stage: 'turn.failed', ...rerouted };
    }
    if (turn.lastError === undefined)
        return undefined;
    const stage = isRetryNotice(turn.lastError) ? 'retry-notice' : 'error';
    return { kind: 'failed', message: turn.lastError, stage, ...rerouted };
}
function events_parse(line) {
    if (!line.startsWith('{'))
        return undefined;
    try {
        return (0,fields/* fieldsOf */.Pf)(JSON.parse(line));
    }
    catch {
        return undefined;
    }
}
function messageOf(value) {
    const message = (0,fields/* fieldsOf */.Pf)(value)['message'];
    return typeof message === 'string' ? message : undefined;
}
/** Reads `model rerouted: gpt-5.5 -> gpt-5.4 (HighRiskCyberActivity)`, a warning item of 0.118 and later. */
function reroutedTo(item) {
    if ((0,fields/* fieldsOf */.Pf)(item)['type'] !== 'error')
        return undefined;
    return /^model rerouted: \S+ -> (\S+)/.exec(messageOf(item) ?? '')?.[1];
}
function usageOf(usage) {
    if (!(0,fields/* isFields */.Ce)(usage))
        return undefined;
    return {
        inputTokens: count(usage['input_tokens']),
        cachedInputTokens: count(usage['cached_input_tokens']),
        outputTokens: count(usage['output_tokens']),
    };
}
function count(value) {
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
}

;// CONCATENATED MODULE: ./lib/probe/refresh-guard.js
/** Keeping a probe's end away from the refresh of a stored login. */



/** How long a refresh that is to be expected is waited for. */
const EXPECTED_MS = 10_000;
/** How long one is waited for that only a 401 to a token of good standing can cause; it takes a round trip or two. */
const UNEXPECTED_MS = 3_000;
/**
 * How long auth.json must have been left alone after a rotation. 0.169 asks for its turn, the models and the account
 * side by side, and each 401 among them may start a refresh of its own: two in a row were seen.
 */
const QUIET_MS = 1_000;
/**
 * The CLI may be in the middle of refreshing a single-use login: the server has then rotated the refresh token, and a
 * CLI that is ended before it has written the new one leaves a login that no job can use any more.
 *
 * The refresh cannot be seen from outside. The danger is over when `hasAnswer` tells that an event spoke of a request's
 * end, since the CLI refreshes before a request (0.169: up to four times when it is denied) or after its 401, before it
 * says anything; or when auth.json holds another refresh token and has not been written to for a while. Where neither
 * comes, patience ends it all the same. The file is rewritten in place (0.77 to 0.169); one that is half written is no
 * login yet, so it is waited for.
 */
function refreshGuard(ground, hasAnswer) {
    const patienceMs = patienceFor(ground);
    if (patienceMs === undefined)
        return undefined;
    const file = authFilePath(ground.home);
    const watch = watchLogin(file);
    return {
        isBusy: () => !hasAnswer() && !(watch.rotated() && unwrittenForMs(file) > QUIET_MS),
        maxDelayMs: patienceMs,
    };
}
function unwrittenForMs(file) {
    const written = (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.mtimeMs;
    return written === undefined ? 0 : Date.now() - written;
}
function patienceFor({ route, config }) {
    if (route.kind === 'chatgpt')
        return route.refresh === 'fresh' ? UNEXPECTED_MS : EXPECTED_MS;
    // A login in the system's keyring is not seen from here, so `none` may be a ChatGPT sign-in of any age.
    const elsewhere = config.loginStore !== undefined && config.loginStore !== 'file';
    return route.kind === 'none' && elsewhere ? EXPECTED_MS : undefined;
}

;// CONCATENATED MODULE: ./lib/probe/probe.js
/** One probe: a minimal turn of the real CLI, and what it showed. */








/** How long a CLI may take to end once it has said how the turn went; 0.169 takes 10 to 60 ms. */
const FAREWELL_MS = 2_000;
/** Prepares probes that share a route, a CLI and a login. */
function createProbe(setup) {
    return async (question, options) => {
        const conflict = forcedLoginConflict(setup);
        if (conflict !== undefined)
            return { kind: 'failed', stage: 'error', message: conflict };
        const place = await placeIn(setup.temporary);
        if (typeof place === 'string')
            return { kind: 'not-started', missing: false, message: place };
        try {
            const { turn, ending } = await ask(setup, question, options, place);
            return toEvidence(turn, ending, options.timeoutMs);
        }
        finally {
            // On Windows a file of the ended process can stay locked for a moment.
            await (0,promises_.rm)(place.directory, { recursive: true, force: true, maxRetries: 3 }).catch(() => { });
        }
    };
}
/** Makes the place, or says why there is none: on a full disk the job still wants its outputs and its report. */
async function placeIn(temporary) {
    try {
        const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporary, 'codex-probe-'));
        const instructions = (0,external_node_path_.join)(directory, 'instructions.md');
        await (0,promises_.writeFile)(instructions, INSTRUCTIONS);
        return { directory, instructions, cwd: await (0,promises_.mkdtemp)((0,external_node_path_.join)(directory, 'empty-')) };
    }
    catch (error) {
        return `The Codex CLI was not started, since no temporary directory could be made for it: ${(0,errors/* messageOf */.b)(error)}`;
    }
}
async function ask(setup, question, options, place) {
    const { instructions, cwd } = place;
    const { executable } = setup;
    const command = {
        file: executable.file,
        args: [...executable.args, ...probeArguments(setup, question, instructions)],
        cwd,
        env: environmentFor(setup),
    };
    let turn = NO_EVENTS;
    const running = runProcess(command, {
        ...options,
        ...(0,fields/* optional */.lq)('killDelay', refreshGuard(setup, () => hasAnswer(turn))),
        onLine: line => {
            setup.onLine?.(line);
            const before = turn;
            turn = readEvent(turn, line);
            if (turn === before)
                return;
            const heard = turn.lastError;
            if (isSettled(turn))
                running.stopIn(FAREWELL_MS);
            // Only after a notice of a retry is there anything to cut short: any other error is followed by `turn.failed`.
            else if (heard !== undefined && isRetryNotice(heard) && setup.isDefinitive(heard, question))
                running.stop();
        },
    });
    setup.onStart?.();
    const ending = await running.ended;
    return { turn, ending };
}
/** A word of the turn outweighs the way the process ended: exit codes lie both ways, and a kill has none. */
function toEvidence(turn, ending, afterMs) {
    const said = evidenceOf(turn);
    if (isSettled(turn) && said !== undefined)
        return said;
    switch (ending.kind) {
        case 'exited':
            return said ?? { kind: 'silent', exitCode: ending.code, signal: ending.signal, stderr: ending.stderr };
        case 'stopped':
            // Only a message stops a probe, so there is one.
            return said ?? { kind: 'cancelled' };
        case 'timed-out':
            return { kind: 'timed-out', afterMs, ...(0,fields/* optional */.lq)('lastMessage', turn.lastError) };
        case 'cancelled':
            return { kind: 'cancelled' };
        case 'not-started':
            return ending;
    }
}

;// CONCATENATED MODULE: ./lib/probe/read-catalog.js
/** The route's model list, by `codex debug models` (0.122 and later). */









/** The list is one line; 0.75 MB in 0.169, since it holds every model's instructions. */
const read_catalog_LINE_LIMIT_BYTES = 16 * 1024 * 1024;
/**
 * Asks for the list. The CLI asks the endpoint on the ChatGPT route (0.169: with an API key too), unless a cache in
 * CODEX_HOME is minutes old; an endpoint that fails, hangs (5 s) or has an empty list makes it print the list that it
 * shipped with, without a word. So that list is asked for as well, and an equal one counts as no more than that.
 *
 * It may refresh the stored login as a probe does; run it by itself where that is due.
 */
async function readCatalog(setup, options) {
    if (!isAtLeast(setup.version, '0.122.0')) {
        return { kind: 'unavailable', message: `Codex CLI ${setup.version} cannot list models.` };
    }
    const conflict = forcedLoginConflict(setup);
    if (conflict !== undefined)
        return { kind: 'unavailable', message: conflict };
    const startedAt = Date.now();
    const cwd = await (0,promises_.mkdtemp)((0,external_node_path_.join)(setup.temporary, 'codex-models-')).catch(() => undefined);
    if (cwd === undefined) {
        return { kind: 'unavailable', message: 'No temporary directory could be made to list models in.' };
    }
    try {
        const ask = (...more) => listBy(setup, options, cwd, more);
        const [live, bundled] = await Promise.all([ask(), ask('--bundled')]);
        if (live.models === undefined)
            return { kind: 'unavailable', message: whyNot(live.ending) };
        const isShipped = namesOf(live.models) === namesOf(bundled.models ?? []);
        // An endpoint may well list what the CLI shipped with. Then the CLI has left that list behind.
        const isAnswered = readModelsCache(setup, startedAt) !== undefined;
        return { kind: 'list', source: isShipped && !isAnswered ? 'bundled' : 'route', models: live.models };
    }
    finally {
        await (0,promises_.rm)(cwd, { recursive: true, force: true, maxRetries: 3 }).catch(() => { });
    }
}
async function listBy(setup, options, cwd, more) {
    const lines = [];
    const { executable } = setup;
    const settings = commonSettings(setup).flatMap(setting => ['-c', setting]);
    const { ended } = runProcess({
        file: executable.file,
        args: [...executable.args, 'debug', 'models', ...more, ...settings],
        cwd,
        env: environmentFor(setup),
    }, {
        ...options,
        // Nothing but the list is expected; what a wrapper adds is passed over, and kept short.
        onLine: line => {
            if (line.startsWith('{') && lines.length < 10)
                lines.push(line);
        },
        lineLimitBytes: read_catalog_LINE_LIMIT_BYTES,
        ...(more.length === 0
            ? (0,fields/* optional */.lq)('killDelay', refreshGuard(setup, () => lines.length > 0))
            : {}),
    });
    const ending = await ended;
    return { ending, models: lines.map(modelsIn).find(models => models !== undefined) };
}
function modelsIn(line) {
    try {
        return listedModels(JSON.parse(line));
    }
    catch {
        return undefined;
    }
}
function namesOf(models) {
    return models.map(model => model.slug).join('\n');
}
function whyNot(ending) {
    switch (ending.kind) {
        case 'exited':
            return `\`codex debug models\` ended with ${ending.signal ?? `exit code ${ending.code}`} and no list.`;
        case 'timed-out':
            return '`codex debug models` gave no list in time.';
        case 'not-started':
            return 'The Codex CLI could not be started.';
        default:
            return 'The job was cancelled.';
    }
}

;// CONCATENATED MODULE: ./lib/verdict/model-name.js
/** When two names mean the same model, and when a text names one. */
/** What stands for the model in a text in which its name was marked. */
const MODEL_MARK = '<model>';
const DATE = '-\\d{4}-\\d{2}-\\d{2}';
/** What makes a name part of a longer one when it stands before or after it. */
const JOINED_BEFORE = '[\\p{L}\\p{N}_.@+-]';
const JOINED_AFTER = '[\\p{L}\\p{N}_@+/-]|[.:][\\p{L}\\p{N}]';
/**
 * Whether the model that served is the one asked for: the same name, or a dated snapshot of it
 * (`gpt-5.5-2026-04-23`). A longer name is another model: gpt-5.5-mini is not gpt-5.5.
 */
function isSameModel(asked, served) {
    return new RegExp(`^${escapePattern(asked)}(?:${DATE})?$`, 'iu').test(served.trim());
}
/**
 * The text with each naming of the model replaced by `<model>`, quotes included, so that a pattern can tell what is
 * said of this model from what is said of another. A name counts as a whole only: `gpt-5.5` is not named by
 * `gpt-5.5-mini`, `gpt-5.5.1`, `my-gpt-5.5` or a quote that goes on ("gpt-5.5 mini"), but by a dated snapshot, and by
 * `openai/gpt-5.5`.
 */
function markModel(text, model) {
    const ownMarks = text.replaceAll(MODEL_MARK, '(model)');
    if (model === '')
        return ownMarks;
    const name = `${escapePattern(model)}(?:${DATE})?`;
    const pattern = new RegExp(`(?<!${JOINED_BEFORE})(?:(['"\`])${name}\\1|(?<!['"\`])${name}(?!${JOINED_AFTER}))`, 'giu');
    return ownMarks.replace(pattern, MODEL_MARK);
}
function escapePattern(text) {
    return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

;// CONCATENATED MODULE: ./lib/verdict/retry-time.js
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A wait up to this long may be worth waiting; a longer one is told as a moment. */
const LONGEST_WAIT_MS = HOUR_MS;
/** Limits reset within weeks; a moment further off than this is a mistake or an attack on the reader's patience. */
const FURTHEST_MS = 400 * DAY_MS;
/** How long ago a bare time may have been; with one further back, the next day's is meant. */
const LATEST_PAST_MS = 6 * HOUR_MS;
/** The times of a finding: `retryAt` for moments and long waits, `retryAfterMs` for waits short enough to sit out. */
function retryTime(peeled, now) {
    const nowMs = now.getTime();
    const waitMs = peeled.retryAfterSeconds === undefined
        ? waitIn(peeled.text)
        : Math.ceil(peeled.retryAfterSeconds * SECOND_MS);
    const momentMs = (peeled.resetsAt === undefined ? undefined : epochMs(peeled.resetsAt)) ??
        momentIn(peeled.text, nowMs) ??
        (waitMs === undefined || waitMs < MINUTE_MS ? undefined : nowMs + waitMs);
    return {
        ...(momentMs !== undefined && Math.abs(momentMs - nowMs) <= FURTHEST_MS
            ? { retryAt: new Date(momentMs).toISOString() }
            : {}),
        ...(waitMs !== undefined && waitMs <= LONGEST_WAIT_MS ? { retryAfterMs: waitMs } : {}),
    };
}
/** `resets_at` is in seconds (codex-api sse/responses.rs); a gateway that counts milliseconds is understood too. */
function epochMs(resetsAt) {
    return resetsAt > 1e11 ? resetsAt : resetsAt * SECOND_MS;
}
const UNITS = [
    [/^(?:ms|milliseconds?)$/, 1],
    [/^(?:s|secs?|seconds?)$/, SECOND_MS],
    [/^(?:m|mins?|minutes?)$/, MINUTE_MS],
    [/^(?:h|hrs?|hours?)$/, HOUR_MS],
    [/^(?:d|days?)$/, DAY_MS],
];
/** `try again in 1.2s`, `300ms`, `6m0s`, `5 days 3 hours 2 minutes`. */
function waitIn(text) {
    const start = /\b(?:try again|retry|wait) (?:in|after) (?:about )?(?=\d)/i.exec(text);
    if (start === null)
        return undefined;
    let rest = text.slice(start.index + start[0].length, start.index + start[0].length + 120);
    let total;
    for (;;) {
        const part = /^(?:,? ?(?:and )?)(\d{1,9}(?:\.\d{1,9})?) ?([a-z]{1,12})(?![a-z])/i.exec(rest);
        const unit = UNITS.find(([pattern]) => pattern.test(part?.[2]?.toLowerCase() ?? ''));
        if (part === null || unit === undefined)
            return total === undefined ? undefined : Math.ceil(total);
        total = (total ?? 0) + Number(part[1]) * unit[1];
        rest = rest.slice(part[0].length);
    }
}
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/**
 * `try again at 7:32 PM` and `at Jun 11th, 2026 7:42 AM` (protocol/src/error.rs prints local time, and the probe runs
 * the CLI with TZ=UTC). The CLI leaves out the date when it is today's, also when the reset has just passed, which a
 * stale answer may say. So a bare time is today's, and then the model may be asked again at once; tomorrow's is meant
 * only where today's is hours past.
 */
function momentIn(text, nowMs) {
    const match = /\btry again at (?:([a-z]{3})[a-z]{0,6} (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}),? )?(\d{1,2}):(\d{2}) ?([ap])\.?m\b/i.exec(text);
    if (match === null)
        return undefined;
    const [, monthName, day, year, hour, minute, half] = match;
    const timeMs = ((Number(hour) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0)) * HOUR_MS + Number(minute) * MINUTE_MS;
    if (monthName === undefined) {
        const today = Math.floor(nowMs / DAY_MS) * DAY_MS + timeMs;
        return today < nowMs - LATEST_PAST_MS ? today + DAY_MS : today;
    }
    const month = MONTHS.indexOf(monthName.toLowerCase());
    return month < 0 ? undefined : Date.UTC(Number(year), month, Number(day)) + timeMs;
}

;// CONCATENATED MODULE: ./lib/verdict/setting-refusal.js
/**
 * Reads `Unsupported value: 'low' is not supported with the '…' model. Supported values are: 'medium'.`; undefined
 * where no value is offered.
 */
function settingRefusal(peeled) {
    const list = /\bsupported values are:? ?(.{1,300})/i.exec(peeled.text)?.[1];
    if (list === undefined)
        return undefined;
    const offered = [...list.matchAll(/['"`]([a-z]{2,16})['"`]/gi)].map(match => match[1]?.toLowerCase() ?? '');
    return offered.length === 0
        ? undefined
        : { parameter: parameterOf(peeled, offered), offered: [...new Set(offered)] };
}
/**
 * The parameter is named by `param`, or by the words. The CLI drops `param` when the refusal comes through a stream;
 * then a lone "medium" is verbosity, the only offer of the models that refuse it (openai/codex#6647), and all else is
 * effort, which has the longer list.
 */
function parameterOf(peeled, offered) {
    const named = `${peeled.param ?? ''} ${peeled.text}`;
    if (/verbosity/i.test(named))
        return 'verbosity';
    if (/effort|reasoning/i.test(named))
        return 'effort';
    return offered.length === 1 && offered[0] === 'medium' ? 'verbosity' : 'effort';
}

;// CONCATENATED MODULE: ./lib/verdict/signs/model.js
/** Signs that the model, and not the route, is what fails; and that the CLI is too old for it. */
/** Why stopping on a notice that names the model is safe. */
const NAMED = 'The handshake of a WebSocket does not hold the model, so words about it answer a real request.';
/** Nothing but a polite word before the model: what follows is said of the model, not of a setting or a tool. */
const SUBJECT = '(?:^|[.:!] ?)(?:sorry, )?(?:the |this |your )?(?:requested |selected |specified )?(?:<model> model|model:? <model>|<model>)';
/**
 * What makes of "the model is not available" something that passes, or that is said of a setting: then status and code
 * count, or the request is asked again without our settings. Words alone would make a lasting refusal of it.
 */
const PASSES_OR_SETTING = [
    { status: 'any-5xx' },
    { status: [408, 409, 425, 429] },
    {
        codes: [
            'server_error',
            'internal_error',
            'internal_server_error',
            'api_error',
            'service_unavailable',
            'service_unavailable_error',
            'server_is_overloaded',
            'overloaded_error',
            'slow_down',
            'timeout',
            'rate_limit_error',
            'rate_limit_exceeded',
            'too_many_requests',
            'unsupported_value',
            'unsupported_parameter',
            'unknown_parameter',
            'invalid_value',
        ],
    },
    {
        text: /\b(?:right now|at (?:the|this) (?:moment|time)|temporar(?:y|ily)|momentarily|overloaded|try (?:again|later)|retry)\b/i,
    },
    { text: /\bcurrently (?:un)?available\b/i },
    { text: /\b(?:reasoning|effort|verbosity|temperature|service_tier|parameter)\b/i },
];
/**
 * Each row that refuses the model has `<model>` in its pattern, or the code model_not_found, or is the server's own
 * word that the limit is this model's and another may be used.
 */
const MODEL_SIGNS = [
    {
        reason: 'needs-newer-codex',
        text: /<model> model requires a newer version of codex/i,
        early: NAMED,
        source: 'coleam00/Archon#1447, openai/codex-plugin-cc#270',
    },
    {
        // Without the model's name it may be about the CLI as a whole, so the next model would be no better.
        reason: 'needs-newer-codex',
        text: /requires a newer version of codex/i,
        unsettled: true,
        lasting: 'ambiguous',
        source: 'the same words, were they said of another model or of none',
    },
    {
        reason: 'not-supported-on-route',
        text: /<model> model is not supported when using codex/i,
        early: NAMED,
        source: 'openai/codex#19654 #17642 #26053',
    },
    {
        reason: 'org-not-verified',
        text: /must be verified to (?:use|access|stream) (?:the )?(?:model )?<model>/i,
        early: NAMED,
        source: 'openai/codex#1982 #3948',
    },
    {
        reason: 'no-access',
        text: /does not have access to (?:the )?(?:model )?<model>/i,
        early: NAMED,
        source: 'OpenAI error guide: 403 with code model_not_found; seen with CLI 0.77 to 0.169',
    },
    {
        reason: 'no-access',
        text: /not allowed to access (?:this )?model\b.{0,400}\btried to access <model>/i,
        early: NAMED,
        source: "LiteLLM's key_model_access_denied, which comes as 401 and is not about the key as a whole",
    },
    {
        reason: 'model-not-found',
        codes: ['model_not_found'],
        text: /<model>/,
        flapsOnChatgpt: true,
        early: NAMED,
        source: 'openai/codex#44477 #43543 #44098 #10789, OpenAI error guide',
    },
    {
        // A text that quotes some model, and not ours, is about a model that somebody else asked for.
        reason: 'model-not-found',
        codes: ['model_not_found'],
        text: /^(?!.*\bmodel:? ['"`][^'"`]{1,200}['"`])/i,
        flapsOnChatgpt: true,
        early: 'No try of the CLI finds a model that the server has looked for and not found.',
        source: 'the code with bare or unknown words, as CLI 0.77 to 0.155 print the body',
    },
    {
        reason: 'model-not-found',
        text: /<model>(?: model)? does not exist\b/i,
        flapsOnChatgpt: true,
        early: NAMED,
        source: 'openai/codex#44477 #12143 #3677, also dressed as a stream error',
    },
    {
        // A gateway that serves several providers may well know the next model, and one more refused request costs nothing;
        // so it counts against the model although it is the gateway's configuration that lacks it.
        reason: 'model-not-found',
        text: /\b(?:no such model|unknown model|invalid model(?: name| id)?|model):? <model>(?: was| is| could)? ?not (?:be )?found\b|\b(?:no such|unknown|invalid) model(?: name| id)?:? <model>(?:$|[\s.,])/i,
        early: NAMED,
        source: 'openai/codex#8464: type api_error, code null',
    },
    {
        reason: 'model-not-found',
        text: new RegExp(`${SUBJECT} (?:has been|was|is) (?:deprecated|retired|removed|shut down|sunset)\\b`, 'i'),
        unless: PASSES_OR_SETTING,
        early: NAMED,
        source: 'OpenAI deprecations page: a model that was shut down answers 404 with these words',
    },
    {
        reason: 'not-supported-on-route',
        text: new RegExp(`${SUBJECT} is (?:not|no longer) (?:currently )?(?:supported|available|offered|enabled|a valid model)\\b`, 'i'),
        unless: PASSES_OR_SETTING,
        early: NAMED,
        source: 'variations of openai/codex#19654 by endpoint and plan',
    },
    {
        // Every CLI drops the code of a stream error; the words alone do not name the model, so this asks again.
        reason: 'model-not-found',
        text: /\bthe requested model does not exist\b/i,
        unsettled: true,
        lasting: 'ambiguous',
        source: 'a stream that ends with model_not_found, on CLI 0.104 to 0.169',
    },
    {
        reason: 'model-quota-spent',
        text: /\busage limit for .{1,100}?\. switch to another model\b/i,
        early: 'The CLI calls it not retryable (protocol/src/error.rs).',
        source: 'protocol/src/error.rs; cli-sub-agent#1985',
    },
    {
        reason: 'at-capacity',
        codes: ['server_is_overloaded', 'slow_down'],
        source: 'protocol/src/error.rs; openai/codex#39455 #45611',
    },
    {
        reason: 'at-capacity',
        text: /\bselected model is at capacity\b|\bpolicy-restricted capacity is unavailable\b|\b(?:servers?|engine|model) (?:is|are) (?:currently )?overloaded\b/i,
        source: 'openai/codex#39455 #45611; the second wording is in CLI 0.169.0',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/network.js
/** Signs that the request's shape or the way to the server fails: nothing here speaks against model or route. */
const PATH_SIGNS = [
    {
        reason: 'unsupported-setting',
        text: /\bunsupported (?:value|parameter)\b.{0,400}\bnot supported with\b|\bsupported values are\b/i,
        unsettled: true,
        early: 'The same request is refused again; another value is tried by this action.',
        source: 'openai/codex#6647 #19188',
    },
    {
        reason: 'unsupported-setting',
        codes: ['unsupported_value', 'unsupported_parameter'],
        unsettled: true,
        early: 'The same request is refused again.',
        source: 'openai/codex#6647 #19188',
    },
    {
        // It says nothing of the model, so it never counts as a refusal.
        reason: 'prompt-blocked',
        codes: [
            'cyber_policy',
            'bio_policy',
            'misalignment_policy_violation',
            'invalid_prompt',
            'content_policy_violation',
        ],
        unsettled: true,
        early: 'Sending a flagged request again may burn the account.',
        source: 'codex-api api_bridge.rs; bio_policy and misalignment_policy_violation in CLI 0.169.0',
    },
    {
        reason: 'prompt-blocked',
        text: /\bflagged for (?:possible|potential)\b|\binvalid prompt:|\bcyber policy\b|\breason: content_filter\b|\bblocked due to a [a-z ]{1,40}policy violation\b/i,
        unsettled: true,
        early: 'Sending a flagged request again may burn the account.',
        source: 'codex-api api_bridge.rs; CLI 0.169.0',
    },
    {
        reason: 'rate-limited',
        codes: ['rate_limit_exceeded', 'rate_limit_error', 'too_many_requests'],
        source: 'codex-api sse/responses.rs',
    },
    {
        reason: 'rate-limited',
        text: /\brate limit (?:is )?(?:reached|exceeded)\b|\btoo many requests\b|\breduce your request rate\b/i,
        source: 'codex-api sse/responses.rs; openai/codex#12675 #23304',
    },
    {
        reason: 'server-error',
        codes: ['server_error', 'internal_error', 'internal_server_error'],
        source: 'openai/codex#27684',
    },
    {
        reason: 'server-error',
        text: /\bexperiencing high demand\b|\ban error occurred while processing your request\b|\bserver had an error\b/i,
        source: 'protocol/src/error.rs (HTTP 500, the body is lost); openai/codex#27684',
    },
    {
        // The CLI asks the account service before the turn and gives up when that fails; the model was never asked for.
        reason: 'server-error',
        text: /\bworkspace routing discovery failed\b|\bfailed to load cloud (?:config bundle|requirements)\b/i,
        onStderr: true,
        source: 'seen with CLI 0.125 to 0.169',
    },
    {
        // Since 0.155 the CLI waits for ever here.
        reason: 'unreachable',
        waitingForNetwork: true,
        early: 'The CLI itself has found no network and would wait without end.',
        source: 'connection refused or DNS failure, CLI 0.155 and later',
    },
    {
        reason: 'unreachable',
        text: /\bconnection refused\b|\bdns error\b|\bfailed to lookup address\b|\bname or service not known\b|\bnetwork is unreachable\b|\bno route to host\b|\btcp connect error\b/i,
        // Not early: a WebSocket goes past a configured proxy, and the CLI falls back to HTTPS, which may get through it.
        source: 'CLI 0.169.0 against a closed port and an unknown host: the WebSocket',
    },
    {
        reason: 'timed-out',
        text: /\brequest timed out\b|\boperation timed out\b|\bidle timeout\b|\bdeadline has elapsed\b/i,
        source: 'protocol/src/error.rs; codex-api sse/responses.rs',
    },
    {
        // Before "error sending request", which a transport error in the middle of a body may quote as well.
        reason: 'stream-broken',
        text: /\berror decoding response body\b|\berror while reading the server response\b|\bstream closed\b|\bresponse\.failed event received\b|\bincomplete response returned\b|\bwebsocket (?:closed|connection (?:is )?closed)\b|\bunexpected (?:eof|end of file)\b|\bclosed by (?:the )?server\b|\bconnection closed before message completed\b/i,
        source: 'codex-api sse/responses.rs; openai/codex#7202',
    },
    {
        reason: 'unreachable',
        text: /\berror sending request\b|\bconnection failed\b/i,
        early: 'These are words of the HTTPS client, after its own tries; this action asks again after a wait.',
        source: 'CLI 0.169.0 against a closed port, after the WebSocket: Connection failed: error sending request',
    },
    {
        reason: 'unreachable',
        text: /\bconnection reset\b|\bconnection timed out\b|\bclient error \(connect\)|\binvalid peer certificate\b|\btls handshake\b/i,
        source: 'connection reset before headers, seen with CLI 0.77 to 0.169',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/route.js
/** Signs that the route fails, so that every model on it would. */
const NOT_RETRYABLE = 'The account stays as it is, so each further request is refused too.';
const LOGIN_IS_SPENT = 'The CLI has tried the refresh and was told that this login cannot be refreshed again.';
const ROUTE_SIGNS = [
    {
        reason: 'workspace-blocked',
        codes: ['deactivated_workspace'],
        early: NOT_RETRYABLE,
        source: 'nanobot#1738, codex2api#42: 402, seen to flap',
    },
    {
        // The code may survive only as a word, where the CLI prints the body in its own way.
        reason: 'workspace-blocked',
        text: /\bdeactivated_workspace\b|\bworkspace (?:is|has been|was) (?:deactivated|blocked|disabled)\b/i,
        early: NOT_RETRYABLE,
        source: 'nanobot#1738, codex2api#42',
    },
    {
        reason: 'out-of-credits',
        text: /\bworkspace is out of credits\b|\byou(?:'re| are) out of credits\b|\byou hit your spend cap\b/i,
        early: NOT_RETRYABLE,
        source: 'protocol/src/error.rs; the spend cap as well in CLI 0.169.0',
    },
    {
        reason: 'plan-excludes-codex',
        codes: ['usage_not_included'],
        early: NOT_RETRYABLE,
        source: 'protocol/src/error.rs',
    },
    {
        reason: 'plan-excludes-codex',
        text: /\bto use codex with your chatgpt plan, upgrade\b/i,
        early: NOT_RETRYABLE,
        source: 'protocol/src/error.rs',
    },
    {
        reason: 'usage-limit',
        codes: ['usage_limit_reached'],
        early: NOT_RETRYABLE,
        source: 'openclaw#103734: 429 with plan_type and resets_at',
    },
    {
        reason: 'usage-limit',
        text: /\byou(?:'ve| have)? (?:hit|reached) your usage limit\b|\busage limit (?:has been )?reached\b/i,
        early: NOT_RETRYABLE,
        source: 'protocol/src/error.rs; openclaw#103734',
    },
    {
        reason: 'quota-exceeded',
        codes: [
            'insufficient_quota',
            'billing_hard_limit_reached',
            'billing_not_active',
            'organization_spend_limit_exceeded',
        ],
        early: NOT_RETRYABLE,
        source: 'OpenAI error guide; the spend limit in CLI 0.169.0, which words it as "Quota exceeded"',
    },
    {
        reason: 'quota-exceeded',
        text: /\bquota exceeded\. check your plan\b|\bexceeded your current quota\b|\bbilling hard limit\b/i,
        early: NOT_RETRYABLE,
        source: 'protocol/src/error.rs; OpenAI error guide',
    },
    {
        reason: 'login-expired',
        codes: ['refresh_token_reused', 'refresh_token_expired', 'refresh_token_invalidated', 'token_revoked'],
        early: LOGIN_IS_SPENT,
        onStderr: true,
        source: 'openai/codex#17340; apache/doris#67635; login/src/auth/manager.rs',
    },
    {
        reason: 'login-expired',
        text: /\baccess token could not be refreshed\b|\bsession could not be refreshed\b|\brefresh token was already used\b/i,
        early: LOGIN_IS_SPENT,
        onStderr: true,
        source: 'openai/codex#17340; login/src/auth/manager.rs',
    },
    {
        reason: 'login-expired',
        codes: ['token_invalidated', 'token_expired'],
        early: LOGIN_IS_SPENT,
        source: 'jlcodes99/cockpit-tools#2051, router-for-me/CLIProxyAPI#3654: 401 of the ChatGPT backend',
    },
    {
        reason: 'login-expired',
        text: /\binvalidated oauth token\b|\bauthentication token has been invalidated\b/i,
        early: LOGIN_IS_SPENT,
        source: 'openai/codex#13118, jlcodes99/cockpit-tools#2051',
    },
    {
        // The words are those of the refresh, the status is the sign-in server's: it says nothing final of the login.
        reason: 'server-error',
        text: /\bfailed to refresh token\b/i,
        scope: 'route',
        unsettled: true,
        onStderr: true,
        source: 'login/src/auth/manager.rs: its class of transient failures',
    },
    {
        // The CLI deletes the stored login, so from here on there is none.
        reason: 'not-signed-in',
        text: /\b(?:api key|chatgpt) login is required\b/i,
        early: 'The login is gone.',
        onStderr: true,
        source: 'login/src/auth/manager.rs',
    },
    {
        reason: 'not-signed-in',
        text: /\bmissing environment variable:/i,
        early: 'The environment of a process does not change.',
        onStderr: true,
        source: 'protocol/src/error.rs; seen with CLI 0.77 to 0.169',
    },
    {
        reason: 'not-signed-in',
        text: /\bmissing bearer or basic authentication\b|\byou didn't provide an api key\b/i,
        early: 'The CLI sends what it has; it has nothing.',
        source: 'openai-cookbook#2347: empty secret, fork pull request',
    },
    {
        reason: 'missing-scope',
        text: /\bmissing scopes?:|\binsufficient permissions for this operation\b/i,
        early: 'The permissions of a key do not change between two tries.',
        source: 'openai/codex#26742 #31506',
    },
    {
        reason: 'auth-rejected',
        codes: ['invalid_api_key'],
        early: 'A key does not become valid between two tries.',
        source: 'OpenAI error guide',
    },
    {
        reason: 'auth-rejected',
        text: /\bincorrect api key provided\b/i,
        early: 'A key does not become valid between two tries.',
        source: 'OpenAI error guide',
    },
    {
        reason: 'network-blocked',
        codes: ['unsupported_country_region_territory'],
        early: 'A runner does not change its region.',
        source: 'OpenAI error guide: 403, country, region or territory not supported',
    },
    {
        reason: 'network-blocked',
        text: /\bcountry, region,? or territory not supported\b/i,
        early: 'A runner does not change its region.',
        source: 'OpenAI error guide',
    },
    {
        // Not early: a filter may stop the WebSocket and let HTTPS through.
        reason: 'network-blocked',
        text: /\bblocked by cloudflare\b/i,
        source: 'protocol/src/error.rs; openai/codex#27752',
    },
    {
        // Older CLIs print the page itself. A challenge comes and goes, so it is looked at twice.
        reason: 'network-blocked',
        status: [403],
        text: /cloudflare.{0,4000}(?:blocked|just a moment|challenge)|(?:blocked|just a moment|challenge).{0,4000}cloudflare/i,
        lasting: 'ambiguous',
        source: 'Cloudflare’s page as it is, before the CLI words it',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/status.js
/** What a status alone tells, for words that nobody has seen before. 400, 403 and 404 alone tell nothing. */
const STATUS_SIGNS = [
    {
        reason: 'not-signed-in',
        status: [401],
        routes: ['none'],
        early: 'Without credentials each try is answered like this.',
        source: 'CLI 0.77 to 0.169 send the request without credentials',
    },
    {
        // On the ChatGPT route a 401 becomes a notice only after a refresh, and each further try would rotate the login
        // once more, six times in all (0.77 to 0.169). Only a 401 inside an open WebSocket comes without a refresh
        // (0.125 to 0.169); but the handshake has let the same token in.
        reason: 'auth-rejected',
        status: [401],
        early: 'The CLI has already refreshed what it could refresh.',
        source: 'openai/codex#7323; seen with CLI 0.77 to 0.169',
    },
    {
        reason: 'out-of-credits',
        status: [402],
        text: /\bcredits?\b|\bbalance\b|\bbilling\b|\bfunds\b/i,
        source: 'OpenRouter and other gateways: 402, insufficient credits',
    },
    {
        reason: 'workspace-blocked',
        status: [402],
        source: 'nanobot#1738, codex2api#42: no other 402 is known of the ChatGPT backend',
    },
    {
        reason: 'network-blocked',
        status: [407, 451],
        source: 'RFC 9110 section 15.5.8, RFC 7725: a proxy asks for credentials, a legal block',
    },
    { reason: 'timed-out', status: [408], source: 'RFC 9110 section 15.5.9' },
    {
        reason: 'rate-limited',
        status: [429],
        source: 'openai/codex#12675 #23304: exceeded retry limit, last status: 429',
    },
    { reason: 'server-error', status: 'any-5xx', source: 'seen with CLI 0.77 to 0.169' },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/index.js




/**
 * What is said of the model by its name comes first: a gateway may say it with any status. Then codes and wording that
 * leave no doubt. A status alone decides last, so that a text never seen still gets the right scope.
 */
const SIGNS = [...MODEL_SIGNS, ...ROUTE_SIGNS, ...PATH_SIGNS, ...STATUS_SIGNS];
/** The first row that fits. `marked` is the peeled text with the model's name replaced by `<model>`. */
function findSign(peeled, marked, route) {
    return SIGNS.find(sign => fits(sign, peeled, marked, route));
}
function fits(sign, peeled, marked, route) {
    const { routes, unless = [] } = sign;
    if (!looksLike(sign, peeled, marked))
        return false;
    if (unless.some(look => looksLike(look, peeled, marked)))
        return false;
    if (routes !== undefined && !routes.includes(route))
        return false;
    return sign.waitingForNetwork === undefined || peeled.waitingForNetwork === true;
}
function looksLike({ status, codes, text }, peeled, marked) {
    if (status !== undefined && !hasStatus(status, peeled.status))
        return false;
    if (codes !== undefined && !codes.some(code => code === peeled.code || code === peeled.type))
        return false;
    return text === undefined || text.test(marked);
}
function hasStatus(wanted, status) {
    if (status === undefined)
        return false;
    return wanted === 'any-5xx' ? status >= 500 : wanted.includes(status);
}

;// CONCATENATED MODULE: ./lib/verdict/error-body.js
/**
 * What a body tells, or undefined where the text holds none. Shapes seen: `{"detail":"…"}`, `{"detail":{"code":…}}`,
 * `{"error":{"message","type","param","code"}}`, the WebSocket frame `{"type":"error","status":400,"error":{…},
 * "headers":{…}}`, `{"response":{"error":{…}}}`, each also inside a JSON string or after some words.
 */
function readBody(text) {
    const debugString = /^Some\((".*")\)$/.exec(text)?.[1];
    if (debugString !== undefined)
        return readString(debugString);
    if (text.startsWith('"'))
        return readString(text);
    // The script of an HTML page is no body.
    const start = text.startsWith('<') ? -1 : text.startsWith('[') ? 0 : text.indexOf('{');
    if (start < 0)
        return undefined;
    const before = text.slice(0, start);
    const body = text.slice(start);
    const value = error_body_parse(body);
    if (value === undefined)
        return body.includes('":') ? salvage(body, before) : undefined;
    const object = Array.isArray(value) ? value[0] : value;
    return isObject(object) ? read(object, before) : undefined;
}
function readString(text) {
    const value = error_body_parse(text);
    return typeof value === 'string' ? { text: value } : undefined;
}
function error_body_parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The object that describes the error, and the one around it with status and headers. */
function read(body, before) {
    const response = isObject(body['response']) ? body['response'] : body;
    const inner = [response['error'], body['detail'], body['errors'], body['message']].find(value => value !== undefined && value !== null);
    const first = Array.isArray(inner) ? inner[0] : inner;
    const error = isObject(first) ? first : {};
    const isBare = inner === undefined || !isObject(first);
    const source = isBare ? { ...body, ...error } : error;
    const code = word(source['code']);
    const type = word(source['type']);
    const message = words(first) ?? words(error['message']) ?? words(error['msg']) ?? words(error['detail']);
    const told = { ...statusOf([body, source]), ...waitOf(body, source) };
    const said = message ?? code;
    // `{}` and bodies without a known field stay as they are: their text is all there is to show.
    if (said === undefined)
        return undefined;
    const param = words(source['param']);
    return {
        text: `${before}${said}`,
        ...told,
        ...(code === undefined ? {} : { code }),
        ...(type === undefined || (isBare && type === 'error') ? {} : { type }),
        ...(param === undefined ? {} : { param }),
    };
}
function words(value) {
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
/** An error code: a short word, never a number (some gateways repeat the status there). */
function word(value) {
    return typeof value === 'string' && /^[A-Za-z][\w.-]{0,79}$/.test(value) ? value.toLowerCase() : undefined;
}
function statusOf(sources) {
    for (const source of sources) {
        for (const key of ['status', 'status_code', 'statusCode', 'code']) {
            const status = Number(source[key] ?? Number.NaN);
            if (Number.isInteger(status) && status >= 400 && status <= 599)
                return { status };
        }
    }
    return {};
}
function waitOf(body, error) {
    const headers = isObject(body['headers']) ? body['headers'] : {};
    const header = (name) => {
        const key = Object.keys(headers).find(each => each.toLowerCase() === name);
        const value = key === undefined ? undefined : headers[key];
        return Array.isArray(value) ? value[0] : value;
    };
    const resetsAt = seconds(error['resets_at']) ?? dateIn(header('retry-after'));
    const retryAfterMs = seconds(header('retry-after-ms'));
    const retryAfterSeconds = (retryAfterMs === undefined ? undefined : retryAfterMs / 1000) ??
        seconds(header('retry-after')) ??
        seconds(error['retry_after']) ??
        seconds(error['resets_in_seconds']);
    return {
        ...(resetsAt === undefined ? {} : { resetsAt }),
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    };
}
/** A date as seconds since the epoch. Seconds to wait are none, though `Date.parse` takes "2027" for a year. */
function dateIn(value) {
    if (typeof value !== 'string' || !Number.isNaN(Number(value)))
        return undefined;
    const date = Date.parse(value);
    return Number.isNaN(date) || date < 1e12 ? undefined : date / 1000;
}
/** A number that is not negative, also as text; headers hold text. */
function seconds(value) {
    if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === ''))
        return undefined;
    const number = Number(value);
    return Number.isFinite(number) && number >= 0 ? number : undefined;
}
/**
 * A body that the CLI cut in the middle (at 1000 bytes, or 2 KiB of the whole message in 0.169) still shows its first
 * fields.
 */
function salvage(body, before) {
    const field = (name) => new RegExp(`"${name}" ?: ?"((?:[^"\\\\]|\\\\.){1,2000})`).exec(body)?.[1];
    const code = word(field('code'));
    const param = field('param');
    const resetsAt = seconds(/"resets_at" ?: ?(\d{9,13})\b/.exec(body)?.[1]);
    const said = field('message') ?? field('detail') ?? code;
    if (said === undefined)
        return undefined;
    return {
        text: `${before}${unescaped(said)}`,
        ...(code === undefined ? {} : { code }),
        ...(param === undefined ? {} : { param }),
        ...(resetsAt === undefined ? {} : { resetsAt }),
    };
}
function unescaped(text) {
    const value = error_body_parse(`"${text}"`);
    return typeof value === 'string' ? value : text;
}

;// CONCATENATED MODULE: ./lib/verdict/unwrap.js


/** The CLI cuts its messages at 2 KiB (0.169); more than this is no message and is not worth the time. */
const LONGEST_MESSAGE = 16_384;
/** Wrappers seen in the wild nest four deep; a text that goes on for longer is built to waste time. */
const DEEPEST_NESTING = 10;
/**
 * Peels a raw message. The work is bounded by the message's cap and by the nesting: no pattern here backtracks over
 * more than a constant. Peeling the resulting text again changes nothing, unless the nesting was deeper than the cap.
 */
function unwrapMessage(raw) {
    let peeled = { text: tidy(raw.slice(0, LONGEST_MESSAGE)) };
    for (let depth = 0; depth < DEEPEST_NESTING; depth++) {
        const layer = unwrap(peeled.text);
        if (layer === undefined)
            break;
        peeled = unwrap_merge(peeled, { ...layer, text: tidy(layer.text) });
    }
    return peeled.status === undefined ? withMentionedStatus(peeled) : peeled;
}
/** Some CLI versions (0.155 and later) print typographic apostrophes. */
function tidy(text) {
    return (0,plain_line/* plainLine */.h)(text)
        .replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
        .replace(/[\u201c\u201d]/g, '"');
}
/** The inner layer's code is the one closest to the cause; the outer layer's status is the one of the HTTP answer. */
function unwrap_merge(outer, inner) {
    const status = outer.status ?? inner.status;
    return { ...outer, ...inner, ...(status === undefined ? {} : { status }) };
}
function unwrap(text) {
    return retryNotice(text) ?? prefixed(text) ?? trailed(text) ?? readBody(text);
}
/** `Reconnecting... 2/5 (<reason>)`; 0.77 gives no reason, 0.155 and later also wait for the network. */
function retryNotice(text) {
    const head = /^Reconnecting(?:\.{3}|…) ?(?:\d{1,4}\/\d{1,4}|(waiting for network)) ?/i.exec(text);
    if (head === null)
        return undefined;
    const rest = text.slice(head[0].length);
    const reason = rest.startsWith('(') ? rest.slice(1, rest.endsWith(')') ? -1 : undefined) : rest;
    return head[1] === undefined ? { text: reason } : { text: reason, waitingForNetwork: true };
}
const PREFIXES = [
    { pattern: /^stream (?:disconnected before completion|error): ?/i, asStreamError: true },
    // 404 and the like on every version; 0.77 says nothing after the colon.
    { pattern: /^unexpected status (\d{3})[^:{]{0,60}: ?/i },
    // The display of the CLI's own transport error, which some versions let through.
    { pattern: /^http (\d{3})[^:{]{0,60}: ?/i },
    { pattern: /^(?:fatal )?error: ?/i },
];
function prefixed(text) {
    for (const { pattern, asStreamError } of PREFIXES) {
        const match = pattern.exec(text);
        if (match === null)
            continue;
        const status = match[1] === undefined ? {} : { status: Number(match[1]) };
        return {
            text: text.slice(match[0].length),
            ...status,
            ...(asStreamError === undefined ? {} : { asStreamError }),
        };
    }
    return undefined;
}
const TRAILERS = [', url: ', ', cf-ray: ', ', request id: ', ', auth error: ', ', auth error code: '];
/**
 * What the CLI appends to an HTTP error (protocol/src/error.rs). A private base URL may stand in it, so it goes first
 * thing; the identity service's error code is all that tells something.
 */
function trailed(text) {
    const [at, label] = TRAILERS.map(trailer => [text.lastIndexOf(trailer), trailer]).reduce((a, b) => b[0] > a[0] ? b : a);
    if (at < 0)
        return undefined;
    const value = text.slice(at + label.length);
    // Inside a JSON body the same words are the server's, not the CLI's.
    if (/["{}]/.test(value))
        return undefined;
    const isCode = label === ', auth error code: ' && /^[\w.-]{1,64}$/.test(value);
    return { text: text.slice(0, at), ...(isCode ? { code: value.toLowerCase() } : {}) };
}
/** Statuses that the CLI words into a sentence of its own. */
const MENTIONED_STATUS = /\b(?:last|unexpected) status:? (\d{3})\b|\(status (\d{3})\b|\bHTTP (?:error|status)(?: code)?: (\d{3})\b|^(\d{3}) [A-Z][a-z]+/;
function withMentionedStatus(peeled) {
    const match = MENTIONED_STATUS.exec(peeled.text);
    const digits = match?.slice(1).find(group => group !== undefined);
    const status = Number(digits);
    return digits !== undefined && status >= 100 && status <= 599 ? { ...peeled, status } : peeled;
}

;// CONCATENATED MODULE: ./lib/verdict/classify.js







/** Reasons that never settle anything: they pass, or they say nothing of model and route. */
const UNSETTLED = new Set([
    'at-capacity',
    'rate-limited',
    'not-listed',
    'codex-failed',
    'unsupported-setting',
    'prompt-blocked',
    'server-error',
    'stream-broken',
    'unreachable',
    'timed-out',
    'unrecognized',
]);
/** The verdict on one probe. */
function classify(evidence, context) {
    switch (evidence.kind) {
        case 'completed':
            return accepted(evidence, context.model);
        case 'failed':
            return judgeMessage(evidence.message, context).verdict;
        case 'silent':
            return judgeSilence(evidence, context);
        case 'timed-out':
            return judgeTimeout(evidence, context);
        case 'cancelled':
            return { kind: 'cancelled' };
        case 'not-started':
            return evidence.missing
                ? { kind: 'refused', finding: plain('codex-missing', evidence.message) }
                : { kind: 'unsettled', finding: plain('codex-failed', evidence.message) };
        default:
            return (0,assert_never/* assertNever */.x)(evidence);
    }
}
/**
 * The verdict that an `error` event or a retry notice already settles, so that the probe can be stopped on it;
 * undefined where the CLI's next try may still end otherwise. Which signs settle it, and why, is in the table.
 */
function earlyVerdict(message, context) {
    const { sign, verdict } = judgeMessage(message, context);
    return sign?.early === undefined ? undefined : verdict;
}
function accepted(evidence, model) {
    const { reroutedTo, usage } = evidence;
    return {
        kind: 'accepted',
        ...(reroutedTo === undefined || isSameModel(model, reroutedTo) ? {} : { servedModel: reroutedTo }),
        ...(usage === undefined ? {} : { usage }),
    };
}
function judgeMessage(message, context) {
    const peeled = unwrapMessage(message);
    const sign = findSign(peeled, markModel(peeled.text, context.model), context.route.kind);
    const finding = findingOf(sign, peeled, context);
    const settled = sign !== undefined && sign.unsettled === undefined && !UNSETTLED.has(finding.reason);
    return { sign, verdict: { kind: settled ? 'refused' : 'unsettled', finding } };
}
function findingOf(sign, peeled, context) {
    const reason = sign?.reason ?? 'unrecognized';
    const setting = reason === 'unsupported-setting' ? settingRefusal(peeled) : undefined;
    // A limit's code stands in `type` (openclaw#103734); any other type is too general to be told.
    const code = peeled.code ?? sign?.codes?.find(each => each === peeled.type);
    return {
        reason,
        scope: sign?.scope ?? verdict_reason/* REASONS */.ez[reason].scope,
        lasting: lastingOf(sign, reason, context.route),
        said: peeled.text === '' ? wordless(peeled.status) : peeled.text,
        ...(peeled.status === undefined ? {} : { status: peeled.status }),
        ...(code === undefined ? {} : { code }),
        ...retryTime(peeled, context.now),
        ...(setting === undefined ? {} : { setting }),
    };
}
/** CLI 0.77 gives a status without words, and retry notices without a reason. */
function wordless(status) {
    return status === undefined ? 'No reason given.' : `HTTP status ${status}`;
}
/** An access token is a ChatGPT account's and talks to the same backend as a ChatGPT sign-in (0.142 and later). */
function lastingOf(sign, reason, route) {
    const onChatgpt = route.kind === 'chatgpt' || route.kind === 'access-token';
    if (sign?.flapsOnChatgpt === true && onChatgpt)
        return 'ambiguous';
    return sign?.lasting ?? verdict_reason/* REASONS */.ez[reason].lasting;
}
function plain(reason, said) {
    const { scope, lasting } = verdict_reason/* REASONS */.ez[reason];
    return { reason, scope, lasting, said: unwrapMessage(said).text };
}
/** What every CLI may write to stderr without meaning an error: it hides nothing (promptdriven/pdd#1287). */
const STDERR_NOISE = /^(?:reading additional input from stdin|warning\b|failed to refresh available models\b|$)/i;
/** A line of the CLI's log, which tells of side requests and MCP servers too. */
const LOG_LINE = /^\d{4}-\d{2}-\d{2}T/;
/**
 * A process that ended without an event. Its stderr holds warnings, logs and what MCP servers print, so only the
 * few signs count that the CLI is known to write there, and none of the model.
 */
function judgeSilence(evidence, context) {
    const lines = evidence.stderr
        .split(/\r?\n/)
        .slice(-200)
        .map(line => line.trim())
        .filter(line => !STDERR_NOISE.test(line));
    const known = lines
        .filter(line => !LOG_LINE.test(line))
        .map(line => judgeMessage(line, context))
        .findLast(judged => judged.sign?.onStderr === true);
    if (known !== undefined)
        return known.verdict;
    const ending = evidence.signal ?? `exit code ${evidence.exitCode ?? 'unknown'}`;
    const line = lines.findLast(each => /^(?:fatal )?error\b/i.test(each)) ?? lines.at(-1);
    return {
        kind: 'unsettled',
        finding: plain('codex-failed', line ?? `Ended with ${ending} and said nothing.`),
    };
}
/**
 * The deadline ended it. What the CLI last complained of is the better reason; but a refusal that the CLI went on to
 * try again, and that is not definitive, is none.
 */
function judgeTimeout(evidence, context) {
    if (evidence.lastMessage === undefined) {
        const seconds = Math.round(evidence.afterMs / 1000);
        return { kind: 'unsettled', finding: plain('timed-out', `No answer within ${seconds} s.`) };
    }
    const { sign, verdict } = judgeMessage(evidence.lastMessage, context);
    if (verdict.kind === 'cancelled' || sign?.early !== undefined)
        return verdict;
    if (sign !== undefined)
        return { kind: 'unsettled', finding: verdict.finding };
    const { scope, lasting } = verdict_reason/* REASONS */.ez['timed-out'];
    return { kind: 'unsettled', finding: { ...verdict.finding, reason: 'timed-out', scope, lasting } };
}

;// CONCATENATED MODULE: ./lib/steps/ask-model.js
/** The two ways to ask the route about a model: a live turn, or its model list. */






/** Maximum length of a CLI line in the debug log, in characters. */
const MAX_DEBUG_CHARS = 2000;
/** How long reading the list may take. The CLI itself gives up on the endpoint after 5 s (0.169). */
const CATALOG_TIMEOUT_MS = 15_000;
/**
 * Asks with one minimal turn per question.
 *
 * @param onProbeStart called when the CLI's process has been started and this process is idle
 */
function createLiveAsk(job, setup, onProbeStart) {
    const probeSetup = probeSetupOf(job, setup);
    if (probeSetup === undefined)
        return askWithoutCli(setup);
    const context = (model) => ({ model, route: setup.route, now: new Date() });
    const onLine = debugLogger(job.env['RUNNER_DEBUG'] === '1', line => job.secrets.sanitize(line, MAX_DEBUG_CHARS));
    const probe = createProbe({
        ...probeSetup,
        ...(0,fields/* optional */.lq)('onLine', onLine),
        onStart: onProbeStart,
        isDefinitive: (message, { model }) => earlyVerdict(message, context(model)) !== undefined,
    });
    return async (question, options) => classify(await probe(question, options), context(question.model));
}
/** Asks by looking the model up in the route's list. */
function createCatalogAsk(setup, read) {
    if (setup.cli.kind === 'missing')
        return askWithoutCli(setup);
    return async ({ model }) => catalogVerdict(await read(), model);
}
/** A function that reads the route's list when it is first called, and never again. */
function createCatalogReader(job, setup, signal) {
    let catalog;
    return () => {
        const catalogSetup = probeSetupOf(job, setup);
        catalog ??=
            catalogSetup === undefined
                ? Promise.resolve({ kind: 'unavailable', message: 'There is no Codex CLI.' })
                : readCatalog(catalogSetup, { timeoutMs: CATALOG_TIMEOUT_MS, signal });
        return catalog;
    };
}
/** Every question has the same verdict when there is no CLI to ask with. */
function askWithoutCli({ cli, route }) {
    const message = cli.kind === 'missing' ? cli.message : '';
    const context = { model: '', route, now: new Date() };
    return async () => classify({ kind: 'not-started', missing: true, message }, context);
}
/** What a probe and the reading of the list have in common; undefined when there is no CLI. */
function probeSetupOf({ inputs, env }, setup) {
    const { cli, route, config, home, version } = setup;
    if (cli.kind === 'missing')
        return undefined;
    return {
        ...{ route, config, home, env, executable: cli.executable, temporary: (0,job_context/* temporaryDirectory */.De)(env) },
        ...(0,fields/* optional */.lq)('version', version ?? undefined),
        ...(0,fields/* optional */.lq)('apiKey', inputs.openaiApiKey),
    };
}

;// CONCATENATED MODULE: ./lib/chain/follow-up.js

const FIRST_WAIT_MS = 1_000;
const follow_up_LONGEST_WAIT_MS = 20_000;
/**
 * The model's next question. A model that is neither accepted nor refused is asked again, first with what the answer
 * calls for and then, while the failure may pass, as it was. See `nextStep` for `random`.
 */
function nextQuestion(model, attempts, retries, random) {
    const own = attemptsOf(model, attempts);
    const last = own.at(-1);
    if (last === undefined) {
        return { kind: 'ask', question: { model, form: 'lean', settings: {} }, afterMs: 0, lastMs: 0 };
    }
    const standing = modelStatus(model, attempts);
    if (standing.kind !== 'unsettled')
        return { kind: 'settled' };
    const ask = (change, afterMs) => ({
        kind: 'ask',
        question: { model, form: last.form, settings: last.settings, ...change },
        afterMs,
        lastMs: last.durationMs,
    });
    const { finding } = standing;
    const settings = adjusted(last.settings, finding);
    if (settings !== undefined)
        return ask({ settings }, 0);
    if (last.form === 'lean' && mayComeFromLeanness(finding))
        return ask({ form: 'plain' }, 0);
    const tries = repeats(own);
    const mayPass = finding.lasting === 'temporary' || finding.lasting === 'ambiguous';
    if (!mayPass || tries >= retries)
        return { kind: 'settled' };
    return ask({}, waitMs(tries, finding.retryAfterMs ?? 0, random));
}
/** How often the same question was asked again; an adjusted question is no retry. */
function repeats(own) {
    return own.filter((attempt, index) => {
        const before = own[index - 1];
        return (before !== undefined &&
            before.form === attempt.form &&
            before.settings.effort === attempt.settings.effort &&
            before.settings.verbosity === attempt.settings.verbosity);
    }).length;
}
/** The settings with an offered value in place of the refused one; undefined when there is nothing new to try. */
function adjusted(settings, finding) {
    const refusal = finding.setting;
    if (refusal === undefined || settings[refusal.parameter] !== undefined)
        return undefined;
    const [offered] = refusal.offered;
    return offered === undefined ? undefined : { ...settings, [refusal.parameter]: offered };
}
/**
 * An answer that nobody has seen before, a CLI that would not even start, or a setting that cannot be adjusted may be
 * about the lean command and not about the model.
 */
function mayComeFromLeanness({ reason }) {
    return reason === 'unrecognized' || reason === 'codex-failed' || reason === 'unsupported-setting';
}
/** Doubles with each try, between half and all of it at random, and never less than what the server asked for. */
function waitMs(tries, retryAfterMs, random) {
    const longest = Math.min(FIRST_WAIT_MS * 2 ** tries, follow_up_LONGEST_WAIT_MS);
    return Math.ceil(Math.max(longest * (0.5 + random / 2), retryAfterMs * (1 + random / 10)));
}

;// CONCATENATED MODULE: ./lib/chain/next-step.js
/** The only loop of the action, as a pure function: after the attempts so far, what to do next. */


/** A probe that is given less than this would only time out, milliseconds. */
const SHORTEST_PROBE_MS = 5_000;
/**
 * The next step of the walk along the chain.
 *
 * @param elapsedMs since the first step, milliseconds
 * @param random in [0, 1): spreads the waits, so that the legs of a matrix do not come back in step
 */
function nextStep(policy, attempts, elapsedMs, random) {
    if (attempts.some(attempt => attempt.verdict.kind === 'cancelled'))
        return { kind: 'done' };
    const remainingMs = policy.budgetMs - elapsedMs;
    const due = [];
    for (const [index, model] of policy.chain.entries()) {
        const next = nextQuestion(model, attempts, policy.retries, random);
        const fitting = next.kind === 'ask' ? fitted(next, index, policy, attempts, remainingMs) : undefined;
        if (fitting !== undefined)
            due.push(fitting);
        else if (endsTheWalk(modelStatus(model, attempts), index, policy))
            return { kind: 'done' };
    }
    // A route in doubt is settled first, and with one model: if it fails, asking the others only burns the account.
    const inDoubt = due.find(({ question }) => stopsChain(modelStatus(question.model, attempts)));
    if (inDoubt !== undefined)
        return stepOf([inDoubt]);
    return stepOf(policy.strategy === 'all' && policy.parallel ? due : due.slice(0, 1));
}
/** Whether no model needs a probe any more, given one of which nothing more can be asked. */
function endsTheWalk(standing, index, policy) {
    if (stopsChain(standing))
        return true;
    if (policy.strategy === 'all')
        return false;
    switch (standing.kind) {
        case 'accepted':
            return true;
        case 'unsettled':
            return index === 0 && policy.onUnsettled !== 'fallback';
        case 'refused':
        case 'untried':
            return false;
    }
}
/**
 * The question with its time, or undefined when the budget has no room for a real answer.
 *
 * While later models have not been asked at all, a further try of this one is kept from their time, and is not made
 * when it would have less than the last one took: a model that hangs must not eat the budget of its fallbacks.
 */
function fitted({ question, afterMs, lastMs }, index, policy, attempts, remainingMs) {
    const { timeoutMs } = policy;
    const leftMs = remainingMs - afterMs;
    const isUntried = (model) => modelStatus(model, attempts).kind === 'untried';
    const othersWait = !isUntried(question.model) && policy.chain.slice(index + 1).some(isUntried);
    const keptMs = othersWait ? Math.min(leftMs / 2, Math.max(timeoutMs / 2, SHORTEST_PROBE_MS)) : 0;
    const neededMs = othersWait ? Math.max(lastMs, SHORTEST_PROBE_MS) : SHORTEST_PROBE_MS;
    const givenMs = Math.floor(Math.min(timeoutMs, leftMs - keptMs));
    // The very first probe is made with whatever time there is: without it, nothing at all would be known.
    const fits = attempts.length === 0 || givenMs >= Math.min(timeoutMs, neededMs);
    return fits ? { question, afterMs, timeoutMs: Math.max(1, givenMs) } : undefined;
}
/** All of these at once, when the last of them is due and in the time that each of them can have. */
function stepOf(due) {
    const [first, ...rest] = due;
    if (first === undefined)
        return { kind: 'done' };
    const afterMs = Math.max(...due.map(next => next.afterMs));
    return {
        kind: 'probe',
        questions: [first.question, ...rest.map(next => next.question)],
        afterMs,
        timeoutMs: Math.min(...due.map(next => next.timeoutMs)),
    };
}

;// CONCATENATED MODULE: ./lib/steps/chain-loop.js
/** Runs the probes that `nextStep` wants, until it wants no more. */

/**
 * All attempts, in the order of their verdicts. When the signal aborts, the questions that were due become cancelled attempts, so
 * that the result is not mistaken for a complete one.
 *
 * @param previous attempts of an earlier call with the same policy and a shorter chain
 */
async function probeChain(policy, runtime, previous = []) {
    const attempts = [...previous];
    for (;;) {
        const step = nextStep(policy, attempts, runtime.elapsedMs(), runtime.random());
        if (step.kind === 'done')
            return attempts;
        if (step.afterMs > 0 && !runtime.signal.aborted)
            await runtime.sleep(step.afterMs, runtime.signal);
        await Promise.all(step.questions.map(async (question) => {
            const attempt = await makeAttempt(question, step.timeoutMs, runtime);
            attempts.push(attempt);
            runtime.onAttempt(attempt);
        }));
    }
}
async function makeAttempt(question, timeoutMs, runtime) {
    const { ask, now, signal } = runtime;
    const startedAt = now();
    const verdict = signal.aborted ? { kind: 'cancelled' } : await ask(question, { timeoutMs, signal });
    return { ...question, verdict, startedAt, durationMs: Math.max(0, now() - startedAt) };
}

;// CONCATENATED MODULE: ./lib/steps/run-chain.js
/** Asks the route about the models of the chain, and about those that `auto` stands for. */











/** Asks until the decision is known. The list is read only when something depends on it. */
async function runChain(job, setup, prefetch, signal) {
    const startedAt = Date.now();
    const policy = policyOf(job, setup);
    const readList = createCatalogReader(job, setup, signal);
    const ask = policy.probe === 'catalog'
        ? createCatalogAsk(setup, readList)
        : createLiveAsk(job, setup, () => {
            // This process is idle while a probe runs, so it uses the time.
            preloadCore();
            prefetch.onProbeStart();
        });
    const runtime = createRuntime(ask, prefetch, signal);
    const attempts = await probeChain(policy, runtime);
    // A probe on the ChatGPT route leaves the list in a file, so reading it is free.
    const cached = readModelsCache(setup, startedAt);
    const { auto } = job.inputs;
    const isAccepted = attempts.some(attempt => attempt.verdict.kind === 'accepted');
    if (!isExhausted(policy, attempts) || (!auto && isAccepted)) {
        return { policy, attempts, ...(0,fields/* optional */.lq)('catalog', cached) };
    }
    const catalog = cached ?? (await readList());
    if (!auto)
        return { policy, attempts, catalog };
    const choice = chooseAuto(catalog, policy.chain[0], policy.chain);
    if (choice.kind === 'none')
        return { policy, attempts, catalog, auto: choice };
    const longer = { ...policy, chain: [...policy.chain, choice.model] };
    return { policy: longer, attempts: await probeChain(longer, runtime, attempts), catalog, auto: choice };
}
function policyOf({ inputs }, setup) {
    const { probe, chain, strategy, onUnsettled, retries, timeoutMs, budgetMs } = inputs;
    const parallel = allowsParallelProbes(setup.route);
    return { probe, chain, strategy, onUnsettled, retries, timeoutMs, budgetMs, parallel };
}
function createRuntime(ask, prefetch, signal) {
    const startMs = external_node_perf_hooks_.performance.now();
    return {
        ask: withProgress(ask),
        now: Date.now,
        elapsedMs: () => external_node_perf_hooks_.performance.now() - startMs,
        // An abort ends the wait early. That is not an error.
        sleep: (ms, aborted) => (0,external_node_timers_promises_.setTimeout)(ms, undefined, { signal: aborted }).catch(() => { }),
        random: Math.random,
        signal,
        onAttempt: attempt => {
            logAttempt(attempt);
            if (attempt.verdict.kind !== 'accepted')
                prefetch.onNotAccepted();
        },
    };
}

;// CONCATENATED MODULE: ./lib/steps/write-model.js
/** `write-config`: sets the model of the decision in the config.toml that later steps read. */

/** Writes a model that a live probe has accepted; undefined when the input does not ask for it, or no model is used. */
async function writeModel({ inputs }, setup, decision) {
    if (!inputs.writeConfig || decision.kind === 'none')
        return undefined;
    if (inputs.probe !== 'live' || (decision.kind === 'preferred' && !decision.verified)) {
        return { kind: 'refused', why: 'no live probe has accepted the model' };
    }
    // Loads the second TOML parser only when a file is edited.
    const { writeConfigFile } = await Promise.all(/* import() */[__nccwpck_require__.e(605), __nccwpck_require__.e(12)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2012));
    return writeConfigFile(configFilePath(setup.home), decision.model);
}

;// CONCATENATED MODULE: ./lib/main.js
/** The action as the list of its steps. */














/**
 * Runs the main step, or the post step when the runner starts the action a second time at the end of the job. It never rejects:
 * it reports a failure to the runner, which sets the exit code.
 */
async function main() {
    const { env } = process;
    const isPostStep = env['STATE_main'] === 'done';
    // The post step only checks the comment. Without a saved comment it loads nothing.
    if (isPostStep && (env['STATE_comment'] ?? '') === '')
        return;
    if (!isPostStep)
        withCore(core => core.saveState('main', 'done'));
    try {
        const job = startJob(env);
        if (isPostStep)
            await recheckComment(job);
        else if (job.inputs.mode === 'report')
            await mergeReports(job);
        else
            await chooseModel(job);
    }
    catch (error) {
        const message = (0,errors/* messageOf */.b)(error);
        withCore(core => core.setFailed(error instanceof InputError ? message : (0,warnings/* unexpectedError */.Wm)(message)));
    }
    finally {
        await flushCore();
    }
}
/** `mode: probe`: finds the model to use on this runner, and publishes it. */
async function chooseModel(job) {
    const prefetch = prefetchComment(job);
    try {
        await chooseAndPublish(job, prefetch);
    }
    finally {
        prefetch.cancel();
    }
}
async function chooseAndPublish(job, prefetch) {
    const startedAt = Date.now();
    const signal = abortOnSignals();
    const { setup, release } = await findCodex(job, signal);
    logPlan(job.inputs, setup);
    const authFile = authFilePath(setup.home);
    const login = watchLogin(authFile);
    const chain = await runChain(job, setup, prefetch, signal).finally(release);
    const decision = decide(chain.policy, chain.attempts);
    // A refresh during the probes has stored new tokens in auth.json.
    job.secrets.add(readAuthFile(authFile).secrets);
    const apiCheck = await checkApiModel(job, setup, chain.attempts, signal);
    const configEdit = await writeModel(job, setup, decision);
    const loginRotated = login.rotated();
    const report = makeReport(job, { setup, chain, apiCheck, configEdit, loginRotated, startedAt });
    await flushCore();
    const { publish } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(421), __nccwpck_require__.e(472), __nccwpck_require__.e(253)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6253));
    await publish(job, report, prefetch.result());
}
/** `mode: report`: merges the report files of other jobs. Only this mode loads the schema check, which is large. */
async function mergeReports(job) {
    await flushCore();
    const { mergeReportFiles } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(421), __nccwpck_require__.e(210), __nccwpck_require__.e(472), __nccwpck_require__.e(190)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2190));
    await mergeReportFiles(job);
}
/** The post step. */
async function recheckComment(job) {
    await flushCore();
    const { recheckCommentStep } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(421), __nccwpck_require__.e(472)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3472));
    await recheckCommentStep(job);
}
/** GitHub cancels a job with SIGINT, and SIGTERM 7.5 s later. Both end the probes, and the result so far is published. */
function abortOnSignals() {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, () => controller.abort());
    return controller.signal;
}


/***/ }),

/***/ 2388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ logLine),
/* harmony export */   h: () => (/* binding */ plainLine)
/* harmony export */ });
/** Text from outside as one line of visible characters. */
const ESCAPE = String.fromCharCode(0x1b);
const CSI = `(?:${ESCAPE}\\[|${String.fromCharCode(0x9b)})`;
/** Colours, cursor movements, and sequences that set a title or a link, up to their terminator. */
const TERMINAL_SEQUENCES = new RegExp(`${CSI}[0-?]{0,32}[ -/]{0,8}[@-~]|${ESCAPE}\\][^${ESCAPE}\\x07]{0,2000}(?:\\x07|${ESCAPE}\\\\)|${ESCAPE}[@-Z\\\\^_]`, 'g');
/**
 * The text without terminal sequences, control characters and invisible characters (zero-width characters, bidirectional
 * controls, tags, fillers, variation selectors). Each run of white space becomes one space, and half a surrogate pair becomes
 * U+FFFD.
 */
function plainLine(text) {
    return text
        .toWellFormed()
        .replace(TERMINAL_SEQUENCES, '')
        .replace(/[\p{Cf}\p{DI}]/gu, '')
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim();
}
/**
 * A line for the log that may contain text from outside. The runner reads `##[` anywhere in a line and `::` at its beginning
 * as a workflow command. A space inside both makes the line safe, whatever is printed before it.
 */
function logLine(text) {
    return plainLine(text)
        .replace(/:(?=:)/g, ': ')
        .replace(/##(?=\[)/g, '## ');
}


/***/ }),

/***/ 1670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ho: () => (/* binding */ costOf),
  rs: () => (/* binding */ costText),
  Op: () => (/* binding */ priceNote)
});

// UNUSED EXPORTS: accountOf, dayText, dollars, ratioText

// EXTERNAL MODULE: ./lib/base/assert-never.js
var assert_never = __nccwpck_require__(5476);
;// CONCATENATED MODULE: ./lib/catalog/prices.js
/**
 * List prices of the OpenAI API, as published on one day. To update: copy the rows of the page named here and set the
 * date. A model that has no row gets no word about money.
 */
/** The day of the prices, ISO 8601. */
const PRICES_AS_OF = '2026-04-25';
/** Where they were published. Very long gpt-5.5 prompts can fall under a higher price, which a probe never does. */
const PRICES_SOURCE = 'https://openai.com/api/pricing/';
const PRICES = {
    'gpt-5.5': { input: 5, cachedInput: 0.5, output: 30 },
    'gpt-5.4': { input: 2.5, cachedInput: 0.25, output: 15 },
    'gpt-5.4-mini': { input: 0.75, cachedInput: 0.075, output: 4.5 },
};
/** Every model that has a price. */
const PRICED_MODELS = Object.keys(PRICES);
/** The list price of a model by its exact id; a guess about a similar one would be no price. */
function priceOf(model) {
    return Object.hasOwn(PRICES, model) ? PRICES[model] : undefined;
}

;// CONCATENATED MODULE: ./lib/report/cost.js


/** Who counts what a route uses; undefined where there is no sign-in. */
function accountOf(route) {
    switch (route.kind) {
        case 'api-key':
            return 'api';
        case 'chatgpt':
        case 'access-token':
            return 'plan';
        case 'provider':
            return 'provider';
        case 'none':
            return undefined;
        default:
            return (0,assert_never/* assertNever */.x)(route.kind);
    }
}
/** The cost of a run; undefined where nothing was used and there is nothing to compare. */
function costOf(compared, attempts) {
    const account = accountOf(compared.route);
    const used = attempts.flatMap(attempt => attempt.verdict.kind === 'accepted' && attempt.verdict.usage !== undefined
        ? [{ model: attempt.verdict.servedModel ?? attempt.model, usage: attempt.verdict.usage }]
        : []);
    const listPrices = account === 'plan' ? undefined : pricesToCompare(compared);
    if (account === undefined || (used.length === 0 && listPrices === undefined))
        return undefined;
    const usd = account === 'api' && used.length > 0 ? listedAt(used) : undefined;
    return {
        account,
        usage: sumOf(used.map(({ usage }) => usage)),
        ...(usd === undefined ? {} : { usd }),
        ...(listPrices === undefined ? {} : { listPrices }),
        ...(usd === undefined && listPrices === undefined ? {} : { pricesAsOf: PRICES_AS_OF }),
    };
}
/** The comparison in words: a warning where the model that answers is dearer than the one asked for. */
function priceNote(compared) {
    const account = accountOf(compared.route);
    const [asked, used] = pricesToCompare(compared) ?? [];
    if (asked === undefined || used === undefined || account === 'plan')
        return undefined;
    const isDearer = used.input > asked.input || used.output > asked.output;
    // A provider's own prices are not known; the list prices are worth a word only where they speak for caution.
    if (account === 'provider' && !isDearer)
        return undefined;
    const prices = `${dollars(used.input)} against ${dollars(asked.input)} per million input tokens, ${dollars(used.output)} against ${dollars(asked.output)} per million output tokens`;
    const compares = `${used.model} lists at ${ratioText(asked, used)} ${asked.model} per token: ${prices} (OpenAI API list prices of ${dayText(PRICES_AS_OF)}).`;
    if (!isDearer)
        return { level: 'note', text: compares };
    const who = account === 'provider' ? 'If this provider charges as OpenAI does, the' : 'The';
    return {
        level: 'warning',
        text: `${who} work costs more than with the model asked for. ${compares} To rule that out, leave ${used.model} out of fallback-models.`,
    };
}
function pricesToCompare({ requestedModel, decision }) {
    if (decision.kind === 'none')
        return undefined;
    const answering = decision.servedModel ?? decision.model;
    const [asked, used] = [priceOf(requestedModel), priceOf(answering)];
    if (answering === requestedModel || asked === undefined || used === undefined)
        return undefined;
    return [
        { model: requestedModel, ...asked },
        { model: answering, ...used },
    ];
}
function sumOf(usages) {
    const sum = (field) => usages.reduce((total, usage) => total + usage[field], 0);
    return {
        inputTokens: sum('inputTokens'),
        cachedInputTokens: sum('cachedInputTokens'),
        outputTokens: sum('outputTokens'),
    };
}
/** Dollars, to a millionth; undefined where the price of one of the models is not known. */
function listedAt(used) {
    const parts = used.map(({ model, usage }) => {
        const price = priceOf(model);
        if (price === undefined)
            return Number.NaN;
        // The cached tokens are among the input tokens, as the Responses API counts them.
        const cached = Math.min(usage.cachedInputTokens, usage.inputTokens);
        return ((usage.inputTokens - cached) * price.input +
            cached * price.cachedInput +
            usage.outputTokens * price.output);
    });
    const total = Math.round(parts.reduce((sum, part) => sum + part, 0)) / 1_000_000;
    return Number.isNaN(total) ? undefined : total;
}
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
/** An ISO 8601 day as people write it, such as "25 April 2026". */
function dayText(iso) {
    const [year, month, day] = iso.split('-').map(Number);
    return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}
/** A price, such as "$2.50" or "$0.075". */
function dollars(amount) {
    const exact = String(amount);
    return `$${/\.\d{3,}$/.test(exact) ? exact : amount.toFixed(2)}`;
}
/** How one price compares with another, to go before the other model's name: "half the price of". */
function ratioText(asked, used) {
    const [input, output] = [used.input / asked.input, used.output / asked.output];
    if (Math.abs(input - output) > 0.01 * input)
        return 'another price than';
    if (Math.abs(input - 1) < 0.005)
        return 'the price of';
    if (Math.abs(input - 0.5) < 0.005)
        return 'half the price of';
    if (Math.abs(input - 2) < 0.005)
        return 'twice the price of';
    if (input < 1)
        return `${Math.round(input * 100)}% of the price of`;
    return `${input.toFixed(1).replace(/\.0$/, '')} times the price of`;
}
/** What the probes used, as a sentence. */
function costText({ account, usage, usd, pricesAsOf }) {
    const { inputTokens, cachedInputTokens, outputTokens } = usage;
    const cached = cachedInputTokens === 0 ? '' : ` (${count(cachedInputTokens)} of them cached)`;
    const tokens = `${count(inputTokens)} input tokens${cached} and ${count(outputTokens)} output tokens`;
    if (inputTokens + outputTokens === 0)
        return '';
    switch (account) {
        case 'api': {
            const listed = usd === undefined || pricesAsOf === undefined
                ? 'for which no list price is known here'
                : `${smallAmount(usd)} at the OpenAI API list prices of ${dayText(pricesAsOf)}`;
            return `The probes used ${tokens}: ${listed}.`;
        }
        case 'plan':
            return `The probes used ${tokens} of the plan's usage, which is separate from API billing.`;
        case 'provider':
            return `The probes used ${tokens}. What they cost is the provider's to say.`;
    }
}
/** In groups of three, the same in every locale. */
function count(tokens) {
    return String(Math.round(tokens)).replace(/\B(?=(\d{3})+$)/g, ',');
}
function smallAmount(usd) {
    if (usd === 0)
        return 'nothing';
    return usd < 0.01 ? 'less than $0.01' : `about $${usd.toFixed(2)}`;
}


/***/ }),

/***/ 9145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  h: () => (/* binding */ notesOf),
  D: () => (/* binding */ reroutedNote)
});

// EXTERNAL MODULE: ./lib/base/assert-never.js
var assert_never = __nccwpck_require__(5476);
// EXTERNAL MODULE: ./lib/catalog/model-id.js
var model_id = __nccwpck_require__(918);
;// CONCATENATED MODULE: ./lib/report/api-check.js

const CONTRACTS = 'What the API offers a key and what Codex offers a sign-in are separate contracts, so neither proves the other.';
/** The check in words, plain text. */
function apiCheckText(check) {
    const { model } = check;
    switch (check.kind) {
        case 'known':
            return `The OpenAI API knows ${model}, and this Codex route does not offer it all the same. ${CONTRACTS}`;
        case 'unknown':
            return `The OpenAI API does not know ${model} with this key either. ${CONTRACTS}`;
        case 'unclear':
            return `Whether the OpenAI API knows ${model} could not be found out: ${check.why}. The decision does not depend on it.`;
        case 'no-key':
            return `Whether the OpenAI API knows ${model} was not asked: check-api needs an API key, given as openai-api-key, CODEX_API_KEY or OPENAI_API_KEY.`;
        default:
            return (0,assert_never/* assertNever */.x)(check);
    }
}

// EXTERNAL MODULE: ./lib/report/cost.js + 1 modules
var cost = __nccwpck_require__(1670);
;// CONCATENATED MODULE: ./lib/report/note.js
/** A note that is an annotation too. */
function warning(code, text) {
    return { code, level: 'warning', text };
}

;// CONCATENATED MODULE: ./lib/report/catalog-notes.js





/** As many listed models are named. */
const MOST_LISTED = 12;
/** What became of config.toml. */
function configNotes({ decision, facts: { configEdit } }) {
    if (configEdit === undefined || decision.kind === 'none')
        return [];
    switch (configEdit.kind) {
        case 'written':
        case 'unchanged': {
            const done = configEdit.kind === 'written' ? 'was set' : 'was set already';
            const text = [
                `model = "${decision.model}" ${done} in config.toml of CODEX_HOME.`,
                configEdit.note ?? '',
            ];
            return [{ code: 'config-written', level: 'note', text: text.join(' ').trim() }];
        }
        case 'refused':
            return [
                warning('config-not-written', `config.toml of CODEX_HOME was left as it is: ${configEdit.why}. Pass the model with codex exec -m ${decision.model} instead.`),
            ];
        default:
            return (0,assert_never/* assertNever */.x)(configEdit);
    }
}
/** An id that the route accepts is right, however it is written. */
function slipNotes({ statuses: standings }) {
    return standings.flatMap(standing => {
        const slip = standing.kind === 'accepted' ? undefined : (0,model_id/* modelIdWarning */.jp)(standing.model);
        return slip === undefined ? [] : [warning('likely-slip', slip)];
    });
}
/** How the list prices of the models compare, where they are known. */
function moneyNotes(source) {
    const note = (0,cost/* priceNote */.Op)(source);
    return note === undefined ? [] : [{ code: 'price', ...note }];
}
/** What the API says of the model that Codex refuses. */
function apiNotes({ facts }) {
    return facts.apiCheck === undefined
        ? []
        : [{ code: 'api-check', level: 'note', text: apiCheckText(facts.apiCheck) }];
}
/** That only a list was asked, what `auto` stands for, and what there is where nothing was accepted. */
function catalogNotes({ probe, decision, cancelled, requestedModel, facts }) {
    const notes = [];
    if (probe === 'catalog') {
        notes.push(warning('catalog-hint', 'Only the model list was asked, so this is a hint: a listed model may still be refused, and an unlisted one accepted. probe: live settles it.'));
    }
    if (facts.auto !== undefined)
        notes.push(autoNote(facts.auto, requestedModel, listOwner(facts.catalog)));
    const shown = facts.catalog?.kind === 'list' ? facts.catalog.models.filter(listed => listed.shown) : [];
    // Where the route itself fails, no model of its list would be accepted either.
    if (decision.kind === 'none' && decision.blockedBy === undefined && !cancelled && shown.length > 0) {
        const names = shown.slice(0, MOST_LISTED).map(listed => listed.slug);
        notes.push({
            code: 'listed-models',
            level: 'note',
            text: `${listOwner(facts.catalog) === 'route' ? 'The route' : 'The CLI'} lists: ${names.join(', ')}. A listed model is likely, not certain, to be accepted.`,
        });
    }
    return notes;
}
const LISTS = {
    route: "the route's model list",
    cli: 'the list that the CLI shipped with, since the route gave none of its own,',
};
/** Whose list it is; the CLI's own where the route gave none. */
function listOwner(catalog) {
    return catalog?.kind === 'list' && catalog.source === 'route' ? 'route' : 'cli';
}
function autoNote(auto, requestedModel, owner) {
    switch (auto.kind) {
        case 'model': {
            const what = auto.why === 'successor' ? `the successor of ${requestedModel}` : 'the default model';
            return {
                code: 'auto',
                level: 'note',
                text: `auto stands for ${auto.model} here: ${LISTS[owner]} names it as ${what}.`,
            };
        }
        case 'none':
            return { code: 'auto', level: 'note', text: `auto stands for no model here. ${auto.why}` };
        default:
            return (0,assert_never/* assertNever */.x)(auto);
    }
}

;// CONCATENATED MODULE: ./lib/report/notes.js
/** What a reader must know besides the decision. Each note is told in report, summary and comment. */


/** The notes of a run, the most important first. */
function notesOf(source) {
    return [
        ...servedNotes(source),
        ...decisionNotes(source),
        ...slipNotes(source),
        ...routeNotes(source),
        ...chainNotes(source),
        ...moneyNotes(source),
        ...catalogNotes(source),
        ...apiNotes(source),
        ...configNotes(source),
    ];
}
function servedNotes({ statuses: standings }) {
    return standings.flatMap(standing => standing.kind === 'accepted' && standing.servedModel !== undefined
        ? [warning('served-by-another', reroutedNote(standing.model, standing.servedModel))]
        : []);
}
/** That the model was accepted and another one answered. */
function reroutedNote(model, servedModel) {
    return `${model} was accepted, but ${servedModel} answered. Work that asks for ${model} on this route may get the other model.`;
}
function decisionNotes({ decision, requestedModel }) {
    if (decision.kind === 'none')
        return [];
    if (decision.kind === 'preferred' && !decision.verified) {
        return [
            warning('unverified', `${requestedModel} is used without proof: no probe could settle whether it is accepted, and on-unsettled is set to keep.`),
        ];
    }
    const settings = Object.entries(decision.settings).map(([name, value]) => `${name} ${value}`);
    return settings.length === 0
        ? []
        : [
            warning('setting-needed', `${decision.model} was accepted only with ${settings.join(' and ')}: another value was refused, and the job that follows needs an accepted one too.`),
        ];
}
function routeNotes({ route, facts }) {
    const notes = [];
    if (facts.loginRotated) {
        notes.push(warning('login-rotated', 'The ChatGPT login was refreshed during the probe, and auth.json in CODEX_HOME now holds a new single-use refresh token. Save the file back to where the job got it from: other jobs that hold the old one will fail to refresh.'));
    }
    if (route.kind === 'none' && route.openaiApiKeyAlone) {
        notes.push(warning('openai-api-key-alone', 'OPENAI_API_KEY is set, but that variable alone is not a Codex login. Pass the key as the input openai-api-key or as CODEX_API_KEY.'));
    }
    if (route.kind === 'provider' && facts.apiKeyUnused === true) {
        notes.push(warning('openai-api-key-unused', `The input openai-api-key was not used: config.toml of CODEX_HOME configures the provider ${route.id}, and Codex sends that no key but its own. To ask with the key, take model_provider out of config.toml, or give codex-home another directory.`));
    }
    return notes;
}
function chainNotes({ statuses: standings, decision, cancelled }) {
    const flapping = standings.flatMap(standing => standing.kind === 'accepted' && standing.flapped
        ? [
            warning('flapping', `${standing.model} was refused at first and accepted on a later try: its availability on this route is flapping.`),
        ]
        : []);
    const untried = standings.filter(standing => standing.kind === 'untried').map(standing => standing.model);
    const isBlocked = decision.kind === 'none' && decision.blockedBy !== undefined;
    const why = isBlocked ? 'Not tried, since it would fail the same way' : 'Not tried';
    return decision.kind === 'none' && untried.length > 0 && !cancelled
        ? [...flapping, { code: 'untried', level: 'note', text: `${why}: ${untried.join(', ')}.` }]
        : flapping;
}


/***/ }),

/***/ 1267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ar: () => (/* binding */ isRouteKind),
/* harmony export */   fx: () => (/* binding */ describeRoute)
/* harmony export */ });
/* unused harmony export ROUTE_KINDS */
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5476);

/** A route in words for the middle of a sentence, such as "ChatGPT sign-in (plus plan)". */
function describeRoute(route) {
    switch (route.kind) {
        case 'chatgpt':
            return route.plan === undefined ? 'ChatGPT sign-in' : `ChatGPT sign-in (${route.plan} plan)`;
        case 'access-token':
            return 'access-token sign-in';
        case 'api-key':
            return 'API-key sign-in';
        case 'provider':
            return `the model provider ${route.id ?? route.provider ?? ''}`.trimEnd();
        case 'none':
            return 'Codex without a sign-in';
        default:
            return (0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .assertNever */ .x)(route.kind);
    }
}
/** Narrows text from outside to a kind of route. */
function isRouteKind(text) {
    return ROUTE_KINDS.some(kind => kind === text);
}
/** Every kind of route, in the order of the contract. */
const ROUTE_KINDS = [
    'chatgpt',
    'access-token',
    'api-key',
    'provider',
    'none',
];


/***/ }),

/***/ 111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ inputText),
/* harmony export */   De: () => (/* binding */ temporaryDirectory),
/* harmony export */   N5: () => (/* binding */ readEventPayload),
/* harmony export */   O0: () => (/* binding */ secretsOfEnvironment),
/* harmony export */   T_: () => (/* binding */ reportedRun),
/* harmony export */   xh: () => (/* binding */ currentRun)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6760);
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4144);
/** What the runner says about this job in its environment and its event file. */





/** The text of an input, from the variable that the runner sets for it; empty when the input was not given. */
function inputText(env, name) {
    return (env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim();
}
/** The workflow run of this job; null outside of GitHub Actions. */
function currentRun(env) {
    const repository = env['GITHUB_REPOSITORY'] ?? '';
    const id = parseCount(env['GITHUB_RUN_ID']);
    if (repository === '' || id === undefined)
        return null;
    const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
    return {
        repository,
        id,
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lq)('number', parseCount(env['GITHUB_RUN_NUMBER'])),
        attempt: parseCount(env['GITHUB_RUN_ATTEMPT']) ?? 1,
        job: env['GITHUB_JOB'] ?? '',
        sha: env['GITHUB_SHA'] ?? '',
        url: `${server}/${repository}/actions/runs/${id}`,
    };
}
/**
 * The run that report files are about. In a `workflow_run` event it is the run that triggered this workflow, as the event says;
 * the files themselves are not trusted in this. Otherwise it is the current run.
 */
async function reportedRun(env) {
    const ownRun = currentRun(env);
    if (env['GITHUB_EVENT_NAME'] !== 'workflow_run')
        return ownRun;
    const run = (0,_base_index_js__WEBPACK_IMPORTED_MODULE_4__/* .fieldsOf */ .Pf)((0,_base_index_js__WEBPACK_IMPORTED_MODULE_4__/* .fieldsOf */ .Pf)(await readEventPayload(env))['workflow_run']);
    const id = parseCount(run['id']);
    if (id === undefined)
        return ownRun;
    return {
        id,
        attempt: parseCount(run['run_attempt']) ?? 1,
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lq)('number', parseCount(run['run_number'])),
    };
}
function parseCount(value) {
    const count = Number(value);
    return Number.isSafeInteger(count) && count > 0 ? count : undefined;
}
/** The event as the runner wrote it; an empty object when there is none. */
async function readEventPayload(env) {
    try {
        return JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(env['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
    }
    catch {
        return {};
    }
}
/** Names of variables that usually hold a secret. */
const SECRET_NAME = /(KEY|TOKEN|SECRET|PASSW|CREDENTIAL|AUTH_JSON)/i;
/** A shorter value is a word or a switch, such as `true`. */
const MIN_SECRET_CHARS = 8;
/**
 * Values of the environment that are probably secrets, by the names of their variables. The action's own inputs are left out,
 * because the action knows which of them are secrets.
 */
function secretsOfEnvironment(env) {
    return Object.entries(env).flatMap(([name, value = '']) => value.length >= MIN_SECRET_CHARS && SECRET_NAME.test(name) && !name.startsWith('INPUT_') ? [value] : []);
}
/**
 * The directory for temporary files: RUNNER_TEMP, which lies outside the checkout and is emptied after the job. The system's
 * directory is used when RUNNER_TEMP is not set, does not exist or cannot be written, as in a container that does not mount it.
 */
function temporaryDirectory(env) {
    const directory = env['RUNNER_TEMP'] ?? '';
    return directory !== '' && isWritable(directory) ? directory : (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)();
}
/** Tries to write, because permissions do not tell about a full disk, and say little on Windows. */
function isWritable(directory) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(directory, 'codex-try-')));
        return true;
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 2881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DY: () => (/* binding */ noReportsFound),
/* harmony export */   Ny: () => (/* binding */ commentDenied),
/* harmony export */   PF: () => (/* binding */ writeFailed),
/* harmony export */   VA: () => (/* binding */ fileSkipped),
/* harmony export */   Wm: () => (/* binding */ unexpectedError),
/* harmony export */   Z: () => (/* binding */ tooManyFiles),
/* harmony export */   hg: () => (/* binding */ ANNOTATION_TITLE)
/* harmony export */ });
/** Warnings and errors about the action's own work: what happened, the probable cause, and what to do. */
/** The title of every annotation. */
const ANNOTATION_TITLE = 'Codex model fallback';
const ELSEWHERE = 'The job summary and the report file have all of it.';
const ADVICE = {
    'report file': 'Check that RUNNER_TEMP is writable and that the disk is not full. The output `report` has the same content.',
    'job summary': 'Check that the runner sets GITHUB_STEP_SUMMARY and that the disk is not full. The output `report` has all of it.',
    comment: `Run the job again. If it happens again, check the status of GitHub and the proxy of this runner. ${ELSEWHERE}`,
};
/** Something that only reports could not be written. `cause` is the message of the system or of GitHub. */
function writeFailed(what, cause) {
    return `The ${what} could not be written: ${cause}. ${ADVICE[what]}`;
}
/** The token may not write the comment. */
function commentDenied(cause) {
    return `The comment could not be written because the token lacks "pull-requests: write" (${cause}). Add it to the job's permissions. For pull requests from forks, whose token is read-only, see "Fork pull requests" in the README. ${ELSEWHERE}`;
}
/** `mode: report` has nothing to merge. */
function noReportsFound(glob) {
    return `No report file matches "${glob}". Either the jobs uploaded none, or the files were downloaded to another place. Check that each job uploads its \`report-file\` and that a step before this one downloads the files. The glob is relative to the workspace.`;
}
/** More files match than are read, so reports may be missing. */
function tooManyFiles(glob, maxFiles) {
    return `More than ${maxFiles} files match "${glob}", and only ${maxFiles} of them were read, so reports of some jobs may be missing. Use a glob in \`reports\` that matches only report files, such as "reports/**/report-*.json".`;
}
/** A file that matches and is not a report. */
function fileSkipped(file, problem) {
    return `Skipped ${file}: ${problem}. Only report files of this action are merged. Check what the glob in \`reports\` matches.`;
}
/** An error that the code does not expect. */
function unexpectedError(message) {
    return `Unexpected error: ${message}. This is probably a bug in this action and not in your workflow. Run the job again with debug logging, and report the bug with the log.`;
}


/***/ }),

/***/ 8758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ findCommentTarget)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4144);
/* harmony import */ var _github_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3056);
/* harmony import */ var _runner_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(111);
/** Where the comment of this job belongs, from the inputs and the event. */



/** This much of a workflow's name is enough to tell it from others. */
const MAX_WORKFLOW_CHARS = 60;
/** The target; undefined when there is no token to write with. */
async function findCommentTarget({ inputs, env }) {
    if (inputs.githubToken === undefined)
        return undefined;
    return {
        token: inputs.githubToken,
        jobToken: inputs.jobToken,
        apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
        repository: env['GITHUB_REPOSITORY'] ?? '',
        pullRequest: (0,_github_index_js__WEBPACK_IMPORTED_MODULE_0__/* .pullRequestFromEvent */ .v)({
            eventName: env['GITHUB_EVENT_NAME'] ?? '',
            payload: await (0,_runner_index_js__WEBPACK_IMPORTED_MODULE_1__/* .readEventPayload */ .N5)(env),
            sha: env['GITHUB_SHA'] ?? '',
            now: Date.now(),
            ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)('override', inputs.pullRequest),
        }),
        key: commentKey(inputs, env),
    };
}
/**
 * The key of the comment. It contains the name of the workflow, because rows belong to a run and the newest run replaces the
 * rows of older ones: two workflows on one pull request would replace each other's rows in a shared comment.
 */
function commentKey(inputs, env) {
    const workflow = (env['GITHUB_WORKFLOW'] ?? '').slice(0, MAX_WORKFLOW_CHARS);
    return workflow === '' ? inputs.commentKey : `${inputs.commentKey} ${workflow}`;
}


/***/ }),

/***/ 7497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Vs: () => (/* binding */ isReason),
/* harmony export */   ez: () => (/* binding */ REASONS)
/* harmony export */ });
/* unused harmony export REASON_CODES */
/**
 * Why a model, a route, the client or a request failed: the codes of the `reason` output, and what each one means.
 *
 * The codes are part of the action's contract: others compare against them, so none is renamed or removed.
 */
const REASONS = {
    'not-supported-on-route': {
        scope: 'model',
        lasting: 'permanent',
        label: 'not supported on this route',
        clause: '{route} does not support {model}',
        meaning: 'This Codex auth route does not offer the model: the plan, the rollout or the kind of sign-in excludes it.',
        recovery: 'Check which route this job signs in with: a model can be offered through ChatGPT sign-in and not through an API key, or the other way round.',
    },
    'model-not-found': {
        scope: 'model',
        lasting: 'permanent',
        label: 'not known here',
        clause: '{model} does not exist for {route} or is not open to it',
        meaning: 'The endpoint behind this route says that the model does not exist or is not open to this account.',
        recovery: 'Check the spelling of {model} and whether the account behind this route may use it. The API listing a model is no proof that Codex accepts it.',
    },
    'no-access': {
        scope: 'model',
        lasting: 'permanent',
        label: 'no access',
        clause: 'the project behind {route} has no access to {model}',
        meaning: 'The project or account behind this route has not been given access to the model.',
        recovery: 'Ask an owner of the project to allow {model} in its model settings, or use a key of a project that has it.',
    },
    'org-not-verified': {
        scope: 'model',
        lasting: 'permanent',
        label: 'organization not verified',
        clause: 'the organization behind {route} must be verified to use {model}',
        meaning: 'The model is open to verified organizations only.',
        recovery: 'Have an owner verify the organization in the OpenAI platform settings, wait up to half an hour, and run again.',
    },
    'model-quota-spent': {
        scope: 'model',
        lasting: 'until-reset',
        label: 'quota of this model spent',
        clause: 'the quota of {model} is used up',
        meaning: 'The usage limit of this model is used up; other models have limits of their own.',
        recovery: 'Wait for the reset, or use another model until then.',
    },
    'at-capacity': {
        scope: 'model',
        lasting: 'temporary',
        label: 'at capacity',
        clause: '{model} is at capacity',
        meaning: 'The model is overloaded at the moment.',
        recovery: 'Run the job again later; nothing needs to change.',
    },
    'rate-limited': {
        scope: 'model',
        lasting: 'temporary',
        label: 'rate limited',
        clause: '{route} is rate limited for {model}',
        meaning: 'Too many requests or tokens for the moment.',
        recovery: 'Run the job again later, or run fewer jobs at the same time with this login or key.',
    },
    'not-listed': {
        scope: 'model',
        lasting: 'ambiguous',
        label: "not in the route's catalog",
        clause: 'the catalog of {route} does not list {model}',
        meaning: "The route's model list does not name the model. The list is a hint: listed is not always usable, unlisted is not always refused.",
        recovery: 'Use `probe: live` to find out whether the route accepts {model} all the same.',
    },
    'not-signed-in': {
        scope: 'route',
        lasting: 'permanent',
        label: 'not signed in',
        clause: 'Codex is not signed in on this runner',
        meaning: 'Codex has no credentials on this runner.',
        recovery: 'Give the action `openai-api-key`, set CODEX_API_KEY, or restore an auth.json into CODEX_HOME. Secrets are empty in workflows that a fork’s pull request starts.',
    },
    'auth-rejected': {
        scope: 'route',
        lasting: 'permanent',
        label: 'credentials rejected',
        clause: 'the credentials of {route} were rejected',
        meaning: 'The endpoint does not accept the key or token.',
        recovery: 'Check that the secret holds the whole, current key or token and that it belongs to this endpoint; replace it if it was revoked.',
    },
    'login-expired': {
        scope: 'route',
        lasting: 'permanent',
        label: 'login expired',
        clause: 'the stored ChatGPT login can no longer be refreshed',
        meaning: 'The stored ChatGPT login can no longer be refreshed: its refresh token is expired, revoked or already used by another job.',
        recovery: 'Run `codex login` again and store the new auth.json. Let one serialized stream of jobs use it, and save the file back after each job.',
    },
    'missing-scope': {
        scope: 'route',
        lasting: 'permanent',
        label: 'key lacks a permission',
        clause: 'the credentials of {route} lack a permission that Codex needs',
        meaning: 'The key is valid but may not write responses.',
        recovery: 'Give the key the permission that the message names (usually Responses: write), or use a key without restrictions.',
    },
    'workspace-blocked': {
        scope: 'route',
        lasting: 'ambiguous',
        label: 'workspace deactivated',
        clause: 'the workspace behind {route} is deactivated',
        meaning: 'The workspace behind the login is deactivated or blocked.',
        recovery: 'Ask the workspace owner to look at its billing and state, or sign in to another workspace.',
    },
    'plan-excludes-codex': {
        scope: 'route',
        lasting: 'permanent',
        label: 'plan without Codex',
        clause: 'the plan behind {route} does not include Codex',
        meaning: 'The ChatGPT plan behind this login does not include Codex.',
        recovery: 'Use a login whose plan includes Codex, or an API key.',
    },
    'usage-limit': {
        scope: 'route',
        lasting: 'until-reset',
        label: 'usage limit reached',
        clause: 'the usage limit of {route} is reached',
        meaning: 'The usage limit of the ChatGPT plan is used up for all models.',
        recovery: 'Wait for the reset, buy credits, or let this job use an API key.',
    },
    'out-of-credits': {
        scope: 'route',
        lasting: 'permanent',
        label: 'out of credits',
        clause: 'the workspace behind {route} is out of credits',
        meaning: 'The workspace has no credits left.',
        recovery: 'Ask the workspace owner to add credits, or let this job use an API key.',
    },
    'quota-exceeded': {
        scope: 'route',
        lasting: 'permanent',
        label: 'API quota exceeded',
        clause: 'the quota of the API account is used up',
        meaning: 'The API account has no quota or budget left.',
        recovery: 'Look at plan, budget and billing of the API account. ChatGPT plan usage is a separate account and does not help here.',
    },
    'network-blocked': {
        scope: 'route',
        lasting: 'permanent',
        label: 'network blocked',
        clause: 'something between this runner and the endpoint blocks the request',
        meaning: 'Something between this runner and the endpoint blocks the request, such as a region block.',
        recovery: 'Run the job where the endpoint can be reached, or change the proxy or region of the runner.',
    },
    'needs-newer-codex': {
        scope: 'client',
        lasting: 'permanent',
        label: 'needs a newer Codex CLI',
        clause: 'the server asks for a newer Codex CLI to run {model}',
        meaning: 'The server says that the model requires a newer version of the Codex CLI.',
        recovery: 'Update the Codex CLI of this job; {model} may then be accepted.',
    },
    'codex-missing': {
        scope: 'client',
        lasting: 'permanent',
        label: 'Codex CLI missing',
        clause: 'there is no codex command on this runner',
        meaning: 'There is no `codex` command on this runner, and none could be installed.',
        recovery: 'Put `codex` on PATH in a step before this one, or let this action install it, which takes npm and a registry that the runner can reach.',
    },
    'codex-failed': {
        scope: 'client',
        lasting: 'temporary',
        label: 'Codex CLI failed',
        clause: 'the Codex CLI ended without an answer for {model}',
        meaning: 'The Codex CLI ended without saying whether the model was accepted.',
        recovery: 'Run `codex exec` by hand on this runner, look at what it prints, and check CODEX_HOME and its config.toml.',
    },
    'unsupported-setting': {
        scope: 'request',
        lasting: 'permanent',
        label: 'setting not supported',
        clause: 'a setting of the request is not supported with {model}',
        meaning: 'The model does not accept a setting of the request, such as the reasoning effort.',
        recovery: 'Set the value that the report names in the Codex job as well.',
    },
    'prompt-blocked': {
        scope: 'request',
        lasting: 'permanent',
        label: 'prompt blocked',
        clause: 'the request was blocked by a policy check',
        meaning: 'The probe’s request was blocked by a policy check, which says nothing about the model.',
        recovery: 'Run again; if it stays, look at the account’s safety notices.',
    },
    'server-error': {
        scope: 'infrastructure',
        lasting: 'temporary',
        label: 'server error',
        clause: 'the server failed when asked for {model}',
        meaning: 'The server failed; that says nothing about the model.',
        recovery: 'Run the job again later and look at the status page of the endpoint.',
    },
    'stream-broken': {
        scope: 'infrastructure',
        lasting: 'temporary',
        label: 'stream broken',
        clause: 'the answer for {model} broke off',
        meaning: 'The answer broke off before it was complete.',
        recovery: 'Run the job again; if it stays, look at proxies between the runner and the endpoint.',
    },
    unreachable: {
        scope: 'infrastructure',
        lasting: 'temporary',
        label: 'endpoint unreachable',
        clause: 'the endpoint could not be reached',
        meaning: 'No connection to the endpoint could be made.',
        recovery: 'Check the network, proxy and base URL of this runner.',
    },
    'timed-out': {
        scope: 'infrastructure',
        lasting: 'temporary',
        label: 'timed out',
        clause: 'no answer for {model} came in time',
        meaning: 'No answer came within the time given.',
        recovery: 'Run the job again, or raise `timeout` and `budget`.',
    },
    unrecognized: {
        scope: 'infrastructure',
        lasting: 'ambiguous',
        label: 'answer not recognized',
        clause: 'the answer for {model} was not recognized',
        meaning: 'The answer is none that this action knows, so it is not taken as a refusal.',
        recovery: 'Read what the endpoint said in the report; run the same model by hand with `codex exec -m {model}`.',
    },
};
/** Every failure code, in the order of the contract. */
const REASON_CODES = Object.keys(REASONS);
/** Narrows text from outside to a failure code. */
function isReason(text) {
    return Object.hasOwn(REASONS, text);
}


/***/ }),

/***/ 3292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  qg: () => (/* reexport */ parse)
});

// UNUSED EXPORTS: TomlDate, TomlError, default, stringify

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/error.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
function getLineColFromPtr(string, ptr) {
    let lines = string.slice(0, ptr).split(/\r?\n/);
    return [lines.length, lines.pop().length + 1];
}
function makeCodeBlock(string, line, column) {
    let lines = string.split(/\r?\n/);
    let codeblock = '';
    let numberLen = (Math.log10(line + 1) | 0) + 1;
    for (let i = line - 1; i <= line + 1; i++) {
        let l = lines[i - 1];
        if (!l)
            continue;
        codeblock += i.toString().padEnd(numberLen, ' ');
        codeblock += ':  ';
        codeblock += l;
        codeblock += '\n';
        if (i === line) {
            codeblock += ' '.repeat(numberLen + column + 2);
            codeblock += '^\n';
        }
    }
    return codeblock;
}
class TomlError extends Error {
    line;
    column;
    codeblock;
    constructor(message, options) {
        const [line, column] = getLineColFromPtr(options.toml, options.ptr);
        const codeblock = makeCodeBlock(options.toml, line, column);
        super(`Invalid TOML document: ${message}\n\n${codeblock}`, options);
        this.line = line;
        this.column = column;
        this.codeblock = codeblock;
    }
    /** @internal */
    static x(message, ctx, ptr) {
        throw new TomlError(message, { toml: ctx.s, ptr: ptr ?? ctx.p });
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/primitive.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */

/** @internal */
function parseString(ctx) {
    let startPtr = ctx.p;
    let c = ctx.s.charCodeAt(ctx.p++);
    let first = c;
    let isLiteral = c === 0x27; /* ' */
    let isMultiline = c === ctx.s.charCodeAt(ctx.p) && c === ctx.s.charCodeAt(ctx.p + 1);
    if (isMultiline) {
        // Trim initial newline
        if ((c = ctx.s.charCodeAt(ctx.p += 2)) === 0xa /* \n */)
            ctx.p++;
        else if (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */)
            ctx.p += 2;
    }
    // For the record: it is not worth it to use a fast-path for literal strings using `indexOf`.
    // Doing a char-by-char iteration ends up dispatching less instructions, for the same wall-clock runtime.
    let parsed = '';
    let sliceStart = ctx.p;
    // states:
    //   0 - decoding
    //   1 - decoding escape
    //   2 - whitespace escape (no newline encountered yet, must fail on non-whitespace)
    //   3 - whitespace escape (newline encountered, allowed to transition back to normal decode)
    let state = 0;
    for (; ctx.p < ctx.s.length; ctx.p++) {
        c = ctx.s.charCodeAt(ctx.p);
        // Deal with newlines first, since that simplifies control character checking and handling across all states
        if (isMultiline && (c === 0xa /* \n */ || (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */))) {
            state = state && 3;
        }
        // Control characters are banned in TOML, so we throw an error if we encounter them
        else if ((c < 0x20 && c !== 0x9 /* \t */) || c === 0x7f) {
            TomlError.x('control characters are not allowed in strings', ctx);
        }
        // The string might terminate while we're parsing through a newline escape.
        // It must have encountered a newline; otherwise, it'll simply fail in another branch.
        else if ((!state || state === 3) && c === first && (!isMultiline || (ctx.s.charCodeAt(ctx.p + 1) === first && ctx.s.charCodeAt(ctx.p + 2) === first))) {
            if (isMultiline) {
                // If the string ends with 4-5 quotes, then the first 1-2 are part of the string
                if (ctx.s.charCodeAt(ctx.p + 3) === first)
                    ctx.p++;
                if (ctx.s.charCodeAt(ctx.p + 3) === first)
                    ctx.p++;
            }
            // If we're in a newline escape still, then there's nothing to add.
            if (!state) {
                // Avoid a useless concat operation if the string can be used as-is.
                let s = ctx.s.slice(sliceStart, ctx.p);
                parsed = parsed ? parsed + s : s;
            }
            ctx.p += isMultiline ? 3 : 1;
            return parsed;
        }
        // Baseline state; keep moving forward unless an escape sequence starts
        else if (!state) {
            if (!isLiteral && c === 0x5c /* \ */) {
                parsed += ctx.s.slice(sliceStart, (sliceStart = ctx.p));
                state = 1;
            }
        }
        else if (state === 1) {
            if (c === 0x78 /* x */ || c === 0x75 /* u */ || c === 0x55 /* U */) { // Unicode escape
                let errPtr = ctx.p++ - 1;
                let value = 0;
                let len = c === 0x78 /* x */ ? 2 : c === 0x75 /* u */ ? 4 : 8;
                for (let j = 0; j < len; j++, ctx.p++) {
                    let hex = ctx.s.charCodeAt(ctx.p);
                    let digit = 
                    /* 0-9 */ hex >= 0x30 && hex <= 0x39 ? hex - 0x30 :
                        /* A-F */ hex >= 0x41 && hex <= 0x46 ? hex - 0x41 + 10 :
                            /* a-f */ hex >= 0x61 && hex <= 0x66 ? hex - 0x61 + 10 : -1;
                    if (digit < 0)
                        TomlError.x('invalid non-hex character in unicode escape', ctx);
                    value = (value << 4) | digit;
                }
                // Because JS does bitwise on signed 32bit integers, all 0xfzzzzzzz values are actually seen as negative
                if (value < 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
                    TomlError.x('invalid unicode escape', ctx, errPtr);
                }
                parsed += String.fromCodePoint(value);
                sliceStart = ctx.p--;
                state = 0;
            }
            // Newline escape sequence. We only need to care about spaces and tabs; newlines are dealt with earlier
            else if (isMultiline && (c === 0x20 || c === 0x9 /* \t */)) {
                state = 2;
            }
            // Basic escape sequence
            else {
                if (c === 0x62 /* b */)
                    parsed += '\b';
                else if (c === 0x74 /* t */)
                    parsed += '\t';
                else if (c === 0x6e /* n */)
                    parsed += '\n';
                else if (c === 0x66 /* f */)
                    parsed += '\f';
                else if (c === 0x72 /* r */)
                    parsed += '\r';
                else if (c === 0x65 /* e */)
                    parsed += '\x1b';
                else if (c === 0x22 /* " */)
                    parsed += '"';
                else if (c === 0x5c /* \ */)
                    parsed += '\\';
                else
                    TomlError.x('unrecognised escape sequence', ctx);
                sliceStart = ctx.p + 1;
                state = 0;
            }
        }
        // Newline escape continuation: keep moving forward until the first non-whitespace char
        else if (c !== 0x20 && c !== 0x9 /* \t */) {
            if (state === 2)
                TomlError.x('invalid escape: only line-ending whitespace may be escaped', ctx, sliceStart);
            // State cannot be zero, or we'd have branched earlier already.
            // If it's a backslash, immediately transition to the escape state so it can be processed.
            state = !isLiteral && c === 0x5c /* \ */ ? 1 : 0;
            sliceStart = ctx.p;
        }
    }
    TomlError.x('unfinished string', ctx, startPtr);
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/date.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
let DATE_TIME_RE = /^(\d{4}-\d{2}-\d{2})?[Tt ]?(?:(\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|z|[-+]\d{2}:\d{2})?$/i;
class TomlDate extends Date {
    #hasDate = false;
    #hasTime = false;
    #offset = null;
    constructor(date, fasttype, unsafeDelim) {
        let hasDate = true;
        let hasTime = true;
        let offset = 'Z';
        let c;
        if (typeof date === 'string') {
            if (fasttype)
                prep: {
                    // Date-time
                    if (fasttype < 3) {
                        if (+date.slice(11, 13) > 23) {
                            date = '';
                            break prep;
                        }
                        // Local
                        if (fasttype === 2) {
                            offset = null;
                            date += 'Z';
                        }
                        // Offset; keep track of offset if not Z
                        else if ((c = date.charCodeAt(date.length - 1)) !== 0x5a /* Z */ && c !== 0x7a /* z */) {
                            offset = date.slice(date.length - 6);
                        }
                        if (unsafeDelim)
                            date = date.slice(0, 10) + 'T' + date.slice(11);
                    }
                    // Time
                    else if (fasttype === 4) {
                        date = +date.slice(0, 2) > 23 ? '' : `0000-01-01T${date}Z`;
                    }
                    hasDate = fasttype !== 4;
                    hasTime = fasttype !== 3;
                }
            else {
                let match = date.match(DATE_TIME_RE);
                if (match) {
                    if (!match[1]) {
                        hasDate = false;
                        date = `0000-01-01T${date}`;
                    }
                    hasTime = !!match[2];
                    // Make sure to use T instead of a space. Breaks in case of extreme values otherwise.
                    hasTime && date[10] === ' ' && (date = date.replace(' ', 'T'));
                    // Do not allow rollover hours.
                    if (match[2] && +match[2] > 23) {
                        date = '';
                    }
                    else {
                        offset = match[3] || null;
                        if (!offset && hasTime)
                            date += 'Z';
                    }
                }
                else {
                    date = '';
                }
            }
        }
        super(date);
        if (!isNaN(this.getTime())) {
            this.#hasDate = hasDate;
            this.#hasTime = hasTime;
            this.#offset = offset;
        }
    }
    isDateTime() {
        return this.#hasDate && this.#hasTime;
    }
    isLocal() {
        return !this.#hasDate || !this.#hasTime || !this.#offset;
    }
    isDate() {
        return this.#hasDate && !this.#hasTime;
    }
    isTime() {
        return this.#hasTime && !this.#hasDate;
    }
    isValid() {
        return this.#hasDate || this.#hasTime;
    }
    toISOString() {
        let iso = super.toISOString();
        // Local Date
        if (this.isDate())
            return iso.slice(0, 10);
        // Local Time
        if (this.isTime())
            return iso.slice(11, 23);
        // Local DateTime
        if (this.#offset === null)
            return iso.slice(0, -1);
        // Offset DateTime
        if (this.#offset === 'Z' || this.#offset === 'z')
            return iso;
        // This part is quite annoying: JS strips the original timezone from the ISO string representation
        // Instead of using a "modified" date and "Z", we restore the representation "as authored"
        let offset = (+(this.#offset.slice(1, 3)) * 60) + +(this.#offset.slice(4, 6));
        offset = this.#offset[0] === '-' ? offset : -offset;
        let offsetDate = new Date(this.getTime() - (offset * 60e3));
        return offsetDate.toISOString().slice(0, -1) + this.#offset;
    }
    static wrapAsOffsetDateTime(jsDate, offset = 'Z') {
        let date = new TomlDate(jsDate);
        date.#offset = offset;
        return date;
    }
    static wrapAsLocalDateTime(jsDate) {
        let date = new TomlDate(jsDate);
        date.#offset = null;
        return date;
    }
    static wrapAsLocalDate(jsDate) {
        let date = new TomlDate(jsDate);
        date.#hasTime = false;
        date.#offset = null;
        return date;
    }
    static wrapAsLocalTime(jsDate) {
        let date = new TomlDate(jsDate);
        date.#hasDate = false;
        date.#offset = null;
        return date;
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/extract.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




function isDigit(char, base = 10) {
    return base === 16
        ? (char > 0x2f && char < 0x3a) || (char > 0x40 && char < 0x47) || (char > 0x60 && char < 0x67)
        : (char > 0x2f && char < 0x30 + base);
}
function isEndOfValue(char, delim) {
    // Whitespace -- we're permissive on `\r` for performance; it'll be dealt with later anyway
    return char === 0x20 || char === 0x9 /* \t */ || char === 0xa /* \n */ || char === 0xd /* \r */ ||
        // Structure end or next value delimiter
        (delim && (char === delim || char === 0x2c /* , */)) ||
        // Comment
        char === 0x23; /* # */
}
/** @internal */
function extractValue(ctx, end) {
    let errPtr = ctx.p;
    let c = ctx.s.charCodeAt(ctx.p);
    // Structs
    if (c === 0x5b /* [ */ || c === 0x7b /* { */) {
        ctx.d-- || TomlError.x('document contains excessively nested structures. aborting.', ctx);
        let value = c === 0x5b /* [ */
            ? parseArray(ctx)
            : parseInlineTable(ctx);
        ctx.d++;
        return value;
    }
    // Strings
    if (c === 0x22 /* " */ || c === 0x27 /* ' */) {
        return parseString(ctx);
    }
    // Booleans
    // We can fast-path because the first character is enough to know the only possible value
    if (c === 0x74 /* t */) { // Only possible valid value is `true`
        if (ctx.s.charCodeAt(++ctx.p) !== 0x72 || ctx.s.charCodeAt(++ctx.p) !== 0x75 || ctx.s.charCodeAt(++ctx.p) !== 0x65)
            TomlError.x('invalid value', ctx, errPtr);
        return ctx.p++, true;
    }
    if (c === 0x66 /* f */) { // Only possible valid value is `false`
        if (ctx.s.charCodeAt(++ctx.p) !== 0x61 || ctx.s.charCodeAt(++ctx.p) !== 0x6c || ctx.s.charCodeAt(++ctx.p) !== 0x73 || ctx.s.charCodeAt(++ctx.p) !== 0x65)
            TomlError.x('invalid value', ctx, errPtr);
        return ctx.p++, false;
    }
    if (c === 0x2b /* + */ || c === 0x2d /* - */) {
        return parseNumber(ctx, ctx.p, ctx.s.charCodeAt(++ctx.p), 0x2c - c, end);
    }
    // Rough heuristic, but `parseDate` falls back to number parsing if it's a false positive.
    // e.g.: `a = 1\n-------------- = 1` would match this heuristic, but gracefully fallback to numbers.
    if (ctx.s.charCodeAt(ctx.p + 4) === 0x2d /* - */ && ctx.s.charCodeAt(ctx.p + 7) === 0x2d /* - */) {
        return parseDate(ctx, c, end);
    }
    // Same logic as above; `parseTime` falls back to number parsing if it's a false positive.
    if (ctx.s.charCodeAt(ctx.p + 2) === 0x3a /* : */) {
        return parseTime(ctx, c, end);
    }
    return parseNumber(ctx, ctx.p, c, 0, end);
}
// State:
// 0: init
// 1: integer
// 2: fractional dot
// 3: fractional
// 4: exponent letter
// 5: exponent
// 6: exponent sign
// 7: exponent with sign
// >9: underscore; see below
//     -> 12: was integer
//     -> 14: was fractional
//     -> 16: was exponent
// states 2-5, 14, 16 are ONLY permitted iif base === 10
function parseNumber(ctx, startPtr, startChr, sign, endChr) {
    let c = startChr;
    let state = 0;
    let hasUnderscores = false;
    // (+/-)inf
    if (c === 0x69 /* i */) {
        if (ctx.s.charCodeAt(++ctx.p) !== 0x6e || ctx.s.charCodeAt(++ctx.p) !== 0x66)
            TomlError.x('invalid value', ctx, startPtr);
        return ctx.p++, (sign || 1) / 0;
    }
    // (+/-)nan
    if (c === 0x6e /* n */) {
        if (ctx.s.charCodeAt(++ctx.p) !== 0x61 || ctx.s.charCodeAt(++ctx.p) !== 0x6e)
            TomlError.x('invalid value', ctx, startPtr);
        return ctx.p++, NaN;
    }
    // Leading zero
    // Only allowed cases: `0<EOV>`, `0.(...)`, `0e(...)`, `0x(...)`, `0b(...)`, `0o(...)`
    // FWIW, `0e(...)` is a stupid case, but it's not banned per-se so we have to parse it
    if (c === 0x30 /* 0 */) {
        if (++ctx.p >= ctx.s.length || isEndOfValue(c = ctx.s.charCodeAt(ctx.p), endChr))
            return ctx.bi === true ? 0n : 0; // note: conveniently deals with `-0`
        if (!sign) {
            if (c === 0x78 /* x */)
                return parseIntegerBaseN(ctx, startPtr, 16, endChr);
            else if (c === 0x62 /* b */)
                return parseIntegerBaseN(ctx, startPtr, 2, endChr);
            else if (c === 0x6f /* o */)
                return parseIntegerBaseN(ctx, startPtr, 8, endChr);
        }
        if (c === 0x2e /* . */)
            state = 2;
        else if (c === 0x65 /* e */ || c === 0x45 /* E */)
            state = 4;
        else
            TomlError.x('illegal leading zero', ctx, startPtr);
    }
    // If the 1st char is not a digit by now, then it's not a valid TOML value at all
    else if (!isDigit(c))
        TomlError.x('invalid value', ctx, startPtr);
    while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
        if (!state)
            state = 1; // Detects single-digit numbers we can use a fast parse path for
        // The way the states are numbered is not random: underscores are always permitted in odd-numbered states and
        // never permitted in even-numbered ones.
        if (c === 0x5f /* _ */) {
            if (!(state & 1))
                TomlError.x('illegal underscore', ctx);
            state += 11; // 11 is a marker that makes the state even and greater than 9; see the numbering + rationale above
            hasUnderscores = true;
        }
        // Transition to fractional part.
        else if (state === 1 && c === 0x2e /* . */)
            state = 2;
        // Transition to exponent part.
        else if ((state === 1 || state === 3) && (c === 0x65 /* e */ || c === 0x45 /* E */))
            state = 4;
        // + and - are permitted in state 4 only (handled before entering the function for state 0)
        else if (state === 4 && (c === 0x2b /* + */ || c === 0x2d /* - */)) {
            state = 6;
        }
        // All special cases have been handled; only digits are allowed here
        else if (!isDigit(c))
            TomlError.x(`illegal character in numeric literal`, ctx);
        // Clear state flags
        else if (state > 9)
            state -= 11;
        else if (!(state & 1))
            state++;
    }
    // Single-char number; we can fast-path these very easily.
    if (!state) {
        let val = (startChr - 0x30 /* 0 */) * (sign || 1);
        return ctx.bi === true ? BigInt(val) : val;
    }
    // Even-numbered states absolutely require a digit next; not even end of value is permitted
    if (!(state & 1))
        TomlError.x('unfinished numeric value', ctx, startPtr);
    let str = ctx.s.slice(startPtr, ctx.p);
    if (hasUnderscores)
        str = str.replaceAll('_', ''); // perf: replaceAll 1.25x faster than replace with a regex
    return state > 1
        ? parseFloat(str)
        : parseInteger(ctx, str, 10, startPtr);
}
function parseIntegerBaseN(ctx, startPtr, base, endChr) {
    let c, underscore = 1;
    while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
        if (c === 0x5f /* _ */) {
            if (underscore & 1)
                TomlError.x('illegal underscore', ctx);
            underscore = 3;
        }
        // We only need to check if the number is a valid digit, nothing else is permitted
        else if (!isDigit(c, base))
            TomlError.x(`illegal character in numeric literal`, ctx);
        // Clear underscore flag
        else if (underscore & 1)
            underscore--;
    }
    // Trailing underscore is not allowed
    if (underscore & 1)
        TomlError.x('unfinished numeric value', ctx);
    let str = ctx.s.slice(startPtr + 2, ctx.p);
    if (underscore)
        str = str.replaceAll('_', ''); // perf: replaceAll 1.25x faster than replace with a regex
    return parseInteger(ctx, str, base, startPtr);
}
function parseInteger(ctx, str, base, startPtr) {
    if (ctx.bi !== true)
        int: {
            let val = parseInt(str, base);
            if (!Number.isSafeInteger(val)) {
                if (ctx.bi)
                    break int;
                TomlError.x('integer value cannot be represented losslessly', ctx, startPtr);
            }
            return val;
        }
    return base === 10 ? BigInt(str) : BigInt((base === 2 ? '0b' : base === 8 ? '0o' : '0x') + str);
}
function parseDate(ctx, c, endChr) {
    let startPtr = ctx.p++, unsafeSeparator;
    if (!isDigit(c) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++)) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++)) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++))) {
        return parseNumber(ctx, ctx.p = startPtr, c, 0, endChr);
    }
    ctx.p += 5;
    if (!isDigit(ctx.s.charCodeAt(ctx.p++)))
        TomlError.x('invalid date-time: date part is malformed', ctx, startPtr);
    if (ctx.p >= ctx.s.length || (((c = ctx.s.charCodeAt(ctx.p)) !== 0x20 || (unsafeSeparator = true, !isDigit(ctx.s.charCodeAt(ctx.p + 1)))) && c !== 0x54 /* T */ && c !== 0x74 /* t */)) {
        let t = ctx.s.slice(startPtr, ctx.p);
        return readDate(ctx, t, 3, false, startPtr);
    }
    if (ctx.s.charCodeAt(ctx.p += 3) !== 0x3a /* : */)
        TomlError.x('invalid date-time: time part is malformed', ctx, startPtr);
    if (ctx.s.charCodeAt(ctx.p += 3) === 0x3a /* : */)
        ctx.p += 3;
    if (ctx.s.charCodeAt(ctx.p) === 0x2e /* . */)
        while (isDigit(ctx.s.charCodeAt(++ctx.p)))
            ;
    if (c = ctx.s.charCodeAt(ctx.p)) {
        if (c === 0x5a /* Z */ || c === 0x7a /* z */) {
            let t = ctx.s.slice(startPtr, ++ctx.p);
            return readDate(ctx, t, 1, unsafeSeparator, startPtr, '[+00:00]');
        }
        if (c === 0x2b /* + */ || c === 0x2d /* - */) {
            // Temporal's ZonedDateTime is weird asf when it comes to dealing with traditional offsets...
            // It's 1.2x faster to allocate a new string to pass to ZDT than use Instant.toZonedDateTimeISO
            let t = ctx.s.slice(startPtr, ctx.p += 6);
            return readDate(ctx, t, 1, unsafeSeparator, startPtr, !ctx.ld && ('[' + ctx.s.slice(ctx.p - 6, ctx.p) + ']'));
        }
    }
    let t = ctx.s.slice(startPtr, ctx.p);
    return readDate(ctx, t, 2, unsafeSeparator, startPtr);
}
function parseTime(ctx, c, endChr) {
    let start = ctx.p;
    if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(++ctx.p))) {
        return parseNumber(ctx, --ctx.p, c, 0, endChr);
    }
    if (ctx.s.charCodeAt(ctx.p += 4) === 0x3a /* : */)
        ctx.p += 3;
    if (ctx.s.charCodeAt(ctx.p) === 0x2e /* . */)
        while (isDigit(ctx.s.charCodeAt(++ctx.p)))
            ;
    let t = ctx.s.slice(start, ctx.p);
    return readDate(ctx, t, 4, false, start);
}
function readDate(ctx, str, type, unsafeDelim, errPtr, temporalSuffix) {
    if (ctx.ld) {
        let date = new TomlDate(str, type, unsafeDelim);
        if (!date.isValid())
            TomlError.x('invalid date', ctx, errPtr);
        return date;
    }
    try {
        if (temporalSuffix)
            str += temporalSuffix;
        switch (type) {
            case 1: return Temporal.ZonedDateTime.from(str);
            case 2: return Temporal.PlainDateTime.from(str);
            case 3: return Temporal.PlainDate.from(str);
            case 4: return Temporal.PlainTime.from(str);
        }
    }
    catch (e) {
        TomlError.x(e instanceof Error ? e.message : '' + e, ctx, errPtr);
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/util.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */

/** @internal */
function skipComment(ctx) {
    for (; ctx.p < ctx.s.length; ctx.p++) {
        let c = ctx.s.charCodeAt(ctx.p);
        if (c === 0xa /* \n */)
            break;
        if (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */) {
            ctx.p++;
            break;
        }
        if ((c < 0x20 && c !== 0x9 /* \t */) || c === 0x7f) {
            TomlError.x('control characters are not allowed in comments', ctx);
        }
    }
}
/** @internal */
function skipVoid(ctx, banNewLines, banComments) {
    let c;
    while (ctx.p < ctx.s.length) {
        while (ctx.p < ctx.s.length && ((c = ctx.s.charCodeAt(ctx.p)) === 0x20 ||
            c === 0x9 /* \t */ ||
            (!banNewLines &&
                (c === 0xa /* \n */ || (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */)))))
            ctx.p++;
        if (banComments || c !== 0x23 /* # */)
            break;
        skipComment(ctx);
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/struct.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




/** @internal */
function parseKey(ctx, end = 0x3d /* = */) {
    // States:
    // 0: before first char
    // 1: parsing bare key
    // 2: after key component
    let startPtr;
    let state = 0;
    let parsed = [];
    let sliceStart;
    let c = ctx.s.charCodeAt(startPtr = ctx.p);
    do {
        // End of key
        if (c === end) {
            if (!state)
                TomlError.x('unexpected end of key', ctx);
            if (state === 1)
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
            return ctx.p++, parsed;
        }
        // Dotted key separator
        else if (c === 0x2e /* . */) {
            if (!state)
                TomlError.x('illegal empty bare key', ctx);
            if (state === 1)
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
            state = 0;
        }
        // Quoted key
        else if (!state && (c === 0x22 /* " */ || c === 0x27 /* ' */)) {
            if (c === ctx.s.charCodeAt(ctx.p + 1) && c === ctx.s.charCodeAt(ctx.p + 2))
                TomlError.x('illegal quoted key: multiline strings are not allowed', ctx);
            parsed.push(parseString(ctx));
            state = 2;
            ctx.p--;
        }
        // Whitespace; no-op in state 0 and 2, end of bare key in state 1
        else if (c === 0x20 || c === 0x9 /* \t */) {
            if (state === 1) {
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
                state = 2;
            }
        }
        // If state is post-key, no character is allowed; otherwise ensure it's a bare-key component
        else if (state === 2 || (c < 0x30 && c !== 0x2d /* - */) || (c > 0x39 && c < 0x41) || (c > 0x5a && c < 0x61 && c !== 0x5f /* _ */) || c > 0x7a) {
            TomlError.x('illegal character in key', ctx);
        }
        // Illegal character
        else if (!state) {
            state = 1;
            sliceStart = ctx.p;
        }
    } while (c = ctx.s.charCodeAt(++ctx.p));
    TomlError.x('incomplete key-value: cannot find end of key', ctx, startPtr);
}
/** @internal */
function parseInlineTable(ctx) {
    let startPtr = ctx.p++;
    let res = Object.create(null);
    let seen = new Set();
    let c;
    while (ctx.p < ctx.s.length) {
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p)) === 0x7d /* } */) {
            ctx.p++;
            return res;
        }
        let k;
        let t = res;
        let hasOwn = false;
        let errPtr = ctx.p;
        let key = parseKey(ctx);
        for (let i = 0; i < key.length; i++) {
            if (i)
                t = hasOwn ? t[k] : (t[k] = Object.create(null));
            k = key[i];
            if ((hasOwn = Object.hasOwn(t, k)) && (typeof t[k] !== 'object' || seen.has(t[k]))) {
                TomlError.x('trying to redefine an already defined value', ctx, errPtr);
            }
            let unsafe = k === '__proto__';
            if (ctx.uk && (unsafe || k === 'constructor')) {
                t = ctx.uk !== 1 && TomlError.x('document contains an unsafe property', ctx, errPtr);
                break;
            }
            if (!hasOwn && unsafe) {
                Object.defineProperty(t, k, { enumerable: true, configurable: true, writable: true });
            }
        }
        if (hasOwn) {
            TomlError.x('trying to redefine an already defined value', ctx, errPtr);
        }
        skipVoid(ctx, true, true);
        let value = extractValue(ctx, 0x7d /* } */);
        if (t && typeof (t[k] = value) === 'object')
            seen.add(value);
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p++)) === 0x7d /* } */) {
            return res;
        }
        if (c !== 0x2c /* , */)
            TomlError.x('expected comma or end of structure', ctx, ctx.p - 1);
    }
    TomlError.x('unfinished table', ctx, startPtr);
}
/** @internal */
function parseArray(ctx) {
    let startPtr = ctx.p++;
    let res = [];
    let c;
    while (ctx.p < ctx.s.length) {
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p)) === 0x5d /* ] */) {
            ctx.p++;
            return res;
        }
        res.push(extractValue(ctx, 0x5d /* ] */));
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p++)) === 0x5d /* ] */) {
            return res;
        }
        if (c !== 0x2c /* , */)
            TomlError.x('expected comma or end of structure', ctx, ctx.p - 1);
    }
    TomlError.x('unfinished array', ctx, startPtr);
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/parse.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




function peekTable(ctx, key, table, meta, type) {
    let t = table;
    let m = meta;
    let k;
    let hasOwn = false;
    let state;
    for (let i = 0; i < key.length; i++) {
        if (i) {
            t = hasOwn ? t[k] : (t[k] = Object.create(null));
            m = (state = m[k]).c;
            if (type === 0 /* Type.DOTTED */ && (state.t === 1 /* Type.EXPLICIT */ || state.t === 2 /* Type.ARRAY */)) {
                return null;
            }
            if (state.t === 2 /* Type.ARRAY */) {
                let l = t.length - 1;
                t = t[l];
                m = m[l].c;
            }
        }
        k = key[i];
        if ((hasOwn = Object.hasOwn(t, k)) && m[k]?.t === 0 /* Type.DOTTED */ && m[k]?.d) {
            return null;
        }
        if (!hasOwn) {
            let unsafe = k === '__proto__';
            if (ctx.uk && (unsafe || k === 'constructor'))
                return false;
            if (unsafe) {
                Object.defineProperty(t, k, { enumerable: true, configurable: true, writable: true });
                Object.defineProperty(m, k, { enumerable: true, configurable: true, writable: true });
            }
            m[k] = {
                t: i < key.length - 1 && type === 2 /* Type.ARRAY */
                    ? 3 /* Type.ARRAY_DOTTED */ : type,
                d: false,
                i: 0,
                c: Object.create(null),
            };
        }
    }
    state = m[k];
    if (state.t !== type && !(type === 1 /* Type.EXPLICIT */ && state.t === 3 /* Type.ARRAY_DOTTED */)) {
        // Bad key type!
        return null;
    }
    if (type === 2 /* Type.ARRAY */) {
        if (!state.d) {
            state.d = true;
            t[k] = [];
        }
        t[k].push(t = Object.create(null));
        state.c[state.i++] = (state = { t: 1 /* Type.EXPLICIT */, d: false, i: 0, c: Object.create(null) });
    }
    if (state.d) {
        // Redefining a table!
        return null;
    }
    state.d = true;
    if (type === 1 /* Type.EXPLICIT */) {
        t = hasOwn ? t[k] : (t[k] = Object.create(null));
    }
    else if (type === 0 /* Type.DOTTED */ && hasOwn) {
        return null;
    }
    return [k, t, state.c];
}
function validateTablePeek(ctx, peek, ptr) {
    if (peek === null || ctx.uk === 2)
        TomlError.x(peek === null
            ? 'trying to redefine an already defined table or value'
            : 'document contains an unsafe property', ctx, ptr);
}
function parse(toml, options = {}) {
    let ctx = {
        s: toml,
        p: 0,
        d: options.maxDepth ?? 1000,
        bi: options.integersAsBigInt ?? false,
        ld: options.useLegacyDate ?? true,
        uk: options.unsafeKeyBehaviour === 'throw' ? 2 : options.unsafeKeyBehaviour === 'drop' ? 1 : 0,
    };
    let res = Object.create(null);
    let meta = Object.create(null);
    let tmp;
    let skipping = false;
    let tbl = res;
    let m = meta;
    // BOM is allowed, skip.
    // JS is UTF-16, so we have to check for the UTF-16 BOM instead of the UTF-8 BOM sequence!
    if (toml.charCodeAt(0) === 0xfeff)
        ctx.p++;
    skipVoid(ctx);
    while (ctx.p < toml.length) {
        if (toml.charCodeAt(ctx.p) === 0x5b /* [ */) {
            let isTableArray = toml.charCodeAt(++ctx.p) === 0x5b; /* [ */
            tmp = ctx.p += +isTableArray;
            skipping = false;
            let k = parseKey(ctx, 0x5d /* ] */);
            if (isTableArray) {
                if (toml.charCodeAt(ctx.p) !== 0x5d /* ] */) {
                    TomlError.x('expected end of table array declaration', ctx);
                }
                ctx.p++;
            }
            let p = peekTable(ctx, k, res, meta, isTableArray ? 2 /* Type.ARRAY */ : 1 /* Type.EXPLICIT */);
            if (!p) {
                validateTablePeek(ctx, p, tmp);
                skipping = true;
            }
            else {
                m = p[2];
                tbl = p[1];
            }
        }
        else {
            tmp = ctx.p;
            let k = parseKey(ctx);
            let p = peekTable(ctx, k, tbl, m, 0 /* Type.DOTTED */);
            if (!p && !skipping)
                validateTablePeek(ctx, p, tmp);
            skipVoid(ctx, true, true);
            let v = extractValue(ctx, void 0);
            if (p && !skipping)
                p[1][p[0]] = v;
        }
        skipVoid(ctx, true);
        if (ctx.p < toml.length && (tmp = toml.charCodeAt(ctx.p)) !== 0xa /* \n */ && (tmp !== 0xd /* \r */ || toml.charCodeAt(ctx.p + 1) !== 0xa /* \n */)) {
            TomlError.x('each key-value declaration must be followed by an end-of-line', ctx);
        }
        skipVoid(ctx);
    }
    return res;
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/stringify.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
let BARE_KEY = /^[a-z0-9-_]+$/i;
let HAS_WELLFORMED = !!(''.isWellFormed);
function extendedTypeOf(obj) {
    let type = typeof obj;
    if (type === 'object') {
        if (Array.isArray(obj))
            return 'array';
        if (typeof obj.getUTCDate === 'function' && obj instanceof Date)
            return 'date';
        if (globalThis.Temporal) {
            if (obj.until) {
                if (obj instanceof Temporal.ZonedDateTime)
                    return 'temporal/tz+uc';
                if (obj instanceof Temporal.PlainDateTime || obj instanceof Temporal.PlainDate)
                    return 'temporal/uc';
                if (obj instanceof Temporal.PlainTime || obj instanceof Temporal.Instant)
                    return 'temporal';
                if (obj instanceof Temporal.PlainYearMonth)
                    return 'temporal/x';
            }
            else if ((obj.toPlainDate && obj instanceof Temporal.PlainMonthDay) ||
                (obj.negated && obj instanceof Temporal.Duration)) {
                return 'temporal/x';
            }
        }
    }
    return type;
}
function isArrayOfTables(obj) {
    for (let i = 0; i < obj.length; i++) {
        if (extendedTypeOf(obj[i]) !== 'object')
            return false;
    }
    return obj.length != 0;
}
function formatWellFormedStringUnchecked(s) {
    return JSON.stringify(s).replaceAll('\x7f', '\\u007f');
}
function formatString(s) {
    return formatWellFormedStringUnchecked(HAS_WELLFORMED ? s.toWellFormed() : s);
}
function formatKey(s) {
    if (BARE_KEY.test(s))
        return s;
    if (HAS_WELLFORMED && !s.isWellFormed())
        throw new RangeError('key contains illegal lone surrogates');
    return formatWellFormedStringUnchecked(s);
}
function stringifyValue(val, type, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    switch (type) {
        // @ts-expect-error -- intentional fallthrough case
        case 'number':
            if (isNaN(val))
                return 'nan';
            if (val === Infinity)
                return 'inf';
            if (val === -Infinity)
                return '-inf';
            if (Number.isInteger(val) && (numberAsFloat || !Number.isSafeInteger(val)))
                return val.toFixed(1);
        case 'bigint':
        case 'boolean':
        case 'temporal':
            return val.toString();
        case 'string':
            return formatString(val);
        case 'date':
            if (isNaN(val.getTime()))
                throw new TypeError('cannot serialize invalid date');
            return val.toISOString();
        case 'object':
            return stringifyInlineTable(val, depth, numberAsFloat, strictTemporal);
        case 'array':
            return stringifyArray(val, depth, numberAsFloat, strictTemporal);
        // @ts-expect-error -- intentional fallthrough case
        case 'temporal/tz+uc':
            if (strictTemporal) {
                let tz = val.timeZoneId;
                let tzc = tz.charCodeAt(0);
                if (
                // Classic offset
                tzc !== 0x2b /* + */ && tzc !== 0x2d /* - */ &&
                    (
                    // Fast pre-check pass; see below for the actually accepted values
                    (tzc !== 0x55 /* U */ && tzc !== 0x47 /* G */ && tzc !== 0x5a /* Z */ && tzc !== 0x45 /* E */) ||
                        (
                        // UTC and its aliases; Temporal implementations don't all canonicalise unfortunately
                        tz !== 'UTC' && tz !== 'UCT' && tz !== 'Universal' && tz !== 'Zulu' &&
                            // GMT is a TZ but it's for all intents and purposes equivalent to UTC. Safe to downgrade.
                            !tz.startsWith('GMT') && tz !== 'Greenwich' &&
                            // Etc/* are all safe to downgrade to offset (either UTC, GMT, or offset)
                            !tz.startsWith('Etc/')))) {
                    throw new TypeError('Temporal objects with an IANA timezone are not allowed in Temporal strict mode');
                }
            }
        case 'temporal/uc':
            if (strictTemporal && val.calendarId !== 'iso8601')
                throw new TypeError('Temporal objects with a non-default calendar are not allowed in Temporal strict mode');
            return val.toString({
                calendarName: 'never',
                timeZoneName: 'never',
            });
        case 'temporal/x':
            throw new TypeError('Unsupported ' + val[Symbol.toStringTag]);
    }
}
function stringifyInlineTable(obj, depth, numberAsFloat, strictTemporal) {
    let keys = Object.keys(obj);
    if (keys.length === 0)
        return '{}';
    let res = '{ ';
    for (let i = 0; i < keys.length; i++) {
        let k = keys[i];
        if (i)
            res += ', ';
        res += formatKey(k) + ' = ' + stringifyValue(obj[k], extendedTypeOf(obj[k]), depth - 1, numberAsFloat, strictTemporal);
    }
    return res + ' }';
}
function stringifyArray(array, depth, numberAsFloat, strictTemporal) {
    if (array.length === 0)
        return '[]';
    let res = '[ ';
    for (let i = 0; i < array.length; i++) {
        if (i)
            res += ', ';
        if (array[i] === null || array[i] === void 0) {
            throw new TypeError('arrays cannot contain null or undefined values');
        }
        res += stringifyValue(array[i], extendedTypeOf(array[i]), depth - 1, numberAsFloat, strictTemporal);
    }
    return res + ' ]';
}
function stringifyArrayTable(array, key, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    let res = '';
    for (let i = 0; i < array.length; i++) {
        res += `${res && '\n'}[[${key}]]\n`;
        res += stringifyTable(0, array[i], key, depth, numberAsFloat, strictTemporal);
    }
    return res;
}
function stringifyTable(tableKey, obj, prefix, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    let preamble = '';
    let tables = '';
    let keys = Object.keys(obj);
    for (let i = 0; i < keys.length; i++) {
        let k = keys[i];
        if (obj[k] !== null && obj[k] !== void 0) {
            let type = extendedTypeOf(obj[k]);
            if (type === 'symbol' || type === 'function') {
                throw new TypeError(`cannot serialize values of type '${type}'`);
            }
            let key = formatKey(k);
            if (type === 'array' && isArrayOfTables(obj[k])) {
                tables += (tables && '\n') + stringifyArrayTable(obj[k], prefix ? `${prefix}.${key}` : key, depth - 1, numberAsFloat, strictTemporal);
            }
            else if (type === 'object') {
                let tblKey = prefix ? `${prefix}.${key}` : key;
                tables += (tables && '\n') + stringifyTable(tblKey, obj[k], tblKey, depth - 1, numberAsFloat, strictTemporal);
            }
            else {
                preamble += key;
                preamble += ' = ';
                preamble += stringifyValue(obj[k], type, depth, numberAsFloat, strictTemporal);
                preamble += '\n';
            }
        }
    }
    if (tableKey && (preamble || !tables)) // Create table only if necessary
        preamble = preamble ? `[${tableKey}]\n${preamble}` : `[${tableKey}]`;
    return preamble && tables
        ? `${preamble}\n${tables}`
        : preamble || tables;
}
function stringify(obj, { maxDepth = 1000, numbersAsFloat = false, strictTemporal = false } = {}) {
    if (extendedTypeOf(obj) !== 'object') {
        throw new TypeError('stringify can only be called with an object');
    }
    let str = stringifyTable(0, obj, '', maxDepth, numbersAsFloat, strictTemporal);
    if (str[str.length - 1] !== '\n')
        return str + '\n';
    return str;
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/index.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */





/** @deprecated use `import * as ... from 'smol-toml'` instead */
/* harmony default export */ const dist = ({ parse: parse, stringify: stringify, TomlDate: TomlDate, TomlError: TomlError });


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(5691);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
