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


/***/ }),

/***/ 5630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MK: () => (/* binding */ dateText),
/* harmony export */   Tc: () => (/* binding */ timeText),
/* harmony export */   Vb: () => (/* binding */ resetText)
/* harmony export */ });
/** An ISO 8601 UTC time for people, such as "2026-11-22 22:53 UTC". Any other text is returned as it is. */
function timeText(iso) {
    const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(iso);
    return parts === null ? iso : `${parts[1]} ${parts[2]} UTC`;
}
/** The day of an ISO 8601 UTC time for people, such as "14 October 2026". Any other text is returned as it is. */
function dateText(iso) {
    const time = Date.parse(iso);
    if (Number.isNaN(time))
        return iso;
    return new Date(time).toLocaleDateString('en-GB', {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
    });
}
/** A day of the week stands for one day only within this time. */
const WEEK_MS = 7 * 24 * 3_600_000;
/**
 * A time that is not far away, for people, such as "Monday 09:00 UTC"; after a week with its date, "7 December 09:00
 * UTC". Any other text is returned as it is. `now` in milliseconds since the epoch.
 */
function resetText(iso, now) {
    const time = Date.parse(iso);
    if (Number.isNaN(time))
        return iso;
    const dayOf = (ms) => Math.floor(ms / (24 * 3_600_000));
    // On the same day of the next week, the name of the day would mean today.
    const isNear = Math.abs(time - now) < WEEK_MS && dayOf(time) < dayOf(now) + 7;
    const form = isNear ? { weekday: 'long' } : { day: 'numeric', month: 'long' };
    const date = new Date(time);
    const day = date.toLocaleDateString('en-GB', { ...form, timeZone: 'UTC' });
    return `${day} ${date.toISOString().slice(11, 16)} UTC`;
}


/***/ }),

/***/ 7793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gw: () => (/* binding */ PRICES_AS_OF),
/* harmony export */   XS: () => (/* binding */ KNOWN_RETIREMENTS),
/* harmony export */   ze: () => (/* binding */ PRICES)
/* harmony export */ });
/* unused harmony export RETIREMENTS_AS_OF */
/**
 * The only file with facts about OpenAI's models that age: when a model leaves a route, and what it costs. They colour
 * sentences and never decide anything; a probe does. `npm run facts` compares them with the model list of a Codex CLI.
 */
const CODEX_MODELS = 'https://learn.chatgpt.com/docs/models';
const API_DEPRECATIONS = 'https://developers.openai.com/api/docs/deprecations';
/** The day on which the retirements were last compared with these pages, ISO 8601. */
const RETIREMENTS_AS_OF = '2026-11-27';
const KNOWN_RETIREMENTS = [
    { model: 'gpt-5.2', account: 'chatgpt', at: '2026-06-02', source: 'openai/codex#25830' },
    { model: 'gpt-5.3-codex', account: 'chatgpt', at: '2026-06-02', source: 'openai/codex#25830' },
    {
        model: 'gpt-5.4',
        account: 'chatgpt',
        at: '2026-08-31',
        successor: 'gpt-5.6-terra',
        source: CODEX_MODELS,
    },
    {
        model: 'gpt-5.4-mini',
        account: 'chatgpt',
        at: '2026-08-31',
        successor: 'gpt-5.6-luna',
        source: CODEX_MODELS,
    },
    {
        model: 'gpt-5.5',
        account: 'chatgpt',
        at: '2026-10-14T19:00:00Z',
        successor: 'gpt-6-sol',
        source: `${CODEX_MODELS}#gpt-55-retirement`,
    },
    { model: 'gpt-5', account: 'api', at: '2026-12-11', successor: 'gpt-6.1-sol', source: API_DEPRECATIONS },
    {
        model: 'gpt-5-mini',
        account: 'api',
        at: '2026-12-11',
        successor: 'gpt-6.1-terra',
        source: API_DEPRECATIONS,
    },
    { model: 'gpt-5-nano', account: 'api', at: '2026-12-11', source: API_DEPRECATIONS },
    { model: 'gpt-5.1', account: 'api', at: '2027-04-01', source: API_DEPRECATIONS },
    { model: 'gpt-5.3-codex', account: 'api', at: '2027-04-01', source: API_DEPRECATIONS },
    { model: 'gpt-5.4-nano', account: 'api', at: '2027-04-01', source: API_DEPRECATIONS },
];
/** The day of the prices, ISO 8601. */
const PRICES_AS_OF = '2026-04-25';
/**
 * List prices from https://openai.com/api/pricing/. To update, copy the rows of that page and set the date. Very long
 * gpt-5.5 prompts can have a higher price; a probe's prompt is never that long.
 */
const PRICES = {
    'gpt-5.5': { input: 5, cachedInput: 0.5, output: 30 },
    'gpt-5.4': { input: 2.5, cachedInput: 0.25, output: 15 },
    'gpt-5.4-mini': { input: 0.75, cachedInput: 0.075, output: 4.5 },
};


/***/ }),

/***/ 2911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ decide),
/* harmony export */   u: () => (/* binding */ wasCancelledEarly)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4144);
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5476);
/* harmony import */ var _model_status_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5079);
/** Which model to use, or none, and why. */


/**
 * The decision after the attempts so far. After a cancel, an unsettled model asked for is neither kept nor replaced,
 * because it had retries left.
 */
function decide(policy, attempts) {
    const statuses = (0,_model_status_js__WEBPACK_IMPORTED_MODULE_0__/* .chainStatus */ .Qf)(policy, attempts);
    const [preferred] = statuses;
    if (preferred === undefined)
        throw new Error('The chain is empty.');
    switch (preferred.kind) {
        case 'accepted': {
            const { model, settings, servedModel } = preferred;
            const used = { model, settings, ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)('servedModel', servedModel) };
            return { kind: 'preferred', verified: true, reason: 'accepted', ...used };
        }
        case 'refused':
            return decideFallback(preferred.finding.reason, statuses);
        case 'unsettled': {
            const { model, finding } = preferred;
            if ((0,_model_status_js__WEBPACK_IMPORTED_MODULE_0__/* .wasCancelled */ .r1)(attempts))
                return decideNone(finding.reason, statuses);
            return decideUnsettled(policy, model, finding.reason, statuses);
        }
        case 'untried':
            // Only after a cancel. The contract has no code for it, but it is true that no answer came in time.
            return decideNone('timed-out', statuses);
        default:
            return (0,_base_index_js__WEBPACK_IMPORTED_MODULE_2__/* .assertNever */ .x)(preferred);
    }
}
function decideUnsettled({ onUnsettled }, model, reason, statuses) {
    switch (onUnsettled) {
        case 'fallback':
            return decideFallback(reason, statuses);
        case 'keep':
            return { kind: 'preferred', model, verified: false, reason, settings: {} };
        case 'fail':
            return decideNone(reason, statuses);
        default:
            return (0,_base_index_js__WEBPACK_IMPORTED_MODULE_2__/* .assertNever */ .x)(onUnsettled);
    }
}
/** Uses the first accepted model. The model asked for must not be accepted. */
function decideFallback(reason, statuses) {
    const used = statuses.find(status => status.kind === 'accepted');
    if (used === undefined)
        return decideNone(reason, statuses);
    const { model, settings, servedModel } = used;
    return { kind: 'fallback', model, reason, settings, ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)('servedModel', servedModel) };
}
function decideNone(reason, statuses) {
    const blocking = statuses.filter(status => 'finding' in status).find(_model_status_js__WEBPACK_IMPORTED_MODULE_0__/* .stopsChain */ .BJ);
    return { kind: 'none', reason, ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)('blockedBy', blocking?.finding.reason) };
}
/**
 * Whether a run without a model was cancelled. Then it is not known that no model can be used. Usually a newer run of
 * the same pull request has replaced it and reports its own result.
 */
function wasCancelledEarly(outcome, verdicts) {
    return outcome === 'none' && (verdicts.length === 0 || verdicts.includes('cancelled'));
}


/***/ }),

/***/ 5079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ stopsChain),
/* harmony export */   Or: () => (/* binding */ attemptsOf),
/* harmony export */   Qf: () => (/* binding */ chainStatus),
/* harmony export */   Y$: () => (/* binding */ modelStatus),
/* harmony export */   r1: () => (/* binding */ wasCancelled)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4144);
/* harmony import */ var _verdict_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7497);
/** The status of each model after the attempts so far. */


/** The status of one model. Attempts of other models and cancelled attempts have no effect. */
function modelStatus(model, attempts) {
    const own = attemptsOf(model, attempts);
    const last = own.at(-1);
    if (last === undefined)
        return { kind: 'untried', model };
    const { verdict, settings } = last;
    if (verdict.kind === 'accepted') {
        const flapped = own.some(attempt => refusalIn(attempt) !== undefined);
        return { kind: 'accepted', model, flapped, settings, ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('servedModel', verdict.servedModel) };
    }
    const refusal = refusalIn(last);
    if (refusal === undefined)
        return { kind: 'unsettled', model, finding: verdict.finding };
    const confirmed = own.slice(0, -1).some(attempt => refusalIn(attempt)?.scope === refusal.scope);
    const needsAnother = refusal.lasting === 'ambiguous' || refusal.secondLook === true;
    return needsAnother && !confirmed
        ? { kind: 'unsettled', model, finding: refusal }
        : { kind: 'refused', model, finding: refusal, confirmed };
}
/** The statuses of all models, in the order of the chain. */
function chainStatus(policy, attempts) {
    return policy.chain.map(model => modelStatus(model, attempts));
}
/** The attempts of one model that were not cancelled, oldest first. */
function attemptsOf(model, attempts) {
    return attempts.filter((attempt) => attempt.model === model && attempt.verdict.kind !== 'cancelled');
}
/** Whether the job was cancelled during one of the attempts. */
function wasCancelled(attempts) {
    return attempts.some(attempt => attempt.verdict.kind === 'cancelled');
}
/**
 * The refusal in an attempt, if there is one. A failure of the request or of the infrastructure is no proof against the
 * model, even if the verdict is a refusal.
 */
function refusalIn({ verdict }) {
    if (verdict.kind !== 'refused')
        return undefined;
    const { scope } = verdict.finding;
    return scope === 'request' || scope === 'infrastructure' ? undefined : verdict.finding;
}
/**
 * Whether a status stops the chain for all models once nothing more can be asked about its own model: after a failure
 * of the route, or if there is no CLI or it refuses its configuration. A CLI that is too old for one model may still run
 * the next.
 *
 * An unsettled failure of the route stops the chain too. The next model would fail the same way. And if the route
 * recovered in between, that model would wrongly look better than the model asked for.
 */
function stopsChain(status) {
    if (!('finding' in status))
        return false;
    const { scope, reason } = status.finding;
    return scope === 'route' || (0,_verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .factsOf */ .xS)(reason).stopsChain === true;
}


/***/ }),

/***/ 5697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Md: () => (/* binding */ encodeState),
/* harmony export */   UJ: () => (/* binding */ decodeState),
/* harmony export */   UW: () => (/* binding */ MAX_TRIED),
/* harmony export */   gB: () => (/* binding */ MAX_LEG_CHARS),
/* harmony export */   h5: () => (/* binding */ MAX_TEXT_CHARS),
/* harmony export */   jk: () => (/* binding */ MAX_NOTES),
/* harmony export */   pX: () => (/* binding */ MAX_ROWS)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4144);
/**
 * The state as compact JSON, and the decoder, which checks every type, size and count.
 *
 * The legs of a matrix mostly have equal results. So each text is stored once, each content of a row is stored once with
 * its texts as indexes, and a row is its leg, its attempt, the index of its content and that of its run URL. 256 legs
 * that agree take about 10,000 characters.
 */

/** The number of jobs that GitHub allows in a matrix. */
const MAX_ROWS = 256;
const MAX_TRIED = 12;
const MAX_NOTES = 8;
/** Lengths are those in JSON without the quotes, so that escapes cannot multiply the length of a text. */
const MAX_LEG_CHARS = 100;
const MAX_TEXT_CHARS = 600;
const MAX_KEY_CHARS = 200;
const MAX_TEXTS = MAX_ROWS * 40;
const OUTCOMES = ['preferred', 'fallback', 'none'];
const VERDICTS = ['accepted', 'refused', 'unsettled'];
const CUTS = [0, 1, 2, 3];
const OTHER_ROUTES = ['firstRoute', 'secondRoute'];
/** The index of an optional text that is absent. */
const ABSENT = -1;
/** The state as plain JSON values. */
function encodeState(state) {
    const texts = new Map();
    const contents = new Map();
    const textIndex = (text) => text == null ? ABSENT : indexIn(texts, text);
    const rows = state.rows.map(row => {
        const content = [
            [row.requested, row.used, row.reason, row.explanation, row.route].map(textIndex),
            OUTCOMES.indexOf(row.outcome),
            // An older version of this action reads four texts, and no row with a fifth.
            [row.plan, row.served, row.codex, row.retryAt, ...(row.advice === undefined ? [] : [row.advice])].map(textIndex),
            row.tried.map(tried => encodeTried(tried, textIndex)),
            row.notes.map(textIndex),
            row.cut ?? 0,
            // An older version of this action reads six values, and no row with a seventh.
            ...OTHER_ROUTES.flatMap((which, index) => encodeOtherRoute(row[which], index, textIndex)),
        ];
        return [row.leg, row.attempt, indexIn(contents, JSON.stringify(content)), textIndex(row.runUrl)];
    });
    const { id, attempt, number } = state.run;
    return {
        version: 1,
        key: state.key,
        run: number === undefined ? [id, attempt] : [id, attempt, number],
        texts: [...texts.keys()],
        contents: [...contents.keys()].map(content => JSON.parse(content)),
        rows,
        // An older version of this action ignores the field.
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('fellBack', state.fellBack),
    };
}
/** Which of the two it is, and its texts. A row has at most one. */
function encodeOtherRoute(other, which, textIndex) {
    if (other === undefined)
        return [];
    return [[which, ...[other.route, other.plan, other.reason, other.advice].map(textIndex)]];
}
/** An older version of this action reads four values, and none of a model with more. */
function encodeTried({ model, verdict, reason, said, detail, advice }, textIndex) {
    const values = [textIndex(model), VERDICTS.indexOf(verdict), textIndex(reason), textIndex(said)];
    const more = [textIndex(detail), textIndex(advice)];
    return more.every(index => index === ABSENT) ? values : [...values, ...more];
}
/** The index of a text in a list without repeats; a new text is added at the end. */
function indexIn(list, text) {
    const index = list.get(text) ?? list.size;
    list.set(text, index);
    return index;
}
/** The state in JSON values of unknown origin; `undefined` when any of them is not as expected. */
function decodeState(value) {
    try {
        return readCommentState(value);
    }
    catch (error) {
        if (error instanceof InvalidState)
            return undefined;
        throw error;
    }
}
class InvalidState extends Error {
}
function assertValid(condition) {
    if (!condition)
        throw new InvalidState();
}
function readCommentState(value) {
    const { version, key, run, texts, contents, rows, fellBack } = (0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(value);
    assertValid(version === 1 && (fellBack === undefined || fellBack === true));
    const allTexts = readList(texts, MAX_TEXTS).map(text => readText(text, MAX_TEXT_CHARS));
    const allContents = readList(contents, MAX_ROWS).map(content => readContent(content, allTexts));
    const allRows = readList(rows, MAX_ROWS).map((row) => {
        const [leg, attempt, content, runUrl] = readList(row, 4);
        return {
            leg: readText(leg, MAX_LEG_CHARS),
            attempt: readPositive(attempt),
            ...readItem(content, allContents),
            ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('runUrl', readOptional(runUrl, allTexts)),
        };
    });
    assertValid(allRows.every((row, index) => index === 0 || (allRows[index - 1]?.leg ?? '') < row.leg));
    return {
        version: 1,
        key: readText(key, MAX_KEY_CHARS),
        run: readRun(run),
        rows: allRows,
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('fellBack', fellBack),
    };
}
function readRun(value) {
    const [id, attempt, number] = readList(value, 3);
    return {
        id: readPositive(id),
        attempt: readPositive(attempt),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('number', number === undefined ? undefined : readPositive(number)),
    };
}
function readContent(value, texts) {
    const [main, outcome, details, tried, notes, cut, other] = readList(value, 7);
    const [requested, used, reason, explanation, route] = readList(main, 5);
    const [plan, served, codex, retryAt, advice = ABSENT] = readList(details, 5);
    return {
        requested: readItem(requested, texts),
        used: readOptional(used, texts) ?? null,
        outcome: readItem(outcome, OUTCOMES),
        reason: readItem(reason, texts),
        explanation: readItem(explanation, texts),
        route: readItem(route, texts),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('plan', readOptional(plan, texts)),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('served', readOptional(served, texts)),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('codex', readOptional(codex, texts)),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('retryAt', readOptional(retryAt, texts)),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('advice', readOptional(advice, texts)),
        ...(other === undefined ? {} : readOtherRoute(other, texts)),
        tried: readList(tried, MAX_TRIED).map(entry => readTried(entry, texts)),
        notes: readList(notes, MAX_NOTES).map(note => readItem(note, texts)),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('cut', readItem(cut, CUTS) || undefined),
    };
}
function readOtherRoute(value, texts) {
    const [which, route, plan, reason, advice] = readList(value, 5);
    return {
        [readItem(which, OTHER_ROUTES)]: {
            route: readItem(route, texts),
            ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('plan', readOptional(plan, texts)),
            reason: readItem(reason, texts),
            ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('advice', readOptional(advice, texts)),
        },
    };
}
function readTried(value, texts) {
    const [model, verdict, reason, said, detail = ABSENT, advice = ABSENT] = readList(value, 6);
    return {
        model: readItem(model, texts),
        verdict: readItem(verdict, VERDICTS),
        reason: readItem(reason, texts),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('said', readOptional(said, texts)),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('detail', readOptional(detail, texts)),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('advice', readOptional(advice, texts)),
    };
}
function readList(value, maxLength) {
    assertValid(Array.isArray(value) && value.length <= maxLength);
    return value;
}
function readText(value, maxChars) {
    assertValid(typeof value === 'string' && JSON.stringify(value).length - 2 <= maxChars);
    return value;
}
function readPositive(value) {
    assertValid(typeof value === 'number' && Number.isSafeInteger(value) && value > 0);
    return value;
}
/** The item at an index. Any other value than the index of an item is invalid. */
function readItem(index, list) {
    assertValid(typeof index === 'number');
    const item = list[index];
    assertValid(item !== undefined);
    return item;
}
/** The item at an index, `undefined` for an absent one. */
function readOptional(index, list) {
    return index === ABSENT ? undefined : readItem(index, list);
}


/***/ }),

/***/ 6090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P4: () => (/* binding */ embedState),
/* harmony export */   Ql: () => (/* binding */ commentMarker),
/* harmony export */   un: () => (/* binding */ readState),
/* harmony export */   xY: () => (/* binding */ hasMarker)
/* harmony export */ });
/* harmony import */ var _codec_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5697);
/** The marker and the hidden state inside the body of a comment. */

const STATE_START = '<!-- codex-model-fallback-state ';
const COMMENT_END = ' -->';
/**
 * The first line of our comment. A body with the marker at another place is not ours: a bot that quotes a text from
 * outside may have it there.
 */
function commentMarker(key) {
    return `<!-- codex-model-fallback ${inertJson(key)}${COMMENT_END}`;
}
/** Whether a body is that of the comment with this key; its state may be damaged. */
function hasMarker(body, key) {
    return body.startsWith(commentMarker(key));
}
/** The state as an HTML comment of one line, the last line of the body. */
function embedState(state) {
    return `${STATE_START}${inertJson((0,_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeState */ .Md)(state))}${COMMENT_END}`;
}
/**
 * The state in a body; `undefined` when the body has no marker or that of another key, or when the state is not valid.
 * Anyone with write access to the repository can edit a comment, so the state is untrusted.
 */
function readState(body, key) {
    const trimmed = body.trimEnd();
    const start = trimmed.lastIndexOf(STATE_START);
    if (!hasMarker(trimmed, key) || start < 0 || !trimmed.endsWith(COMMENT_END))
        return undefined;
    let parsed;
    try {
        parsed = JSON.parse(trimmed.slice(start + STATE_START.length, -COMMENT_END.length));
    }
    catch {
        return undefined;
    }
    const state = (0,_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeState */ .UJ)(parsed);
    return state?.key === key ? state : undefined;
}
/**
 * JSON for an HTML comment in a Markdown text: nothing in it ends the comment (`-->`, `--!>`), opens a tag, or reads as
 * a mention or as a reference to an issue.
 */
function inertJson(value) {
    return JSON.stringify(value).replace(/[<>&@#`\u007f-\u009f\u2028\u2029]|-(?=-)/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}


/***/ }),

/***/ 6836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ limitRow),
/* harmony export */   n: () => (/* binding */ fitState)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4144);
/* harmony import */ var _codec_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5697);
/* harmony import */ var _embed_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6090);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4178);
/** Limits the size of rows: of each row before it is stored, and of all rows to the size of a comment. */




/** The length of texts in a shortened row, and in a row of the last level. */
const SHORT_TEXT_CHARS = 120;
const CORE_TEXT_CHARS = 40;
/** A row within the limits that `readState` checks; a text that is too long ends in an ellipsis. */
function limitRow(row) {
    const limited = cutTexts(row, _codec_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_TEXT_CHARS */ .h5);
    return {
        ...limited,
        leg: cutText(row.leg, _codec_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_LEG_CHARS */ .gB),
        tried: limited.tried.slice(0, _codec_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_TRIED */ .UW),
        notes: limited.notes.slice(0, _codec_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_NOTES */ .jk),
    };
}
/**
 * The state, shortened until `embedState` of it has at most `maxChars` characters. All rows get the same level, the
 * first that fits; after the last level, rows are removed from the end. A state that fits is returned unchanged.
 */
function fitState(state, maxChars) {
    let fitted = state;
    for (const level of [1, 2, 3]) {
        if ((0,_embed_js__WEBPACK_IMPORTED_MODULE_1__/* .embedState */ .P4)(fitted).length <= maxChars)
            return fitted;
        const rows = state.rows.map(row => shortenRow(row, level));
        fitted = (0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .withRows */ .Qx)(state, rows);
    }
    return removeRows(fitted, maxChars);
}
function removeRows(state, maxChars) {
    let fitted = state;
    let length = (0,_embed_js__WEBPACK_IMPORTED_MODULE_1__/* .embedState */ .P4)(fitted).length;
    while (fitted.rows.length > 0 && length > maxChars) {
        // Rows have similar sizes, so a step in proportion to the excess nearly fits.
        const count = Math.min(fitted.rows.length - 1, Math.floor((fitted.rows.length * maxChars) / length));
        fitted = (0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .withRows */ .Qx)(state, state.rows.slice(0, count));
        length = (0,_embed_js__WEBPACK_IMPORTED_MODULE_1__/* .embedState */ .P4)(fitted).length;
    }
    return fitted;
}
/**
 * A row at a level. 1: short texts. 2: also without the endpoint's words, explanation, advice and notes. 3: only the outcome.
 * Shortening a shortened row gives the same row as shortening the whole one.
 */
function shortenRow(row, level) {
    if ((row.cut ?? 0) >= level)
        return row;
    const short = cutTexts(withoutAdvice(row), level === 3 ? CORE_TEXT_CHARS : SHORT_TEXT_CHARS);
    if (level === 1)
        return { ...short, cut: 1 };
    if (level === 2) {
        const tried = short.tried.map(({ said, ...rest }) => rest);
        const { advice: _, ...rest } = short;
        return { ...rest, explanation: '', tried, notes: [], cut: 2 };
    }
    const { plan, served, codex, retryAt, advice, runUrl, secondRoute, ...rest } = short;
    const core = { ...rest, explanation: '', tried: [], notes: [] };
    // Without `firstRoute`, a leg with another account would look like one that uses its own.
    // Without `served`, a leg that another model answered for would look like one that got the model it asked for.
    return { ...core, ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)('served', (0,_state_js__WEBPACK_IMPORTED_MODULE_2__/* .isRerouted */ .TE)(row) ? served : undefined), cut: 3 };
}
/** Without the advice for this route. The one for its kind, which is shown instead, is whole, and half of one misleads. */
function withoutAdvice({ firstRoute, secondRoute, ...row }) {
    return {
        ...row,
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)('firstRoute', firstRoute && withoutItsAdvice(firstRoute)),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)('secondRoute', secondRoute && withoutItsAdvice(secondRoute)),
        tried: row.tried.map(withoutItsAdvice),
    };
}
function withoutItsAdvice({ advice, ...rest }) {
    return rest;
}
/** The row with all texts but the leg's name cut. A URL or a time that is too long is removed: half of it is useless. */
function cutTexts(row, maxChars) {
    return JSON.parse(JSON.stringify(row), (field, value) => {
        if (typeof value !== 'string' || field === 'leg')
            return value;
        const text = cutText(value, maxChars);
        return text !== value && (field === 'runUrl' || field === 'retryAt') ? undefined : text;
    });
}
/** A text cut between whole characters to a length in JSON, in which an escape counts with all its characters. */
function cutText(text, maxChars) {
    const whole = text.toWellFormed();
    if (jsonLength(whole) <= maxChars)
        return whole;
    let length = '…'.length;
    let end = 0;
    for (const character of whole) {
        length += jsonLength(character);
        if (length > maxChars)
            break;
        end += character.length;
    }
    return `${whole.slice(0, end)}…`;
}
function jsonLength(text) {
    return JSON.stringify(text).length - 2;
}


/***/ }),

/***/ 799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ dedupeRows),
/* harmony export */   t: () => (/* binding */ mergeStates)
/* harmony export */ });
/* harmony import */ var _codec_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5697);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4178);
/**
 * Merges two states. GitHub has no compare-and-set for comments, so jobs that write at the same time each merge what
 * they read with what they know. The merge is commutative, associative and idempotent, so the order and the number of
 * merges make no difference.
 */


/**
 * The rows of a newer run replace all rows of an older one. Within a run, a leg's row of a later attempt replaces its
 * earlier one. Runs are compared by id, because ids grow across workflows and numbers do not. The state remembers that
 * a replaced row needed a comment, so that the comment can report the recovery.
 *
 * @throws Error when the states belong to different comments, which is a bug of the caller.
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
/** One row for each leg, ordered by leg; legs past {@link MAX_ROWS} are left out. */
function dedupeRows(rows) {
    const byLeg = new Map();
    for (const row of rows) {
        const known = byLeg.get(row.leg);
        byLeg.set(row.leg, known === undefined ? row : laterRow(known, row));
    }
    // By code unit, which is the same on every runner. The order of a locale is not.
    return [...byLeg.values()].sort((one, other) => compareTexts(one.leg, other.leg)).slice(0, _codec_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_ROWS */ .pX);
}
function mergeRuns(one, other) {
    const attempt = Math.max(one.attempt, other.attempt);
    const number = Math.max(one.number ?? 0, other.number ?? 0);
    return number === 0 ? { id: one.id, attempt } : { id: one.id, attempt, number };
}
/**
 * The greater of two rows in a total order. Of the same attempt, the shortened row wins over the whole one. Otherwise
 * each leg would put its own whole row back into a full comment, and the legs would never agree on a body.
 */
function laterRow(one, other) {
    // A fast path: usually both sides have read the same comment.
    if (JSON.stringify(one) === JSON.stringify(other))
        return one;
    const order = one.attempt - other.attempt ||
        (one.cut ?? 0) - (other.cut ?? 0) ||
        compareTexts(canonicalText(one), canonicalText(other));
    return order >= 0 ? one : other;
}
function compareTexts(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
}
/** The row as text, equal for equal rows with their fields in another order. */
function canonicalText(row) {
    // JSON.stringify writes the fields, nested ones too, in the order of the list.
    const { firstRoute = {}, secondRoute = {} } = row;
    return JSON.stringify(row, [row, firstRoute, secondRoute, ...row.tried].flatMap(Object.keys).sort());
}


/***/ }),

/***/ 4178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Qx: () => (/* binding */ withRows),
/* harmony export */   TE: () => (/* binding */ isRerouted),
/* harmony export */   js: () => (/* binding */ needsComment)
/* harmony export */ });
/* unused harmony export hadFallback */
/** The hidden state of the comment: the result of each leg, which the comment carries from one job to the next. */
/** Whether any row, present or gone, ever needed a comment. */
function hadFallback({ fellBack, rows }) {
    return fellBack === true || rows.some(needsComment);
}
/** The state with other rows. It remembers whether any row of it, or of `others`, ever needed a comment. */
function withRows(state, rows, ...others) {
    const { fellBack: _, ...rest } = state;
    const fellBack = [state, ...others].some(hadFallback) && !rows.some(needsComment);
    return { ...rest, rows, ...(fellBack ? { fellBack } : {}) };
}
/**
 * Whether a leg needs a comment with `comment: on-fallback`: it uses another model than the one it asked for, or none,
 * or another account, or another model answered.
 */
function needsComment(row) {
    return row.outcome !== 'preferred' || isRerouted(row) || row.firstRoute !== undefined;
}
/** Whether the route accepted the model used and another one answered. */
function isRerouted({ served, used }) {
    return served !== undefined && served !== used;
}


/***/ }),

/***/ 420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  M: () => (/* binding */ parseToml)
});

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

;// CONCATENATED MODULE: ./lib/config/layers/parse-toml.js
/** Parses TOML. */

/**
 * Parses TOML; undefined when the text is not valid. The parser's own message is dropped, because it quotes the text,
 * which may hold keys. Integers become bigints, so that a large one, such as a token limit of i64::MAX, is no error.
 */
function parseToml(text) {
    try {
        return parse(text, { integersAsBigInt: true });
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Op: () => (/* binding */ REPORTING_MS),
/* harmony export */   RK: () => (/* binding */ MAIN_MS),
/* harmony export */   dU: () => (/* binding */ createDeadline),
/* harmony export */   qZ: () => (/* binding */ endWith)
/* harmony export */ });
/**
 * How long talking to GitHub may take. The job is finished by then, and its time is billed, so one deadline ends every
 * request, every wait and every further try.
 */
/**
 * All requests and waits after the verdict end within this time, those of the `post` step included. With the start and
 * the end of the processes, the job is held for 20 s at most.
 */
const REPORTING_MS = 19_000;
/** The main step takes no more than this, so that the `post` step can restore what other jobs undo later. */
const MAIN_MS = 9_500;
/**
 * Creates a deadline whose time does not run yet.
 *
 * @param cancelled ends it early, as the job ends
 * @param now a clock in milliseconds; by default one that no correction of the system's time moves
 */
function createDeadline(cancelled, now = () => performance.now()) {
    const controller = new AbortController();
    let endsAt;
    const abort = (reason) => controller.abort(reason);
    const end = () => abort('ended');
    if (cancelled?.aborted === true)
        end();
    cancelled?.addEventListener('abort', end, { once: true });
    const leftMs = () => {
        if (controller.signal.aborted)
            return 0;
        return endsAt === undefined ? REPORTING_MS : Math.max(0, endsAt - now());
    };
    return {
        signal: controller.signal,
        requestSignal: () => AbortSignal.any([controller.signal, AbortSignal.timeout(Math.ceil(leftMs() / 2))]),
        leftMs,
        start: budgetMs => {
            if (endsAt !== undefined)
                return;
            endsAt = now() + budgetMs;
            if (budgetMs <= 0)
                abort('over');
            else
                setTimeout(abort, budgetMs, 'over').unref();
        },
        end,
    };
}
/** The result of the work, or a rejection as soon as the signal aborts, even if the work never ends. */
function endWith(signal, work) {
    return new Promise((resolve, reject) => {
        if (signal.aborted)
            return reject(signal.reason);
        const onAbort = () => reject(signal.reason);
        signal.addEventListener('abort', onAbort, { once: true });
        work()
            .then(resolve, reject)
            .finally(() => signal.removeEventListener('abort', onAbort));
    });
}


/***/ }),

/***/ 5865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kr: () => (/* binding */ isProblemKind),
/* harmony export */   UA: () => (/* binding */ lasts),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   rQ: () => (/* binding */ DEFAULT_WAIT_MS)
/* harmony export */ });
/* unused harmony export HANDLING */
/** What can keep GitHub from doing what was asked, and what the code does about it. Pure. */
/**
 * Every kind of problem: how the algorithm goes on, and whether it still lasts at the end of the job, so that the
 * `post` step need not ask again.
 */
const HANDLING = {
    // The token.
    'no-permission': { handling: 'denied', lasts: true },
    'bad-token': { handling: 'failed', lasts: true },
    'single-sign-on': { handling: 'failed', lasts: true },
    'address-not-allowed': { handling: 'failed', lasts: true },
    'token-policy': { handling: 'failed', lasts: true },
    'account-suspended': { handling: 'failed', lasts: true },
    'account-blocked': { handling: 'failed', lasts: true },
    'interaction-limit': { handling: 'failed', lasts: true },
    // The conversation and the repository.
    locked: { handling: 'failed', lasts: true },
    archived: { handling: 'failed', lasts: true },
    'issues-off': { handling: 'failed', lasts: true },
    'too-many-comments': { handling: 'failed', lasts: true },
    'repository-blocked': { handling: 'failed', lasts: true },
    'repository-locked': { handling: 'failed', lasts: true },
    'not-found': { handling: 'gone', lasts: true },
    moved: { handling: 'failed', lasts: true },
    // The request.
    'too-long': { handling: 'failed', lasts: true },
    invalid: { handling: 'failed', lasts: true },
    refused: { handling: 'failed', lasts: false },
    // Limits.
    'primary-limit': { handling: 'limited', lasts: false },
    'secondary-limit': { handling: 'limited', lasts: false },
    'content-limit': { handling: 'limited', lasts: false },
    // GitHub and what is between it and the runner.
    'server-error': { handling: 'unclear', lasts: false },
    maintenance: { handling: 'failed', lasts: false },
    'old-server': { handling: 'failed', lasts: true },
    page: { handling: 'failed', lasts: false },
    'cut-off': { handling: 'unclear', lasts: false },
    redirects: { handling: 'failed', lasts: false },
    'no-answer': { handling: 'unclear', lasts: false },
    'no-name': { handling: 'unclear', lasts: false },
    'connection-refused': { handling: 'unclear', lasts: false },
    'connection-closed': { handling: 'unclear', lasts: false },
    'no-connection': { handling: 'unclear', lasts: false },
    certificate: { handling: 'failed', lasts: true },
    proxy: { handling: 'failed', lasts: true },
    // This job.
    cancelled: { handling: 'failed', lasts: false },
    overtaken: { handling: 'failed', lasts: false },
};
/** The failure of a problem, with the way in which the algorithm goes on. */
function failureOf(problem) {
    const { handling } = HANDLING[problem.kind];
    return handling === 'limited'
        ? { kind: 'limited', problem, waitMs: problem.waitMs ?? DEFAULT_WAIT_MS }
        : { kind: handling, problem };
}
/** A limit without a time asks for at least a minute (docs.github.com, "Rate limits for the REST API"). */
const DEFAULT_WAIT_MS = 60_000;
/** Whether a value is the name of a kind. */
function isProblemKind(value) {
    return typeof value === 'string' && Object.hasOwn(HANDLING, value);
}
/** Whether the problem will be the same at the end of the job. */
function lasts({ kind }) {
    return HANDLING[kind].lasts;
}


/***/ }),

/***/ 604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Qh: () => (/* binding */ needsLookup),
/* harmony export */   tC: () => (/* binding */ mergeComments),
/* harmony export */   tx: () => (/* binding */ planComment)
/* harmony export */ });
/* harmony import */ var _comment_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6090);
/* harmony import */ var _comment_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(799);
/* harmony import */ var _comment_index_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4178);
/** Decides what to do with the comments that were read. Pure. */

/**
 * Whether the comments have to be read before the result is known. An accepted model needs no comment, but an earlier
 * comment has to be updated. If the event says that the pull request has no comments, there is none to update. A re-run
 * gets the event of the first attempt with the count of that time, so it has to read them.
 */
function needsLookup(when, run, commentCount) {
    return when === 'always' || commentCount !== 0 || run.attempt !== 1;
}
/** Merges the states of own comments into what is known. */
function mergeComments(known, comments) {
    return comments
        .map(comment => (0,_comment_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readState */ .un)(comment.body, known.key))
        .filter(state => state !== undefined)
        .reduce(_comment_index_js__WEBPACK_IMPORTED_MODULE_1__/* .mergeStates */ .t, known);
}
/**
 * Decides the next step.
 *
 * @param comments own comments, oldest first. The oldest one is kept, all others are duplicates.
 * @param known this job's rows, merged with `comments`.
 */
function planComment(comments, known, { run, when, render }) {
    const [target, ...duplicates] = comments;
    if (target === undefined) {
        return when === 'always' || known.rows.some(_comment_index_js__WEBPACK_IMPORTED_MODULE_2__/* .needsComment */ .js)
            ? { kind: 'create', body: renderStable(known, render) }
            : { kind: 'nothing-to-say' };
    }
    if (known.run.id > run.id)
        return { kind: 'newer-run' };
    const body = renderStable(known, render);
    return isSameBody(body, target.body)
        ? { kind: 'up-to-date', target, duplicates }
        : { kind: 'update', target, body };
}
/**
 * Renders a body that the next job to read it would render again. A state that was shortened to fit has less than the
 * full one, so its reader would render another body; the body is therefore rendered from the shortened state.
 */
function renderStable(known, render) {
    let body = render(known);
    for (let tries = 0; tries < 3; tries++) {
        const embedded = (0,_comment_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readState */ .un)(body, known.key);
        if (embedded === undefined || embedded.rows.every(row => row.cut === undefined))
            return body;
        const next = render((0,_comment_index_js__WEBPACK_IMPORTED_MODULE_1__/* .mergeStates */ .t)(embedded, known));
        if (next === body)
            return body;
        body = next;
    }
    return body;
}
/** Compares two bodies; a server may trim a body or change its line breaks. */
function isSameBody(one, other) {
    const normalize = (body) => body.replaceAll('\r\n', '\n').trim();
    return normalize(one) === normalize(other);
}


/***/ }),

/***/ 1083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  sl: () => (/* binding */ prefetchLookup),
  p8: () => (/* binding */ publishComment),
  L7: () => (/* binding */ recheckComment)
});

// EXTERNAL MODULE: ./lib/comment/state/state.js
var state = __nccwpck_require__(4178);
// EXTERNAL MODULE: ./lib/base/fields.js
var fields = __nccwpck_require__(4144);
// EXTERNAL MODULE: ./lib/github/deadline.js
var github_deadline = __nccwpck_require__(987);
// EXTERNAL MODULE: ./lib/github/failure/problem.js
var failure_problem = __nccwpck_require__(5865);
// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __nccwpck_require__(7594);
;// CONCATENATED MODULE: ./lib/github/failure/signs.js
/**
 * What GitHub's answers mean. The first sign that matches decides: single fields and headers, then known words, then
 * the status. Words are those of GitHub's documentation and of public threads; each has its source. Pure.
 */
const SIGNS = [
    {
        kind: 'single-sign-on',
        header: ['x-github-sso', /^required/],
        source: 'docs.github.com, "Troubleshooting the REST API": X-GitHub-SSO: required; url=…',
    },
    {
        kind: 'single-sign-on',
        status: '4xx',
        words: /\bSAML\b/,
        documentation: /saml-single-sign-on/,
        source: 'Resource protected by organization SAML enforcement. You must grant your … token access …',
    },
    {
        kind: 'repository-blocked',
        isBlock: true,
        source: 'GitHub 403 and 451: {"message":"Repository access blocked","block":{"reason":"tos"}}',
    },
    {
        kind: 'repository-blocked',
        status: '4xx',
        words: /\brepository access blocked\b|\bis disabled\. please ask the owner\b|\brepository (?:has been|is) disabled\b|\bbilling issue\b/i,
        source: "GitHub: Repository 'octo/hello' is disabled. Please ask the owner to check their account.",
    },
    {
        kind: 'content-limit',
        status: [403, 422, 429],
        words: /\bblocked from content creation\b|\bsubmitted too quickly\b/i,
        source: 'GitHub 403: You have exceeded a secondary rate limit and have been temporarily blocked …',
    },
    {
        kind: 'secondary-limit',
        status: [403, 429],
        words: /\bsecondary rate limit\b|\babuse detection\b/i,
        documentation: /(?:abuse|secondary)-rate-limits/,
        source: 'GitHub 403 and 429, as JSON and as a page',
    },
    {
        kind: 'primary-limit',
        status: [403, 429],
        words: /\brate limit (?:was |has been )?exceeded\b|\bexceeded .{0,40}\brate limit\b/i,
        source: 'GitHub 403: API rate limit exceeded for installation ID 1, for site ID installation, for user ID 1',
    },
    {
        kind: 'address-not-allowed',
        status: '4xx',
        words: /\bIP allow ?list\b|\bIP address is not permitted\b/i,
        documentation: /allowed-ip-addresses/,
        source: 'GitHub 403: … the `octo` organization has an IP allow list enabled, and your IP address is not …',
    },
    {
        kind: 'token-policy',
        status: '4xx',
        words: /\bforbids access via\b|\b(?:tokens?|classic\)?) (?:are|is) (?:forbidden|not allowed|restricted)\b|\btoken'?s? lifetime\b/i,
        documentation: /personal-access-token-policy/,
        source: "GitHub 403: The 'octo' organization forbids access via a fine-grained personal access tokens if …",
    },
    {
        kind: 'account-suspended',
        status: '4xx',
        words: /\b(?:account|installation|user|access)\b[^.]{0,40}\b(?:suspended|flagged|disabled)\b|\bsuspended your access\b|\bspammy\b|\bemail address must be verified\b/i,
        source: 'GitHub 403: Sorry. Your account was suspended · This installation has been suspended',
    },
    {
        kind: 'locked',
        status: '4xx',
        words: /\b(?:issue|pull request|conversation|discussion)\b[^.]{0,20}\blocked\b/i,
        documentation: /locking-conversations/,
        source: 'GitHub 403: Unable to create comment because issue is locked.',
    },
    {
        kind: 'archived',
        status: '4xx',
        words: /\barchived\b/i,
        documentation: /archiv/,
        source: 'GitHub 403: Repository was archived so is read-only.',
    },
    {
        kind: 'repository-locked',
        status: '4xx',
        words: /\brepository\b[^.]{0,30}\block(?:ed)?\b|\bmigrat(?:ion|ing|ed)\b|\bread[- ]only\b/i,
        source: 'GitHub 403: Repository has been locked for migration.',
    },
    {
        kind: 'too-many-comments',
        status: '4xx',
        words: /\bmore than [\d,]+ comments\b|\btoo many comments\b/i,
        source: 'GitHub 403: Commenting is disabled on issues with more than 2500 comments',
    },
    {
        kind: 'interaction-limit',
        status: '4xx',
        words: /\binteraction limits?\b|\blimited the ability\b|\blimited to (?:collaborators|contributors|existing users|prior contributors)\b|\b(?:comment|interact)\w* (?:is|are|has been|have been) (?:restricted|limited|disabled)\b/i,
        documentation: /limiting-interactions|interactions?-limits?/,
        source: 'GitHub: An owner of this repository has limited the ability to …',
    },
    {
        kind: 'account-blocked',
        status: '4xx',
        words: /\b(?:user|account|you)\b[^.]{0,20}\b(?:is|are|been|was) blocked\b/i,
        documentation: /blocking-a-user|blocked-user/,
        source: 'GitHub: User is blocked',
    },
    {
        kind: 'issues-off',
        status: '4xx',
        words: /\bissues\b[^.]{0,20}\b(?:disabled|turned off|switched off)\b/i,
        source: 'GitHub 410: Issues are disabled for this repo · Issues has been disabled in this repository.',
    },
    {
        kind: 'no-permission',
        status: [403, 404],
        words: /\bnot accessible by\b|\bmust have (?:\w+ )?(?:access|rights)\b|\binsufficient (?:permissions?|scopes?)\b|\brequires? (?:\S+ )?(?:permissions?|scopes?)\b|\bnot authori[sz]ed\b|\bscopes?\b[^.]{0,40}\brequired\b/i,
        source: 'GitHub 403: Resource not accessible by integration · … by personal access token',
    },
    {
        kind: 'bad-token',
        status: [401],
        isPage: false,
        source: 'GitHub 401: Bad credentials · Requires authentication',
    },
    {
        kind: 'too-long',
        status: [413, 422],
        words: /\btoo (?:long|large)\b|\bmaximum is \d+\b/i,
        source: 'GitHub 422: {"resource":"IssueComment","code":"unprocessable","message":"Body is too long (maximum …"}',
    },
    {
        kind: 'old-server',
        status: [400, 406, 415],
        words: /\bnot a supported version\b|\bmust accept\b|\bunsupported ['"]?accept\b|\bpreview\b/i,
        source: 'GitHub 400: "…" is not a supported version. · 415: Must accept application/vnd.github…',
    },
    {
        kind: 'primary-limit',
        status: [403, 429],
        header: ['x-ratelimit-remaining', /^0$/],
        source: 'docs.github.com, "Rate limits for the REST API"',
    },
    {
        kind: 'secondary-limit',
        status: [403, 429, 503],
        header: ['retry-after', /^\d+$/],
        isPage: false,
        source: 'docs.github.com, "Rate limits for the REST API"',
    },
    { kind: 'secondary-limit', status: [429], source: 'the status' },
    {
        kind: 'maintenance',
        status: '5xx',
        words: /\bmaintenance\b/i,
        source: 'GitHub Enterprise Server 503, a page: GitHub Enterprise is currently down for maintenance',
    },
    { kind: 'server-error', status: '5xx', source: 'the status; GitHub answers 502 with its unicorn page' },
    { kind: 'repository-blocked', status: [451], source: 'the status' },
    { kind: 'page', isPage: true, source: 'GitHub answers with JSON and a message' },
    { kind: 'old-server', status: [406, 415], source: 'the status' },
    { kind: 'moved', status: '3xx', source: 'a redirect that could not be followed' },
    { kind: 'not-found', status: [404, 410], source: 'the status' },
    { kind: 'invalid', status: [400, 409, 422], source: 'the status' },
];
/** The kind of an answer. An answer that no sign knows is refused for a reason that only its words tell. */
function findProblem(answer) {
    return SIGNS.find(sign => matches(sign, answer))?.kind ?? 'refused';
}
function matches(sign, answer) {
    const { status, header, words, documentation, isBlock, isPage } = sign;
    if (status !== undefined && !hasStatus(status, answer.status))
        return false;
    if (header !== undefined && !header[1].test(answer.headers[header[0]] ?? ''))
        return false;
    if (isBlock !== undefined && answer.block === undefined)
        return false;
    if (isPage !== undefined && isPage !== answer.isPage)
        return false;
    if (words === undefined && documentation === undefined)
        return true;
    return words?.test(answer.words) === true || documentation?.test(answer.documentation) === true;
}
function hasStatus(expected, status) {
    return typeof expected === 'string'
        ? Math.floor(status / 100) === Number(expected[0])
        : expected.includes(status);
}

;// CONCATENATED MODULE: ./lib/github/failure/read-failure.js
/** Judges what a request brought instead of a value: GitHub's refusal, a page, or no answer. */



/** Judges an answer that is no success. `now` in milliseconds since the epoch; `origin` is the server asked. */
function readRefusal(received, now, origin) {
    const answer = toRefused(received);
    const kind = findProblem(answer);
    const { status, headers } = received;
    return (0,failure_problem/* failureOf */.g5)({
        kind,
        said: answer.isPage ? '' : readWords(answer.words),
        status,
        ...(LIMITS.includes(kind) ? { waitMs: readWait(kind, headers, now) } : {}),
        ...(kind === 'page' ? (0,fields/* optional */.lq)('host', otherHost(received.url, origin)) : {}),
    });
}
const LIMITS = ['primary-limit', 'secondary-limit', 'content-limit'];
/** Judges a success whose body is not what GitHub documents: a page of a proxy, or the beginning of an answer. */
function readUnexpected({ status, data, url }, origin) {
    // Octokit makes an empty text of a body that ended early.
    const kind = data === '' || data === undefined ? 'cut-off' : 'page';
    return (0,failure_problem/* failureOf */.g5)({ kind, said: '', status, ...(0,fields/* optional */.lq)('host', otherHost(url, origin)) });
}
/** Judges an error of the network. An answer in time may have been lost on the way. */
function readNetworkError(error) {
    const { code, message } = innermost(error);
    const status = proxyStatus(message);
    const kind = status === undefined ? kindOf(code, message) : 'proxy';
    const problem = {
        kind,
        said: WORDLESS.includes(kind) ? '' : readWords(message),
        ...(0,fields/* optional */.lq)('status', status),
    };
    return (0,failure_problem/* failureOf */.g5)(problem);
}
/** The words of these errors tell nothing more than their kind. */
const WORDLESS = ['page', 'cut-off', 'redirects'];
/** A proxy that refuses the tunnel, in the words of undici 6. */
function proxyStatus(message) {
    const status = /^Proxy response \((\d{3})\)/.exec(message)?.[1];
    return status === undefined ? undefined : Number(status);
}
function kindOf(code, message) {
    if (/redirect count exceeded|unexpected redirect/i.test(message))
        return 'redirects';
    return ERRORS.find(([pattern]) => pattern.test(code))?.[1] ?? 'no-connection';
}
/** The codes of Node.js 24 and undici 6. */
const ERRORS = [
    [/^(?:ENOTFOUND|EAI_\w+)$/, 'no-name'],
    [/^ECONNREFUSED$/, 'connection-refused'],
    [/^(?:ETIMEDOUT|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT)$/, 'no-answer'],
    [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'connection-closed'],
    // Something without TLS answers.
    [/^(?:EPROTO|ERR_SSL_\w+|BODY_TOO_LARGE)$/, 'page'],
    [/CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS_/, 'certificate'],
    [/^BODY_CUT_OFF$/, 'cut-off'],
];
/** The reason of a failed connection is two causes down. */
function innermost(error) {
    let current = error;
    for (let depth = 0; depth < 5 && (0,fields/* fieldsOf */.Pf)(current)['cause'] !== undefined; depth++) {
        current = (0,fields/* fieldsOf */.Pf)(current)['cause'];
    }
    return { code: (0,fields/* textOf */.b6)((0,fields/* fieldsOf */.Pf)(current)['code']) ?? '', message: (0,errors/* messageOf */.b)(current) };
}
function toRefused({ status, headers, data }) {
    const body = (0,fields/* fieldsOf */.Pf)(data);
    const message = (0,fields/* textOf */.b6)(body['message']);
    const errors = Array.isArray(body['errors']) ? body['errors'] : [];
    const details = errors.flatMap(error => (0,fields/* textOf */.b6)(error) ?? (0,fields/* textOf */.b6)((0,fields/* fieldsOf */.Pf)(error)['message']) ?? []);
    return {
        status,
        headers,
        words: message === undefined ? pageText(data) : [message, ...details].join(': '),
        isPage: message === undefined,
        documentation: (0,fields/* textOf */.b6)(body['documentation_url']) ?? '',
        block: (0,fields/* isFields */.Ce)(body['block']) ? String(body['block']['reason'] ?? '') : undefined,
    };
}
/** As much of a page is searched for known words. */
const MAX_PAGE_CHARS = 20_000;
function pageText(data) {
    return (typeof data === 'string' ? data : (JSON.stringify(data) ?? '')).slice(0, MAX_PAGE_CHARS);
}
const MAX_WORDS_CHARS = 200;
/** One sentence without its full stop, so that it can stand in another one, and without the advice for a support case. */
function readWords(text) {
    const line = text
        .slice(0, 2_000)
        .replace(/\s+/g, ' ')
        .replace(/ If you reach out to GitHub Support.*$/, '')
        .trim();
    const cut = line.length > MAX_WORDS_CHARS ? `${line.slice(0, MAX_WORDS_CHARS - 1).trimEnd()}…` : line;
    return cut.replace(/[.\s]+$/, '');
}
/** A longer wait is not believed; it would not fit into the job anyway. */
const MAX_WAIT_MS = 24 * 3_600_000;
/**
 * How long GitHub asks to wait, in its documented order: `Retry-After`, then the reset of the primary limit if it is
 * used up (docs.github.com, "Rate limits for the REST API").
 */
function readWait(kind, headers, now) {
    const seconds = Number(headers['retry-after'] ?? Number.NaN);
    if (seconds >= 0)
        return Math.min(MAX_WAIT_MS, seconds * 1000);
    if (headers['x-ratelimit-remaining'] !== '0' || kind === 'content-limit')
        return failure_problem/* DEFAULT_WAIT_MS */.rQ;
    const reset = Number(headers['x-ratelimit-reset']) * 1000;
    const wait = reset - (parseDate(headers['date']) ?? now);
    return Number.isFinite(wait) ? Math.min(MAX_WAIT_MS, Math.max(1000, wait)) : failure_problem/* DEFAULT_WAIT_MS */.rQ;
}
/** An HTTP date in milliseconds since the epoch. */
function parseDate(date) {
    const time = Date.parse(date ?? '');
    return Number.isNaN(time) ? undefined : time;
}
function otherHost(url, origin) {
    if (url === undefined || !URL.canParse(url) || !URL.canParse(origin))
        return undefined;
    const { host } = new URL(url);
    return host === new URL(origin).host ? undefined : host;
}

;// CONCATENATED MODULE: ./lib/github/whole-body.js
/** Reads the body of an answer to its end. */
/** A page of 100 comments of 65,536 characters, each of four bytes, is smaller. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;
/**
 * A fetch for octokit that rejects when a body ends early or does not end. Octokit would take the first for an empty
 * body, and an endless one would use up the memory of the runner.
 *
 * Octokit reads each body as JSON then, whatever type it claims to have, and gives the text back when it is none.
 */
function fetchWhole(fetch) {
    return async (url, init) => {
        const response = await fetch(url, init);
        const headers = new Headers([...response.headers]);
        headers.set('content-type', 'application/json');
        // The status of a failure tells enough.
        const text = response.ok ? await readText(response) : await readText(response).catch(() => '');
        return { status: response.status, url: response.url, headers, text: () => Promise.resolve(text) };
    };
}
async function readText({ body }) {
    if (body === null)
        return '';
    const chunks = [];
    let bytes = 0;
    try {
        for await (const chunk of body) {
            bytes += chunk.byteLength;
            if (bytes > MAX_BODY_BYTES)
                break;
            chunks.push(chunk);
        }
    }
    catch (error) {
        throw bodyError('BODY_CUT_OFF', error);
    }
    if (bytes > MAX_BODY_BYTES)
        throw bodyError('BODY_TOO_LARGE');
    return Buffer.concat(chunks).toString('utf8');
}
/** Octokit hands the error on as a cause. */
function bodyError(code, reason) {
    return Object.assign(new Error('The answer did not arrive whole', { cause: reason }), { code });
}

;// CONCATENATED MODULE: ./lib/github/client.js
/**
 * A GitHub client: octokit, with every outcome as a value.
 *
 * It has its own few retries in place of octokit's plugins. plugin-retry repeats a write after an error that may have
 * come after the write took effect, which would create a second comment. plugin-throttling delays each write by a
 * second and waits as long as GitHub asks. Here only reads are repeated; after a failed write the caller has to read
 * before it writes again.
 */





const MAX_READ_TRIES = 3;
/** Creates a client; sends nothing yet. */
function connect({ token, baseUrl, clock, deadline }) {
    let octokit;
    let requests = 0;
    const write = async (call, convert) => {
        if (deadline.leftMs() <= 0)
            return timeIsOver(deadline);
        requests += 1;
        const signal = deadline.requestSignal();
        try {
            const response = await (0,github_deadline/* endWith */.qZ)(signal, async () => {
                octokit ??= loadOctokit(token, baseUrl);
                return call(await octokit, { signal });
            });
            const { data, headers, status } = response;
            // Octokit takes a redirect that cannot be followed for a success.
            if (status >= 300)
                return readRefusal({ ...response, headers: headersOf(headers) }, clock.now(), baseUrl);
            const serverTime = parseDate(headers.date) ?? clock.now();
            const value = convert(data, { serverTime, lastPage: parseLastPage(headers.link) });
            return value === undefined ? readUnexpected(response, baseUrl) : { kind: 'ok', value };
        }
        catch (error) {
            return signal.aborted ? timeIsOver(deadline) : readError(error, clock.now(), baseUrl);
        }
    };
    const read = (call, convert) => repeatRead(() => write(call, convert), { clock, deadline });
    return { read, write, requests: () => requests };
}
/** Sends a read again when another try may help and fits into the time that is left. */
async function repeatRead(send, { clock, deadline }) {
    for (let tries = 1;; tries++) {
        const answer = await send();
        if ((answer.kind !== 'unclear' && answer.kind !== 'limited') || tries === MAX_READ_TRIES)
            return answer;
        const waitMs = answer.kind === 'limited' ? answer.waitMs : 500 * 2 ** (tries - 1) * (1 + clock.random());
        if (waitMs >= deadline.leftMs())
            return answer;
        await clock.sleep(waitMs, deadline.signal);
        if (deadline.leftMs() <= 0)
            return answer;
    }
}
function timeIsOver({ signal }) {
    const isCancelled = signal.reason === 'ended';
    return (0,failure_problem/* failureOf */.g5)({ kind: isCancelled ? 'cancelled' : 'no-answer', said: '' });
}
/** Octokit and its HTTP client are most of this action's code, so a job that sends no request does not load them. */
async function loadOctokit(token, baseUrl) {
    const github = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(413)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2413));
    const ignore = () => undefined;
    const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
    const octokit = github.getOctokit(token, { baseUrl, log });
    // The fetch of @actions/github, which knows the proxy of the runner.
    const { request } = octokit.request.endpoint.DEFAULTS;
    return github.getOctokit(token, {
        baseUrl,
        log,
        request: { ...request, fetch: fetchWhole(request?.fetch ?? fetch) },
    });
}
function parseLastPage(link) {
    return Number(/[?&]page=(\d+)[^>]*>; rel="last"/.exec(link ?? '')?.[1] ?? 1);
}
/** Octokit's errors have this name. They have a `response` unless there was no answer. */
const OCTOKIT_ERROR = 'HttpError';
/** @throws an error of our own code */
function readError(error, now, baseUrl) {
    const { name, status, response } = (0,fields/* fieldsOf */.Pf)(error);
    if (name !== OCTOKIT_ERROR || typeof status !== 'number')
        throw error;
    if (response === undefined)
        return readNetworkError(error);
    const { data, headers, url } = (0,fields/* fieldsOf */.Pf)(response);
    const received = {
        status,
        data,
        headers: headersOf(headers),
        ...(0,fields/* optional */.lq)('url', typeof url === 'string' ? url : undefined),
    };
    return readRefusal(received, now, baseUrl);
}
function headersOf(headers) {
    return Object.fromEntries(Object.entries((0,fields/* fieldsOf */.Pf)(headers)).map(([name, value]) => [name, String(value)]));
}

;// CONCATENATED MODULE: ./lib/github/comment-api.js
/** The comments of one pull request over REST. The simulation replaces this interface. */

/** GitHub's largest page. */
const PAGE_SIZE = 100;
/** The comments of a pull request on GitHub. */
function commentApi({ read, write }, { owner, repo, number }) {
    const issue = { owner, repo, issue_number: number };
    const comment = (id) => ({ owner, repo, comment_id: id });
    return {
        list: (page, since) => {
            const filter = since === undefined ? {} : { since: new Date(since).toISOString() };
            const query = { ...issue, ...filter, page, per_page: PAGE_SIZE };
            return read(({ rest }, request) => rest.issues.listComments({ ...query, request }), (comments, info) => parsePage(comments, info));
        },
        get: id => read(({ rest }, request) => rest.issues.getComment({ ...comment(id), request }), parseComment),
        create: body => write(({ rest }, request) => rest.issues.createComment({ ...issue, body, request }), parseComment),
        update: (id, body) => write(({ rest }, request) => rest.issues.updateComment({ ...comment(id), body, request }), parseComment),
        remove: id => write(({ rest }, request) => rest.issues.deleteComment({ ...comment(id), request }), () => null),
    };
}
function parsePage(data, info) {
    const comments = parseList(data, parseComment);
    return comments === undefined ? undefined : { comments, ...info };
}
/** A list whose entries are all as documented. */
function parseList(data, parse) {
    if (!Array.isArray(data))
        return undefined;
    const entries = data.map(parse);
    return entries.every(entry => entry !== undefined) ? entries : undefined;
}
/** GitHub documents a missing body, and no user for a deleted account. Some servers send `null` for the body. */
function parseComment(data) {
    const { id, body, user, html_url, updated_at } = (0,fields/* fieldsOf */.Pf)(data);
    const url = (0,fields/* textOf */.b6)(html_url);
    const updatedAt = Date.parse((0,fields/* textOf */.b6)(updated_at) ?? '');
    const author = parseLogin(user);
    const text = body ?? '';
    if (!isId(id) || url === undefined || Number.isNaN(updatedAt) || typeof text !== 'string')
        return undefined;
    return author === undefined ? undefined : { id, body: text, author, url, updatedAt };
}
/** `null` for a deleted account; `undefined` when it is no account. */
function parseLogin(user) {
    if (user === null || user === undefined)
        return null;
    return (0,fields/* isFields */.Ce)(user) ? (0,fields/* textOf */.b6)(user['login']) : undefined;
}
/** Numbers of comments, pull requests and reviews. */
function isId(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

// EXTERNAL MODULE: ./lib/comment/state/embed.js
var state_embed = __nccwpck_require__(6090);
;// CONCATENATED MODULE: ./lib/github/find-comment.js
/** Finds this action's own comments on a pull request, with few requests in a conversation of many pages. */



/** GitHub closes a conversation at 2,500 comments; other servers may not. */
const MAX_PAGES = 100;
const PAGES_AT_ONCE = 4;
/**
 * If an own comment is this close to the edge of its page, the next page is read too: duplicates come from jobs that
 * start together, so they are close to each other.
 */
const EDGE_COMMENTS = 30;
/** Finds all own comments. */
async function findOwnComments(source) {
    const startedAt = source.clock.now();
    const first = await listPage(source, 1);
    if (first.kind !== 'ok')
        return first;
    const { serverTime, lastPage } = first.value;
    const own = [];
    const unread = new Set(Array.from({ length: lastPage - 1 }, (_, index) => index + 2));
    // GitHub lists the oldest comment first and has no other order. The comment is usually as old as the first push, so
    // page 1 usually has it, and page 1 is needed for the number of pages. A younger comment is found from the end.
    let batch = [[1, first]];
    for (;;) {
        const near = new Set();
        for (const [page, answer] of batch) {
            if (answer.kind !== 'ok')
                return answer;
            const selected = await selectOwn(answer.value.comments, source);
            if (selected.kind !== 'ok')
                return selected;
            own.push(...selected.value);
            for (const nearPage of pagesNear(page, answer.value.comments, selected.value))
                near.add(nearPage);
        }
        const pages = own.length === 0 ? [...unread].slice(-PAGES_AT_ONCE) : [...near].filter(page => unread.has(page));
        if (pages.length === 0)
            return { kind: 'ok', value: { comments: sortById(own), startedAt, serverTime } };
        for (const page of pages)
            unread.delete(page);
        batch = await Promise.all(pages.map(async (page) => [page, await listPage(source, page)]));
    }
}
/** Finds own comments that changed at `since` (ms) or later: one request unless over 100 comments did. */
async function findChangedComments(source, since) {
    const startedAt = source.clock.now();
    const own = [];
    for (let page = 1;; page++) {
        const answer = await listPage(source, page, since);
        if (answer.kind !== 'ok')
            return answer;
        const selected = await selectOwn(answer.value.comments, source);
        if (selected.kind !== 'ok')
            return selected;
        own.push(...selected.value);
        const { serverTime, lastPage } = answer.value;
        if (page >= lastPage)
            return { kind: 'ok', value: { comments: sortById(own), startedAt, serverTime } };
    }
}
/** Comments in the order in which they were created. */
function sortById(comments) {
    return [...comments].sort((one, other) => one.id - other.id);
}
async function listPage({ api }, page, since) {
    const answer = await api.list(page, since);
    return answer.kind === 'ok' && answer.value.lastPage > MAX_PAGES
        ? (0,failure_problem/* failureOf */.g5)({ kind: 'too-many-comments', said: '' })
        : answer;
}
/** The comments that begin with the marker and whose author is the token's account. */
async function selectOwn(comments, { key, identify }) {
    const marked = comments.filter(({ body }) => (0,state_embed/* hasMarker */.xY)(body, key));
    if (marked.length === 0)
        return { kind: 'ok', value: [] };
    const login = await identify();
    return login.kind === 'ok'
        ? { kind: 'ok', value: marked.filter(({ author }) => author === login.value) }
        : login;
}
function pagesNear(page, comments, own) {
    return own.flatMap(comment => {
        const index = comments.indexOf(comment);
        return [
            ...(index < EDGE_COMMENTS ? [page - 1] : []),
            ...(index >= PAGE_SIZE - EDGE_COMMENTS ? [page + 1] : []),
        ];
    });
}

;// CONCATENATED MODULE: ./lib/github/find-pull-request.js
/** Looks a pull request up by its commit, when the event does not name it. */


/** Finds the pull request: no request if the event has its number, else up to two. */
async function findPullRequest(client, repository, hint) {
    if (hint.kind !== 'commit')
        return hint;
    const { head, sha } = hint;
    const query = { ...repository, per_page: 100 };
    const select = (data) => selectPull(data, sha);
    if (head !== undefined) {
        // GitHub does not associate a fork's commit with a pull request of the parent repository, so the branch goes first.
        const byHead = await client.read(({ rest }, request) => rest.pulls.list({ ...query, head, state: 'open', request }), select);
        const found = readSelected(byHead, sha);
        if (found.kind !== 'none')
            return found;
    }
    const byCommit = await client.read(({ rest }, request) => rest.repos.listPullRequestsAssociatedWithCommit({ ...query, commit_sha: sha, request }), select);
    return readSelected(byCommit, sha);
}
/**
 * The open pull request that still has the commit as its head. If one branch has several, with different bases, it is
 * the oldest, so that every leg selects the same one. `undefined` when the data is no list of pull requests.
 */
function selectPull(data, sha) {
    const pulls = parseList(data, parsePull);
    const numbers = pulls?.filter(pull => pull.isOpen && pull.sha === sha).map(({ number }) => number);
    return numbers && { number: numbers.toSorted((one, other) => one - other)[0] };
}
function parsePull(data) {
    const { number, state, head } = (0,fields/* fieldsOf */.Pf)(data);
    const sha = (0,fields/* textOf */.b6)((0,fields/* fieldsOf */.Pf)(head)['sha']);
    return isId(number) && sha !== undefined ? { number, sha, isOpen: state === 'open' } : undefined;
}
function readSelected(answer, sha) {
    if (answer.kind === 'ok' && answer.value.number !== undefined) {
        return { kind: 'number', number: answer.value.number };
    }
    // GitHub answers 422 for an unknown commit and 409 for an empty repository.
    return answer.kind === 'ok' || answer.kind === 'gone' || answer.problem.kind === 'invalid'
        ? { kind: 'none', why: `No open pull request has the commit ${sha.slice(0, 7)} as its head.` }
        : { kind: 'failed', problem: answer.problem };
}

;// CONCATENATED MODULE: ./lib/github/token-account.js
/** The account of the token, because only its own comments are read and changed. */


/** The account of a workflow's own GITHUB_TOKEN, on github.com and on GitHub Enterprise Server. */
const ACTIONS_LOGIN = 'github-actions[bot]';
/**
 * Returns a function that finds the login of the token's account. It asks GitHub at most once, and not at all for the
 * job's own token. A comment of another account never counts as this action's comment.
 */
function createLoginFinder(client, pullRequest, facts) {
    let answer;
    return () => {
        answer ??= findLogin(client, pullRequest, facts);
        return answer;
    };
}
async function findLogin(client, pullRequest, { token, jobToken }) {
    if (token === jobToken)
        return { kind: 'ok', value: ACTIONS_LOGIN };
    // `ghs_` is GitHub's prefix for installation tokens; `/user` would answer 403.
    if (token.startsWith('ghs_'))
        return findAppLogin(client, pullRequest);
    const login = await client.read(({ rest }, request) => rest.users.getAuthenticated({ request }), user => (0,fields/* textOf */.b6)((0,fields/* fieldsOf */.Pf)(user)['login']));
    return login.kind === 'denied' ? findAppLogin(client, pullRequest) : login;
}
/**
 * Finds the login of an app's bot with REST: creates a review without submitting it, reads its author and deletes it.
 * Only its author can see such a review, it notifies no one, and it needs no more than `pull-requests: write`. GitHub
 * allows one for each account and pull request; if another job of this account has one now, its author is the answer.
 */
async function findAppLogin(client, { owner, repo, number }) {
    const pull = { owner, repo, pull_number: number };
    const review = await client.write(({ rest }, request) => rest.pulls.createReview({ ...pull, request }), parseReview);
    if (review.kind === 'ok') {
        const { id, login } = review.value;
        await client.write(({ rest }, request) => rest.pulls.deletePendingReview({ ...pull, review_id: id, request }), () => null);
        return { kind: 'ok', value: login };
    }
    if (review.kind !== 'failed' || review.problem.kind !== 'invalid')
        return review;
    const pending = await client.read(({ rest }, request) => rest.pulls.listReviews({ ...pull, per_page: 100, request }), data => parseList(data, parseReview));
    if (pending.kind !== 'ok')
        return pending;
    const own = pending.value.find(({ isPending }) => isPending);
    return own === undefined ? review : { kind: 'ok', value: own.login };
}
/** A review of a deleted account has no user, and its login is empty. */
function parseReview(data) {
    const { id, user, state } = (0,fields/* fieldsOf */.Pf)(data);
    const login = (0,fields/* textOf */.b6)((0,fields/* fieldsOf */.Pf)(user)['login']) ?? '';
    return isId(id) ? { id, login, isPending: state === 'PENDING' } : undefined;
}

// EXTERNAL MODULE: ./lib/comment/state/limit-size.js
var limit_size = __nccwpck_require__(6836);
// EXTERNAL MODULE: ./lib/github/plan-comment.js
var plan_comment = __nccwpck_require__(604);
// EXTERNAL MODULE: ./lib/comment/state/merge.js
var merge = __nccwpck_require__(799);
;// CONCATENATED MODULE: ./lib/github/upsert-session.js
/** What one call of the upsert keeps from round to round, and its waits. */

const OVERTAKEN = { kind: 'overtaken', said: '' };
/** A GitHub that fails gets less time than other jobs, because the time of a waiting job is billed. */
const MAX_UNCLEAR_WRITES = 2;
/** A read and a write take about as long on a slow network. */
const LAST_ROUND_MS = 1_500;
const FIRST_BACK_OFF_MS = 400;
const MAX_BACK_OFF_MS = 6_000;
/** Starts a call. `before` is the outcome of the main step, in the post step. */
function startSession(input, isPost, before) {
    const { key, run, rows } = input;
    const own = { version: 1, key, run, rows: (0,merge/* dedupeRows */.X)(rows.map(limit_size/* limitRow */.W)) };
    const saved = before?.kind === 'written' || before?.kind === 'unchanged' ? before : undefined;
    return {
        input,
        isPost,
        before: saved,
        known: input.known === undefined ? own : (0,merge/* mergeStates */.t)(own, input.known),
        since: before !== undefined && 'readAt' in before ? before.readAt : undefined,
        targetId: saved?.id,
        created: new Map(),
        lastWritten: undefined,
        hasWaitedSinceWrite: false,
        backOffs: 0,
        unclearWrites: 0,
        isMissing: false,
        problem: OVERTAKEN,
    };
}
/** Whether this job created the comment, in this step or in the main step. */
function hasCreated({ created, before }, id) {
    return created.has(id) || (before?.kind === 'written' && before.created && before.id === id);
}
/** The outcome of a call after which the comment has this job's rows. */
function savedOutcome(session, { id, url }) {
    const { lastWritten, before, since: readAt = 0 } = session;
    return lastWritten !== undefined || before?.kind === 'written'
        ? { kind: 'written', url, id, created: hasCreated(session, id), readAt }
        : { kind: 'unchanged', url, id, readAt };
}
/** Ends a call whose last write may have been overwritten; the post step or another job may still restore it. */
function giveUp(session, problem) {
    const { lastWritten, isMissing } = session;
    if (lastWritten !== undefined)
        return savedOutcome(session, lastWritten);
    return { kind: 'failed', problem, ...(isMissing ? { isMissing } : {}) };
}
/** Waits if another try of a write may help, and gives up otherwise. */
async function handleFailedWrite(session, failure) {
    if (failure.kind === 'limited')
        return backOff(session, failure.waitMs, failure.problem);
    session.unclearWrites += 1;
    return failure.kind === 'unclear' && session.unclearWrites <= MAX_UNCLEAR_WRITES
        ? backOff(session, 0, failure.problem)
        : giveUp(session, failure.problem);
}
/** Waits `leastMs` and a growing, random time on top, or gives up if that is more than the time that is left. */
async function backOff(session, leastMs = 0, problem = OVERTAKEN) {
    const { clock } = session.input;
    const growing = Math.min(MAX_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** session.backOffs);
    const waitMs = leastMs + growing * (0.5 + clock.random());
    if (!(await waitFor(session, waitMs)))
        return giveUp(session, problem);
    session.backOffs += 1;
    session.hasWaitedSinceWrite = true;
    session.problem = problem;
    return 'again';
}
/**
 * Waits until the comment is probably quiet; whether it waited. Where the time does not reach that far, it waits for
 * half of what is left and lets the caller look again: a row that was lost is then back early enough to be looked at
 * once more.
 */
async function waitForQuiet(session, ms) {
    const halfMs = session.input.deadline.leftMs() / 2;
    return halfMs > LAST_ROUND_MS && waitFor(session, Math.min(ms, halfMs));
}
/** Waits unless no time would be left then; whether it waited. */
async function waitFor({ input }, ms) {
    const { clock, deadline } = input;
    if (ms >= deadline.leftMs())
        return false;
    await clock.sleep(ms, deadline.signal);
    return deadline.leftMs() > 0;
}

;// CONCATENATED MODULE: ./lib/github/upsert-comment.js
/**
 * Writes a job's rows to the comment that all jobs of a run share. GitHub has no compare-and-set for comments, so a
 * write may undo another job's write. Each job therefore reads, merges, decides, writes the whole body, and reads again
 * until its rows are in. docs/comment-simulation.md says what that guarantees.
 */





const MAIN_MAX_ROUNDS = 6;
const POST_MAX_ROUNDS = 60;
/** A write needs a read that began no longer ago than this. */
const LOOKUP_MAX_AGE_MS = 2_000;
/** GitHub ends a request after 10 seconds (docs.github.com, "Troubleshooting the REST API"). */
const GITHUB_MAX_MS = 10_000;
/**
 * After this time without a change, no write can follow that is based on an older read: a read may be this old, a write
 * may take this long, and 3 seconds are for times in whole seconds and for replicas that lag behind.
 */
const QUIET_MS = LOOKUP_MAX_AGE_MS + GITHUB_MAX_MS + 3_000;
/** Later reads begin this long before the first one, whose time is in whole seconds and from another clock. */
const READ_OVERLAP_MS = 60_000;
/** The main step: writes this job's rows. It waits only if another job overwrites them or GitHub asks for it. */
async function upsertComment(input) {
    const { rows, when, run, commentCount, clock } = input;
    const session = startSession(input, false);
    const outcome = rows.some(state/* needsComment */.js) || (0,plan_comment/* needsLookup */.Qh)(when, run, commentCount)
        ? await runRounds(session, MAIN_MAX_ROUNDS)
        : { kind: 'skipped', why: 'nothing-to-say', readAt: clock.now() };
    return { outcome, known: session.known };
}
/**
 * The `post` step: reads once more, restores what a late write of another job undid, and removes duplicates. It ends
 * when the comment has this job's rows and no job can still write from an older read.
 *
 * @param before the outcome of {@link upsertComment}; `undefined` if the main step ended without one.
 */
async function recheckUpsert(input, before) {
    // After `nothing-to-say`, another leg of the matrix may have created a comment that needs this job's row too.
    const isFinal = (before?.kind === 'failed' && (0,failure_problem/* lasts */.UA)(before.problem)) ||
        (before?.kind === 'skipped' && (before.why !== 'nothing-to-say' || isOnlyJob(input)));
    return isFinal ? before : runRounds(startSession(input, true, before), POST_MAX_ROUNDS);
}
async function runRounds(session, maxRounds) {
    const { prefetched } = session.input;
    for (let round = 1; round <= maxRounds; round++) {
        const result = await runRound(session, round === 1 ? prefetched : undefined);
        if (result !== 'again')
            return result;
    }
    return giveUp(session, session.problem);
}
async function runRound(session, prefetched) {
    const { input, before } = session;
    const answer = prefetched ? ok(prefetched) : await readComments(session);
    if (answer.kind !== 'ok')
        return giveUp(session, answer.problem);
    const { comments, startedAt, serverTime } = answer.value;
    session.since ??= serverTime;
    const readAt = session.since;
    session.targetId = comments[0]?.id ?? session.targetId;
    if (comments.length === 0 && before !== undefined) {
        // No own comment changed lately. If the main step wrote one, it has been removed since.
        return before.kind === 'unchanged' ? before : { kind: 'skipped', why: 'removed', readAt };
    }
    session.known = (0,plan_comment/* mergeComments */.tC)(session.known, comments);
    const plan = (0,plan_comment/* planComment */.tx)(comments, session.known, input);
    session.isMissing = plan.kind === 'create' || plan.kind === 'update';
    switch (plan.kind) {
        case 'nothing-to-say':
        case 'newer-run':
            return { kind: 'skipped', why: plan.kind, readAt };
        case 'up-to-date':
            return session.isPost ? finishPost(session, plan, serverTime) : finishMain(session, plan);
        case 'create':
        case 'update':
            return write(session, plan, startedAt);
    }
}
/** Reads the own comments, oldest first: all of them at first, then what changed since. */
async function readComments(session) {
    const { input, since, targetId, before } = session;
    if (since === undefined)
        return findOwnComments(input);
    if (targetId !== undefined && session.lastWritten === undefined && !session.isPost) {
        // The first read is too old to write from. It found the oldest comment, so only that one has to be read again.
        const startedAt = input.clock.now();
        const target = await input.api.get(targetId);
        if (target.kind === 'ok')
            return ok({ comments: [target.value], startedAt, serverTime: since });
        if (target.kind !== 'gone')
            return target;
        session.targetId = undefined;
    }
    const changed = await findChangedComments(input, since - READ_OVERLAP_MS);
    if (changed.kind !== 'ok')
        return changed;
    // A replica that lags behind may not list the comments that this call created.
    const comments = new Map(session.created);
    for (const comment of changed.value.comments)
        comments.set(comment.id, comment);
    if (session.targetId !== undefined && !comments.has(session.targetId)) {
        // The target was changed long ago. If nothing else changed either, the post step does not need to read it.
        if (comments.size === 0 && before !== undefined)
            return changed;
        const target = await input.api.get(session.targetId);
        if (target.kind === 'ok')
            comments.set(target.value.id, target.value);
        else if (target.kind !== 'gone')
            return target;
    }
    return ok({ ...changed.value, comments: sortById(comments.values()) });
}
/** Writes the body, unless a wait or a new read has to come first. */
async function write(session, plan, lookupStart) {
    const { api, clock } = session.input;
    const waitMs = plan.kind === 'create' && !session.hasWaitedSinceWrite ? waitForFirstJob(session.input) : 0;
    if (waitMs > 0)
        return backOff(session, waitMs);
    const startedAt = clock.now();
    if (startedAt - lookupStart > LOOKUP_MAX_AGE_MS)
        return 'again';
    // Another job overwrote this job's write. A random wait spreads the jobs, and a new read has to follow it.
    if (session.lastWritten !== undefined && !session.hasWaitedSinceWrite)
        return backOff(session);
    const answer = plan.kind === 'create'
        ? await api.create(plan.body)
        : await watchWhile(session, plan.target.id, api.update(plan.target.id, plan.body));
    if (answer.kind === 'gone' && plan.kind === 'update')
        return 'again';
    if (answer.kind !== 'ok')
        return handleFailedWrite(session, answer);
    session.unclearWrites = 0;
    session.lastWritten = answer.value;
    session.hasWaitedSinceWrite = false;
    if (plan.kind === 'create')
        session.created.set(answer.value.id, answer.value);
    // A job without a matrix leaves the second read to its post step, which is soon enough for other jobs' writes.
    return isOnlyJob(session.input) && !session.isPost ? savedOutcome(session, answer.value) : 'again';
}
/** A request usually takes less. */
const SLOW_WRITE_MS = 500;
/**
 * A write that takes long overwrites what other jobs write meanwhile. So the comment is read as long as it takes: the
 * next round puts those rows back, even if their jobs have ended.
 */
async function watchWhile(session, id, writing) {
    const { api, clock } = session.input;
    while (await clock.takesLonger(writing, SLOW_WRITE_MS)) {
        const seen = await api.get(id);
        if (seen.kind === 'ok')
            session.known = (0,plan_comment/* mergeComments */.tC)(session.known, [seen.value]);
    }
    return writing;
}
/**
 * Each new comment sends mail to everyone who watches the pull request, and removing it does not take the mail back. So
 * when all jobs of a matrix find no comment, the first job creates it, and the others wait this long (ms) and read
 * again.
 */
function waitForFirstJob({ matrixJob, clock }) {
    if (matrixJob === undefined || matrixJob.index === 0)
        return 0;
    return 600 + clock.random() * 400 * Math.min(matrixJob.total, 10);
}
/** Removes the duplicates of this job: its rows are in the older comment, and its post step checks that. */
async function finishMain(session, { target, duplicates }) {
    await removeComments(session, duplicates.filter(({ id }) => session.created.has(id)));
    return savedOutcome(session, target);
}
/** Ends, or waits until no job can still write from an older read. */
async function finishPost(session, { target, duplicates }, serverTime) {
    const { input, known } = session;
    const outcome = savedOutcome(session, target);
    const ownLegs = new Set(input.rows.map(row => (0,limit_size/* limitRow */.W)(row).leg));
    const isAlone = isOnlyJob(input) && known.rows.every(row => ownLegs.has(row.leg));
    if (isAlone) {
        // Nobody else writes, so nothing can undo what was merged from a duplicate.
        await removeComments(session, duplicates);
        return outcome;
    }
    const quietInMs = target.updatedAt + QUIET_MS - serverTime;
    // Every read of a comment has its creator's rows, so no other job can undo them and the creator need not wait.
    if (quietInMs > 0 && (duplicates.length > 0 || !hasCreated(session, target.id))) {
        return (await waitForQuiet(session, quietInMs + input.clock.random() * 2_000)) ? 'again' : outcome;
    }
    await removeComments(session, duplicates);
    return outcome;
}
/** A comment that cannot be removed is left to the next job that reads it. */
async function removeComments({ input }, comments) {
    for (const { id } of comments)
        await input.api.remove(id);
}
function isOnlyJob({ matrixJob }) {
    return matrixJob?.total === 1;
}
function ok(value) {
    return { kind: 'ok', value };
}

;// CONCATENATED MODULE: ./lib/github/publish-comment.js
/** What the steps call: prefetch, write and recheck the comment of one job. */







/** Reads the comments while the job is busy with something else. The deadline ends it early, as a failed lookup. */
async function prefetchLookup(target, timing) {
    const lookup = await openLookup(target, timing);
    if (lookup.kind !== 'found')
        return lookup;
    const found = await findOwnComments({ ...lookup, clock: timing.clock });
    return found.kind === 'ok'
        ? { ...lookup, prefetched: found.value }
        : { kind: 'failed', problem: found.problem, requests: lookup.requests };
}
/** The main step's part: writes the comment, starting from `prefetched` where that is still valid. */
async function publishComment(job, timing, prefetched) {
    if (prefetched !== undefined && isStillValid(prefetched, job)) {
        return publish(job, timing, prefetched, upsertComment);
    }
    const lookup = await openLookup(job, timing);
    const result = await publish(job, timing, lookup, upsertComment);
    return { ...result, requests: result.requests + (prefetched?.requests() ?? 0) };
}
/** The `post` step's part: checks the comment once more. `before` is the result of {@link publishComment}. */
async function recheckComment(job, timing, { outcome, known }) {
    const lookup = await openLookup(job, timing);
    return publish(job, timing, lookup, async (input) => ({
        outcome: await recheckUpsert({ ...input, known }, outcome),
    }));
}
/**
 * A failed lookup is repeated, since GitHub may answer now. A pull request may have been opened since it was not found;
 * a job with nothing to report does not ask again.
 */
function isStillValid({ kind }, { rows, when }) {
    return kind === 'found' || (kind === 'none' && when === 'on-fallback' && !rows.some(state/* needsComment */.js));
}
/** Finds the pull request; sends nothing if the event names it. */
async function openLookup(target, timing) {
    const [owner = '', repo = ''] = target.repository.split('/');
    const client = connect({ token: target.token, baseUrl: target.apiUrl, ...timing });
    const { requests } = client;
    const found = await findPullRequest(client, { owner, repo }, target.pullRequest);
    if (found.kind !== 'number')
        return { ...found, requests };
    const { number, commentCount } = found;
    const pullRequest = { owner, repo, number };
    return {
        kind: 'found',
        requests,
        api: commentApi(client, pullRequest),
        identify: createLoginFinder(client, pullRequest, target),
        key: target.key,
        commentCount,
    };
}
async function publish(job, timing, lookup, upsert) {
    const { requests } = lookup;
    switch (lookup.kind) {
        case 'none':
            return { requests: requests(), outcome: { kind: 'no-pull-request', why: lookup.why } };
        case 'failed':
            return { requests: requests(), outcome: { kind: 'failed', problem: lookup.problem } };
        case 'found': {
            const { rows, run, when, render, matrixJob } = job;
            const result = await upsert({ ...lookup, ...timing, rows, run, when, render, matrixJob });
            return { requests: requests(), ...result };
        }
    }
}


/***/ }),

/***/ 5691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1250);

await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)();
// @actions/exec cannot end its child. A wrapper script of `codex` that hangs must not keep the step running.
process.stdout.write('', leave);
/**
 * Ends the process. Node.js 24 waits at its exit for the resolver of the system, which can take 10 s and more to give a
 * name up. So while a name is being looked up, another program takes the place of this one and ends with its code.
 */
function leave() {
    if (process.execve !== undefined && process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap')) {
        // Not in use on Windows. It would warn that it is new.
        process.removeAllListeners('warning');
        const code = `process.exit(${process.exitCode ?? 0})`;
        process.execve(process.execPath, [process.execPath, '-e', code], {});
    }
    process.exit();
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./lib/chain/decision.js
var chain_decision = __nccwpck_require__(2911);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./lib/config/codex-home.js
/** CODEX_HOME: the directory where the CLI keeps its login and its configuration. */


/**
 * Takes the input, or the environment's CODEX_HOME, or `~/.codex`, in this order. A leading `~/` is expanded, because
 * no shell has expanded it.
 */
function resolveCodexHome(options) {
    const { input, env } = options;
    const named = input || env['CODEX_HOME'];
    const userHome = env['HOME'] || env['USERPROFILE'] || (0,external_node_os_.homedir)();
    if (!named)
        return { dir: (0,external_node_path_.join)(userHome, '.codex'), explicit: false };
    return { dir: /^~[/\\]/.test(named) ? (0,external_node_path_.join)(userHome, named.slice(2)) : (0,external_node_path_.resolve)(named), explicit: true };
}
/** The path of the stored login in a CODEX_HOME. */
function authFilePath(home) {
    return (0,external_node_path_.join)(home.dir, 'auth.json');
}
/** The path of the user's configuration in a CODEX_HOME. */
function configFilePath(home) {
    return (0,external_node_path_.join)(home.dir, 'config.toml');
}

// EXTERNAL MODULE: ./lib/github/deadline.js
var github_deadline = __nccwpck_require__(987);
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
/** One of a few words, or undefined for an empty input. The nearest word is suggested for any other. */
function parseOptionalChoice(input, raw, allowed, synonyms) {
    const text = raw.trim();
    const match = allowed.find(value => value === text);
    if (text === '' || match !== undefined)
        return match;
    const word = text.toLowerCase().replace(/[\s_]+/g, '-');
    const nearest = Object.hasOwn(synonyms, word) ? synonyms[word] : closestMatch(word, allowed);
    const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
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
var base_fields = __nccwpck_require__(4144);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __nccwpck_require__(7594);
;// CONCATENATED MODULE: ./lib/config/read-file.js
/** Reads a file that this action did not write, so it may be broken or huge. */


/** Far above the size of any real auth.json (5 kB) or config.toml. */
const MAX_BYTES = 1024 * 1024;
/** Reads a text file as UTF-8. It reads at most one byte more than `maxBytes`. */
function readTextFile(file, maxBytes = MAX_BYTES) {
    let handle;
    try {
        handle = (0,external_node_fs_.openSync)(file, 'r');
        const buffer = Buffer.alloc(maxBytes + 1);
        let size = 0;
        for (let read = -1; read !== 0 && size < buffer.length; size += read) {
            read = (0,external_node_fs_.readSync)(handle, buffer, size, buffer.length - size, null);
        }
        if (size > maxBytes)
            return { kind: 'unreadable' };
        return { kind: 'text', text: buffer.toString('utf8', 0, size) };
    }
    catch (error) {
        const code = (0,errors/* codeOf */.$)(error);
        return { kind: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable' };
    }
    finally {
        if (handle !== undefined)
            (0,external_node_fs_.closeSync)(handle);
    }
}

;// CONCATENATED MODULE: ./lib/route/auth-secrets.js
/** Finds the texts in auth.json that must be masked. */

/** The values of these fields are no secrets. A mask of `chatgpt` would hide that word everywhere in the log. */
const PUBLIC_FIELDS = new Set(['auth_mode', 'last_refresh']);
/** Claims of a token that identify its owner. The others are words (`plus`), addresses of issuers, or numbers. */
const PERSONAL_CLAIM = /(^|_)(email|name|sub|sid|jti|id)$/;
/** Shorter texts are not secrets, and a mask of one would hide ordinary words. */
const MIN_SECRET_CHARS = 8;
const MIN_EMAIL_CHARS = 3;
/**
 * All secrets in a parsed auth.json: keys and tokens, the parts of tokens between the dots, account ids, and from the
 * claims the owner's address and ids.
 */
function secretsIn(value) {
    const secrets = new Set();
    const add = (text, minChars = MIN_SECRET_CHARS) => {
        if (text.length >= minChars)
            secrets.add(text);
    };
    for (const [field, text] of textsIn(value)) {
        if (PUBLIC_FIELDS.has(field))
            continue;
        add(text);
        for (const part of text.split('.'))
            add(part);
        for (const [claim, content] of textsIn(claimsOf(text))) {
            if (PERSONAL_CLAIM.test(claim))
                add(content, content.includes('@') ? MIN_EMAIL_CHARS : MIN_SECRET_CHARS);
        }
    }
    return [...secrets];
}
/** Everything that could be a token in a text that is not valid JSON. */
function tokensIn(text) {
    return [...new Set(text.match(/[A-Za-z0-9_-]{20,}/g))];
}
/** The claims of a JWT; no fields for any other text. */
function claimsOf(token) {
    const payload = token?.split('.')[1];
    if (payload === undefined)
        return {};
    try {
        return (0,base_fields/* fieldsOf */.Pf)(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    }
    catch {
        return {};
    }
}
/**
 * Every text in a value, with the name of its field. It uses a stack instead of recursion, because the JSON parser has
 * no limit of depth, and the CLI (0.169) accepts a login next to a field that is nested 20,000 levels deep.
 */
function textsIn(value) {
    const texts = [];
    const stack = [['', value]];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
        const [field, item] = next;
        if (typeof item === 'string')
            texts.push([field, item]);
        else if (Array.isArray(item))
            for (const element of item)
                stack.push([field, element]);
        else if ((0,base_fields/* isFields */.Ce)(item))
            for (const entry of Object.entries(item))
                stack.push(entry);
    }
    return texts;
}

;// CONCATENATED MODULE: ./lib/route/auth-file.js
/** Reads auth.json, where Codex stores its login: what the file says about the login, and its secrets, for masking. */




/** Reads auth.json. A broken file is not an error: the CLI reads it too, so the probe shows what is wrong with it. */
function readAuthFile(file) {
    const read = readTextFile(file);
    if (read.kind !== 'text')
        return { facts: { kind: 'none' }, secrets: [] };
    let value;
    try {
        value = JSON.parse(read.text);
    }
    catch {
        // A broken file may still hold whole tokens, and the CLI or a later step may print them.
        return { facts: { kind: 'none' }, secrets: tokensIn(read.text) };
    }
    const login = (0,base_fields/* fieldsOf */.Pf)(value);
    const refreshToken = (0,base_fields/* textOf */.b6)((0,base_fields/* fieldsOf */.Pf)(login['tokens'])['refresh_token']);
    return {
        facts: factsOf(login),
        secrets: secretsIn(value),
        ...(0,base_fields/* optional */.lq)('refreshTokenHash', refreshToken && (0,external_node_crypto_.createHash)('sha256').update(refreshToken).digest('hex')),
    };
}
/**
 * Watches the stored login from now on. `rotated` says whether auth.json holds another refresh token than at the start.
 * The token works once: after a rotation, every other job that has a copy of the old file is signed out.
 */
function watchLogin(file) {
    const before = readAuthFile(file).refreshTokenHash;
    return {
        rotated: () => {
            const now = readAuthFile(file).refreshTokenHash;
            return before !== undefined && now !== undefined && now !== before;
        },
    };
}
function factsOf(login) {
    const hasApiKey = (0,base_fields/* textOf */.b6)(login['OPENAI_API_KEY']) !== undefined;
    const kind = kindOf(login['auth_mode'], hasApiKey);
    if (kind === 'api-key')
        return { kind: hasApiKey ? kind : 'none' };
    if (kind === 'access-token')
        return { kind };
    const tokens = (0,base_fields/* fieldsOf */.Pf)(login['tokens']);
    const accessToken = (0,base_fields/* textOf */.b6)(tokens['access_token']);
    if (accessToken === undefined && (0,base_fields/* textOf */.b6)(tokens['refresh_token']) === undefined)
        return { kind: 'none' };
    return {
        kind,
        plan: planOf(accessToken) ?? planOf((0,base_fields/* textOf */.b6)(tokens['id_token'])),
        expiresAt: expiryOf(accessToken),
        lastRefreshAt: timeOf(login['last_refresh']),
        hasApiKey,
    };
}
/**
 * Logins of old CLIs have no `auth_mode`; a key then wins over tokens (0.77 to 0.169). 0.142 and later have more modes
 * than `apikey` and `chatgpt`: `chatgptAuthTokens`, `personalAccessToken`, `agentIdentity`.
 */
function kindOf(authMode, hasApiKey) {
    const mode = (0,base_fields/* textOf */.b6)(authMode)
        ?.toLowerCase()
        .replace(/[^a-z]/g, '');
    if (mode === undefined)
        return hasApiKey ? 'api-key' : 'chatgpt';
    if (mode === 'apikey')
        return 'api-key';
    return mode.startsWith('chatgpt') ? 'chatgpt' : 'access-token';
}
/** The plan is printed, so only a plain word is accepted. */
function planOf(token) {
    const plan = (0,base_fields/* textOf */.b6)((0,base_fields/* fieldsOf */.Pf)(claimsOf(token)['https://api.openai.com/auth'])['chatgpt_plan_type']);
    return plan !== undefined && /^[A-Za-z0-9_-]{1,40}$/.test(plan) ? plan : undefined;
}
/** When a token expires, in milliseconds since the epoch. */
function expiryOf(token) {
    const exp = claimsOf(token)['exp'];
    return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : undefined;
}
function timeOf(value) {
    const time = Date.parse((0,base_fields/* textOf */.b6)(value) ?? '');
    return Number.isNaN(time) ? undefined : time;
}

// EXTERNAL MODULE: ./lib/runner/actions-core.js
var actions_core = __nccwpck_require__(153);
// EXTERNAL MODULE: ./lib/redact/plain-line.js
var plain_line = __nccwpck_require__(2388);
;// CONCATENATED MODULE: ./lib/redact/secrets/view.js
/** Forms of a line that keep where each of their characters came from. */
/** A code point that is no character. The line itself must not contain it. */
const BREAK = '\uffff';
function viewOf(line) {
    const text = line.replaceAll(BREAK, ' ');
    const starts = Array.from({ length: text.length }, (_, index) => index);
    return { text, starts, ends: starts.map(start => start + 1) };
}
/** Builds a view from parts of another one: `add` takes the new text and the part of the source that it stands for. */
function buildView(source) {
    const texts = [];
    const starts = [];
    const ends = [];
    const add = (text, from, to) => {
        texts.push(text);
        const { start, end } = rangeOf(source, from, to);
        for (let count = 0; count < text.length; count++) {
            starts.push(start);
            ends.push(end);
        }
    };
    return {
        add,
        view: () => ({ text: texts.join(''), starts, ends, isRearranged: source.isRearranged === true }),
    };
}
/** The view in which each character is replaced by what `replace` makes of it, which may be nothing. */
function mapView(view, replace) {
    const { add, view: built } = buildView(view);
    let at = 0;
    for (const character of view.text) {
        add(replace(character), at, at + character.length);
        at += character.length;
    }
    return built();
}
function reverseView({ text, starts, ends }) {
    // Halves of a surrogate pair would change their order.
    const backwards = Array.from(text).toReversed().join('');
    return { text: backwards, starts: starts.toReversed(), ends: ends.toReversed(), isRearranged: true };
}
/** The view without the characters for which `isLeftOut` is true. It gets UTF-16 units. */
function withoutUnits({ text, starts, ends }, isLeftOut) {
    const kept = { starts: [], ends: [] };
    const parts = [];
    let copied = 0;
    for (let at = 0; at < text.length; at++) {
        if (isLeftOut(text.charCodeAt(at))) {
            if (copied < at)
                parts.push(text.slice(copied, at));
            copied = at + 1;
        }
        else {
            kept.starts.push(starts[at] ?? 0);
            kept.ends.push(ends[at] ?? 0);
        }
    }
    parts.push(text.slice(copied));
    return { text: parts.join(''), ...kept, isRearranged: true };
}
/** Where a part of a view came from. A part that is backwards ends with what is first in the line. */
function rangeOf({ starts, ends }, from, to) {
    const last = to > from ? to - 1 : from;
    const [firstStart, lastStart] = [starts[from] ?? 0, starts[last] ?? 0];
    const [firstEnd, lastEnd] = [ends[from] ?? 0, ends[last] ?? 0];
    return {
        start: firstStart < lastStart ? firstStart : lastStart,
        end: firstEnd > lastEnd ? firstEnd : lastEnd,
    };
}

;// CONCATENATED MODULE: ./lib/redact/secrets/content.js
/** What counts in a text when it is compared with a secret. */

const IGNORED = {
    letters: /[^\p{L}\p{N}]/gu,
    marks: /[^\p{L}\p{N}!"#$%&'()+<=>?@[\]^`{}]/gu,
    visible: /[\s\p{C}\p{M}]/gu,
};
/** The same letter in both cases, without an accent, and in another form such as full width, is one character. */
function foldCharacter(character) {
    return character.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
}
const foldCaches = {
    letters: new Map(),
    marks: new Map(),
    visible: new Map(),
};
/** A text may contain any character, and the memory is to stay small. */
const MAX_CACHED = 10_000;
/** What a character counts as: usually one code point or none. No secret has the number of a break. */
function codesOf(character, kind) {
    if (character === BREAK)
        return [-1];
    const cache = foldCaches[kind];
    const cached = cache.get(character);
    if (cached !== undefined)
        return cached;
    const counted = foldCharacter(character).replace(IGNORED[kind], '');
    const codes = Array.from(counted, each => each.codePointAt(0) ?? 0);
    if (cache.size < MAX_CACHED)
        cache.set(character, codes);
    return codes;
}
function contentOf(text, kind) {
    const content = { codes: [], at: [], ends: [] };
    let at = 0;
    for (const character of text) {
        for (const code of codesOf(character, kind)) {
            content.codes.push(code);
            content.at.push(at);
            content.ends.push(at + character.length);
        }
        at += character.length;
    }
    return content;
}

;// CONCATENATED MODULE: ./lib/redact/secrets/utf8.js
/** Bytes as text, each character with the part of a view that it came from. */
const { fromCodePoint } = String;
/**
 * Adds bytes as UTF-8. `replaceInvalid` gives the text for a byte that is not valid there, such as the second half of a
 * character that was cut.
 */
function addUtf8(bytes, add, replaceInvalid) {
    for (let at = 0; at < bytes.length;) {
        const [code, size] = decodeUtf8(bytes, at);
        const { byte = 0, from = 0 } = bytes[at] ?? {};
        const text = code === undefined ? replaceInvalid(byte) : fromCodePoint(code === 0xffff ? 0x20 : code);
        add(text, from, bytes[at + size - 1]?.to ?? from);
        at += size;
    }
}
/** The code point that begins at an index, and the number of its bytes; undefined and 1 where none begins. */
function decodeUtf8(bytes, at) {
    const lead = bytes[at]?.byte ?? 0;
    if (lead < 0x80)
        return [lead, 1];
    // A letter with an accent in UTF-16.
    if (bytes[at + 1]?.byte === 0 || bytes[at - 1]?.byte === 0)
        return [lead, 1];
    const size = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (size === 1)
        return [undefined, 1];
    let code = lead & (0x7f >> size);
    for (let next = 1; next < size; next++) {
        const byte = bytes[at + next]?.byte ?? 0;
        if ((byte & 0xc0) !== 0x80)
            return [undefined, 1];
        code = (code << 6) | (byte & 0x3f);
    }
    const isCodePoint = code >= (size === 3 ? 0x800 : size === 4 ? 0x10000 : 0x80) && code <= 0x10ffff;
    return isCodePoint && (code < 0xd800 || code > 0xdfff) ? [code, size] : [undefined, 1];
}

;// CONCATENATED MODULE: ./lib/redact/secrets/digits.js
/** Reads a view as bytes in digits: hexadecimal, base64, and decimal numbers. */


const HEX = { bits: 4, shifts: [0, 4], digitOf: tableOf('0123456789abcdef', '0123456789ABCDEF') };
/** In base64url two marks are other ones. `=` at the end says nothing. */
const BASE64 = {
    bits: 6,
    shifts: [0, 2, 4, 6],
    digitOf: tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
};
const BREAK_CODE = BREAK.charCodeAt(0);
/** Fewer characters in a row are no text: any digits give some by chance. */
const MIN_TEXT_CHARS = 8;
function tableOf(...alphabets) {
    const table = new Int8Array(128).fill(-1);
    for (const alphabet of alphabets) {
        for (let value = 0; value < alphabet.length; value++)
            table[alphabet.charCodeAt(value)] = value;
    }
    return code => (code < 128 ? (table[code] ?? -1) : -1);
}
/** The texts that the hexadecimal digits stand for. It is not known where a byte begins, so there are two. */
function hexViews(source) {
    return digitViews(source, HEX);
}
/** The texts that the base64 digits stand for. It is not known where a byte begins, so there are four. */
function base64Views(source) {
    return digitViews(source, BASE64);
}
/**
 * Any other characters may stand between the digits. But ordinary words are digits too, which would change the first and
 * the last byte, so digits that are next to each other are also read alone.
 */
function digitViews(source, digits) {
    return [digitRuns(source.text, digits, true), digitRuns(source.text, digits, false)].flatMap(runs => digits.shifts
        .map(shift => textView(source, runs.flatMap(run => textIn(bytesOf(run, digits.bits, shift), run, digits.bits, shift))))
        .filter(view => view.text !== ''));
}
/** The runs of digits that are long enough; with `isSpaced`, all digits between two breaks are one run. */
function digitRuns(text, { bits, digitOf }, isSpaced) {
    let run = { values: [], at: [] };
    const runs = [run];
    for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        // In `0x73` the first digit only says what follows.
        if (bits === 4 && code === 0x30 && (text.charCodeAt(at + 1) | 0x20) === 0x78)
            continue;
        const value = digitOf(code);
        if (value >= 0) {
            run.values.push(value);
            run.at.push(at);
        }
        else if ((!isSpaced || code === BREAK_CODE) && run.at.length > 0) {
            if (run.at.length * bits < MIN_TEXT_CHARS * 8)
                runs.pop();
            run = { values: [], at: [] };
            runs.push(run);
        }
    }
    return runs.filter(({ values }) => values.length * bits >= MIN_TEXT_CHARS * 8);
}
function bytesOf({ values }, bits, shift) {
    const bytes = [];
    let value = 0;
    let held = -shift;
    for (let index = 0; index < values.length; index++) {
        value = ((value << bits) | (values[index] ?? 0)) & 0xffff;
        held += bits;
        if (held < 8)
            continue;
        held -= 8;
        bytes.push((value >> held) & 0xff);
    }
    return bytes;
}
/** The parts of the bytes that may be text. Ordinary words are digits too, and most of their bytes are none. */
function textIn(bytes, { at }, bits, shift) {
    const runs = [];
    let start = 0;
    for (let end = 0; end <= bytes.length; end++) {
        if (end < bytes.length && isTextAt(bytes, end))
            continue;
        if (end - start >= MIN_TEXT_CHARS) {
            const run = [];
            for (let index = start; index < end; index++) {
                // The first and the last digit of a byte may also be those of its neighbors.
                const from = at[((shift + index * 8) / bits) | 0] ?? 0;
                const last = at[((shift + index * 8 + 7) / bits) | 0] ?? from;
                run.push({ byte: bytes[index] ?? 0, from, to: last + 1 });
            }
            runs.push(run);
        }
        start = end + 1;
    }
    return runs;
}
/**
 * Whether a byte may be of a text: in ASCII also white space and the zero bytes of UTF-16, and other bytes only beside
 * one another, as in UTF-8, or beside a zero.
 */
function isTextAt(bytes, at) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80)
        return byte >= 0x20 ? byte !== 0x7f : byte === 0 || byte === 9 || byte === 10 || byte === 13;
    const before = at > 0 ? (bytes[at - 1] ?? 0) : 0x20;
    const after = at + 1 < bytes.length ? (bytes[at + 1] ?? 0) : 0x20;
    if (before === 0 || after === 0)
        return true;
    return byte < 0xc0 ? before >= 0x80 : after >= 0x80 && after < 0xc0;
}
/** The text of decimal numbers in a row, such as `115, 107, 45`. */
function numberViews(source) {
    const runs = [[]];
    for (const { 0: part, index } of source.text.matchAll(/\d+|\uffff/g)) {
        if (part === BREAK)
            runs.push([]);
        else
            runs.at(-1)?.push({ byte: +part < 0x100 ? +part : 0x100, from: index, to: index + part.length });
    }
    const view = textView(source, runs.filter(run => run.length >= MIN_TEXT_CHARS));
    return view.text === '' ? [] : [view];
}
/** The parts of the bytes that are text. Zero bytes stay in it, because UTF-16 has them between letters. */
function textView(source, runs) {
    const { add, view } = buildView(source);
    let text = [];
    let count = 0;
    const flush = () => {
        if (count >= MIN_TEXT_CHARS) {
            for (const part of text)
                add(...part);
            const [, from = 0, to = 1] = text.at(-1) ?? [];
            add(BREAK, from, to);
        }
        text = [];
        count = 0;
    };
    for (const run of runs) {
        addUtf8(run, (character, from, to) => {
            if (character === BREAK || (character < ' ' && !/[\0\t\r\n]/.test(character)))
                return flush();
            text.push([character, from, to]);
            if (character > ' ')
                count++;
        }, () => BREAK);
        flush();
    }
    return view();
}

;// CONCATENATED MODULE: ./lib/redact/secrets/escapes.js
/** Resolves escapes in a text: percent-encoding, escapes of JSON and of programming languages, character references. */


/** Bytes: `%73`, `\x73`, `\163`. Characters: `%u0073`, `\u0073`, `\u{73}`, `&#115;`, `&#x73;`, `&sol;`. */
const CODED = String.raw `(?:%[0-9a-f]{2}|\\x[0-9a-f]{2}|\\[0-3][0-7]{2})+|[%\\]u[0-9a-f]{4}|\\[ux]\{[0-9a-f]{1,8}\}|&#x[0-9a-f]{1,16};?|&#\d{1,16};?|&[a-z][a-z0-9]{1,31};|&(?:amp|lt|gt|quot|nbsp)`;
/** In JSON, a backslash before another one makes it a plain character. */
const ESCAPES = new RegExp(String.raw `\\["'\\/bfnrt]|${CODED}`, 'gi');
/** Where one encoding was put on a part of another one, it does not. */
const CODES = new RegExp(CODED, 'gi');
const ESCAPED_BYTE = /%..|\\x..|\\.../gi;
/** Quoted-printable, also at the end of a line. A view of its own, because `=` before a key is no sequence. */
const QUOTED_PRINTABLE = /(?:=[0-9a-f]{2})+|=(?=\s)/gi;
const CONTROLS = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
/** The names of marks in HTML. All other names that are not letters with an accent are dropped. */
const MARKS = {
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", sol: '/', bsol: '\\', plus: '+', equals: '=' },
    ...{ lowbar: '_', underbar: '_', period: '.', colon: ':', semi: ';', comma: ',', num: '#', dollar: '$' },
    ...{
        percnt: '%',
        commat: '@',
        excl: '!',
        quest: '?',
        ast: '*',
        midast: '*',
        lpar: '(',
        rpar: ')',
        grave: '`',
    },
    ...{ hyphen: '-', dash: '-', lsqb: '[', lbrack: '[', rsqb: ']', rbrack: ']', lcub: '{', lbrace: '{' },
    ...{ rcub: '}', rbrace: '}', verbar: '|', vert: '|', hat: '^', tilde: '~' },
};
const ACCENTED = /^([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)$/i;
/** The views in which one level of escapes is resolved. There are several where it is not sure what an escape is. */
function unescapeViews(source) {
    return [
        replaceIn(source, ESCAPES, characterOf),
        ...(source.text.includes('\\') ? [replaceIn(source, CODES, characterOf)] : []),
        replaceIn(source, QUOTED_PRINTABLE, () => ''),
    ].filter(view => view !== undefined);
}
function replaceIn(source, escapes, replace) {
    const { add, view } = buildView(source);
    let copied = 0;
    const copyUntil = (end) => {
        for (; copied < end; copied++)
            add(source.text.charAt(copied), copied, copied + 1);
    };
    for (const { 0: sequence, index } of source.text.matchAll(escapes)) {
        copyUntil(index);
        copied = index + sequence.length;
        const bytes = escapedBytes(sequence, index);
        if (bytes.length > 0)
            addUtf8(bytes, add, byte => String.fromCharCode(byte));
        else
            add(replace(sequence), index, copied);
    }
    if (copied === 0)
        return undefined;
    copyUntil(source.text.length);
    return view();
}
function escapedBytes(sequence, index) {
    if (!/^(?:%[^u]|\\x[^{]|\\[0-3][0-7]|=.)/i.test(sequence))
        return [];
    return Array.from(sequence.matchAll(sequence.startsWith('=') ? /=../g : ESCAPED_BYTE), ({ 0: part, index: at }) => ({
        byte: part.length === 4 && !/x/i.test(part) ? Number.parseInt(part.slice(1), 8) : hexIn(part),
        from: index + at,
        to: index + at + part.length,
    }));
}
/** The character that an escape stands for. */
function characterOf(sequence) {
    if (/^(?:%u|\\[ux]\{|\\u.|&#x)/i.test(sequence))
        return fromCode(hexIn(sequence.replace(/^&#/, '')));
    if (sequence.startsWith('&#'))
        return fromCode(Number.parseInt(sequence.slice(2), 10));
    const name = sequence.replace(/^[&\\]|;$/g, '');
    if (sequence.startsWith('\\'))
        return CONTROLS[name.toLowerCase()] ?? name;
    return MARKS[name.toLowerCase()] ?? ACCENTED.exec(name)?.[1] ?? ' ';
}
/** The hexadecimal digits of an escape as a number. */
function hexIn(sequence) {
    return Number.parseInt(/[0-9a-f]+/i.exec(sequence.replace(/^[%\\=]?[ux]?/i, ''))?.[0] ?? '', 16);
}
function fromCode(code) {
    // A half of a surrogate pair stays, because the other one follows.
    if (code >= 0xd800 && code <= 0xdfff)
        return String.fromCharCode(code);
    const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    return character === BREAK ? ' ' : character;
}

;// CONCATENATED MODULE: ./lib/redact/secrets/decoded-views.js
/** Decodes a line in every way in which a server may have encoded a secret, one inside the other. */



/** JSON inside base64 inside JSON inside a URL is four levels. Deeper encodings have not been seen. */
const MAX_DEPTH = 4;
/** All views together are at most so many times longer than the line, and a constant. No text needs so much by accident. */
const MAX_GROWTH = 60;
const MIN_BUDGET_CHARS = 20_000;
/** The line itself, and what its parts are when they are decoded once, twice and so on. */
function viewsOf(line) {
    const views = [];
    const isNewText = createNewsCheck();
    const isNewContent = createNewsCheck();
    let budget = MIN_BUDGET_CHARS + MAX_GROWTH * line.length;
    const isNew = (view) => {
        // Without its separators, a rearranged view is often the same as another one.
        const hasNewContent = isNewContent(withoutUnits(view, isSeparator));
        if (view.isRearranged === true && !hasNewContent)
            return false;
        if (view.text.length > budget || !isNewText(view))
            return false;
        budget -= view.text.length;
        return true;
    };
    let level = [viewOf(line)];
    for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth++) {
        const found = level.map(normalizeView).filter(isNew);
        views.push(...found);
        if (depth < MAX_DEPTH)
            level = found.flatMap(view => decodeView(view, isNewText));
    }
    return views;
}
/** A function that tells whether a view has a text that no other one had before, or the same in another place. */
function createNewsCheck() {
    const seen = new Set(['']);
    return ({ text, starts }) => {
        const key = text === '' ? '' : `${starts[0]} ${starts.at(-1)} ${text}`;
        const isNew = !seen.has(key);
        seen.add(key);
        return isNew;
    };
}
/** Each character as the usual one. Characters together would make others. */
function normalizeCharacters(text) {
    return Array.from(text, character => character.normalize('NFKC')).join('');
}
/** Compatibility forms, such as full-width letters, as the usual characters. Invisible characters are left out. */
function normalizeView(view) {
    if (/^[ -~\s\0\uffff]*$/.test(view.text))
        return view;
    return mapView(view, character => character < '\x7f' || character === BREAK
        ? character
        : normalizeCharacters(character).replace(/[\p{Cf}\p{DI}\uffff]/gu, ''));
}
/**
 * Everything that a view may stand for. White space, other separators and a change of direction may hide an encoding
 * from its decoder, so they are also taken away before.
 */
function decodeView(view, isNew) {
    return [view, reverseView(view)].flatMap(source => {
        const unspaced = withoutUnits(source, isSpace);
        const bare = withoutUnits(source, isSeparator);
        return [
            ...decodeEscapes(source),
            ...decodeDigits(source),
            ...(isNew(unspaced) ? decodeEscapes(unspaced) : []),
            ...(isNew(bare) ? [...decodeEscapes(bare), ...decodeDigits(bare)] : []),
        ];
    });
}
function decodeEscapes(view) {
    return [...unescapeViews(view), ...numberViews(view)];
}
function decodeDigits(view) {
    return [...hexViews(view), ...base64Views(view)];
}
function isSpace(unit) {
    return unit <= 0x20 || (unit > 0x7f && /\s/.test(String.fromCharCode(unit)));
}
/** What often separates others, and is no part of an escape. Halves of surrogate pairs stay. */
function isSeparator(unit) {
    return unit < 0x80
        ? ASCII_SEPARATORS[unit] === 1
        : /[^\p{L}\p{N}\p{Cs}\uffff]/u.test(String.fromCharCode(unit));
}
const ASCII_SEPARATORS = Uint8Array.from({ length: 0x80 }, (_, unit) => /[A-Za-z0-9!"#$%&'()+;<=>?@[\\\]^`{}]/.test(String.fromCharCode(unit)) ? 0 : 1);

;// CONCATENATED MODULE: ./lib/redact/secrets/secret-windows.js
/** Cuts secrets into all their parts of 12 characters. */

/** So many characters of a secret in a row are a part of it and not chance. */
const PART_CHARS = 12;
/** A part with fewer characters that count could be in any sentence. */
const MIN_COUNTED = 8;
/** Long enough, but no secret: how most addresses begin, and a row of one or two marks. */
const NO_SECRET = /^(?:https:\/\/(?:api|www)\.|([^\p{L}\p{N}])\1*([^\p{L}\p{N}]?)(?:\1|\2)*)$/iu;
/** Every 12 code points of the text that follow each other without a break. */
function createWindows(text) {
    const offsets = [];
    const starts = [];
    const ends = [];
    let at = 0;
    for (const character of text) {
        if (character === BREAK)
            offsets.length = 0;
        else {
            offsets.push(at);
            if (offsets.length >= PART_CHARS) {
                starts.push(offsets[offsets.length - PART_CHARS] ?? 0);
                ends.push(at + character.length);
            }
        }
        at += character.length;
    }
    return { starts, ends, length: starts.length };
}
/**
 * Turns the windows that have enough content into places of it; `rest` are the others. With `withRuns`, also every 12
 * characters of the content, so that a part is found without the marks between its letters.
 */
function sortWindows(text, content, windows, withRuns) {
    const places = new Map();
    const rest = { starts: [], ends: [], length: 0 };
    const add = (place, size) => {
        const ofSize = places.get(size);
        if (ofSize === undefined)
            places.set(size, [place]);
        else
            ofSize.push(place);
    };
    if (withRuns)
        for (const place of runsIn(content))
            add(place, PART_CHARS);
    let from = 0;
    let to = 0;
    for (let index = 0; index < windows.length; index++) {
        const [start, end] = [windows.starts[index] ?? 0, windows.ends[index] ?? 0];
        while ((content.at[from] ?? Number.POSITIVE_INFINITY) < start)
            from++;
        while ((content.at[to] ?? Number.POSITIVE_INFINITY) < end)
            to++;
        const size = Math.min(to - from, PART_CHARS);
        if (withRuns && size === PART_CHARS)
            continue;
        if (size < MIN_COUNTED) {
            rest.length = rest.starts.push(start);
            rest.ends.push(end);
        }
        else if (!NO_SECRET.test(text.slice(start, end)))
            add(from, size);
    }
    return { places, rest };
}
/** The places where 12 characters of the content begin without a break between them. */
function* runsIn({ codes }) {
    let length = 0;
    for (let place = 0; place < codes.length; place++) {
        length = codes[place] === -1 ? 0 : length + 1;
        if (length >= PART_CHARS)
            yield place - PART_CHARS + 1;
    }
}

;// CONCATENATED MODULE: ./lib/redact/secrets/marks.js
/** Compares the marks between letters: `sk-abcdefghi` are 12 characters, and only 11 of them are letters. */


/**
 * Whether a text that has `size` letters of a secret also has the marks that make them 12 characters: all marks between
 * the letters, and enough of those on both sides. Other characters may stand between them.
 */
function hasMarks(said, from, secret, place, size) {
    let missing = PART_CHARS - size;
    for (let index = 0; index < size - 1; index++) {
        const marks = Array.from(gapAfter(secret, place + index));
        if (countFound(marks, gapAfter(said, from + index)) < marks.length)
            return false;
        missing -= marks.length;
    }
    if (missing <= 0)
        return true;
    // The marks that are nearest to the letters come first.
    const before = countFound(reversed(gapAfter(secret, place - 1)), reversed(gapAfter(said, from - 1)).join(''));
    const after = countFound(Array.from(gapAfter(secret, place + size - 1)), gapAfter(said, from + size - 1));
    return before + after >= missing;
}
/** What stands between a character that counts and the next one. */
function gapAfter({ text, at, ends }, index) {
    const end = at[index + 1] ?? text.length;
    return text.slice(Math.max(ends[index] ?? 0, end - MAX_GAP_UNITS), end);
}
/** No more marks are compared. */
const MAX_GAP_UNITS = 200;
function reversed(text) {
    return Array.from(text).toReversed();
}
/** How many of the marks a gap has, in their order. White space may be missing. */
function countFound(marks, gap) {
    let at = 0;
    for (const [index, mark] of marks.entries()) {
        if (/\s/.test(mark))
            continue;
        const found = mark === BREAK ? -1 : gap.indexOf(mark, at);
        if (found === -1)
            return index;
        at = found + mark.length;
    }
    return marks.length;
}

;// CONCATENATED MODULE: ./lib/redact/secrets/ordinary-words.js
/** Tells the words of a sentence from a part of a secret that has the same letters. */
const WORD = '(?:[A-Z]?[a-z]+|[A-Z]+)';
/** Also names such as ChatGPT and OAuth. */
const PHRASE_WORD = '(?:[A-Z]{0,2}[a-z]+(?:[A-Z]+[a-z]*)?|[A-Z]+)';
const SPACE = '[)\\]}"\'`.,;:!?]{0,3} ["\'`([{]?';
/** Words of a sentence, or of a name such as `OPENAI_API_KEY`. The first and the last word may be cut. */
const PHRASE = new RegExp(`^${PHRASE_WORD}(?:(?:${SPACE}|_)${PHRASE_WORD})*$`);
/** A word or a name such as `OPENAI_API_KEY` or AccessDeniedException. */
const NAME = new RegExp(`^(?:${WORD}(?:_${WORD})*|(?:[A-Z][a-z]{3,}){2,})$`);
/** Letters with a space after each are no words. */
const MIN_CHARS_PER_WORD = 2;
const MAX_NAME_CHARS = 64;
/** What belongs to the same name before and after a piece, and to the same word. */
const NAME_SIDES = [/\w*$/, /^\w*/];
const WORD_SIDES = [/[A-Za-z0-9]*$/, /^[A-Za-z0-9]*/];
/**
 * Whether a text that has 12 characters of a secret only says ordinary words: a secret such as `my-refresh-token-0123`
 * must not hide "refresh token" in an error message, and one that is JSON must not hide the name of a field.
 *
 * Either the secret separates the same words by marks where the text has spaces, so that no long part of the secret is
 * there. Or the text has one whole word, which is a whole word in the secret as well. A random secret has no such words.
 */
function isOrdinaryText(said, secret) {
    const words = said.text.slice(said.start, said.end);
    return isSamePhrase(words, secret) || isSameName(said, secret);
}
function isSamePhrase(said, { text, start, end }) {
    if (!/[ _]/.test(said) || !PHRASE.test(said))
        return false;
    const words = said.split(/[^A-Za-z]+/);
    if (said.length < words.length * MIN_CHARS_PER_WORD)
        return false;
    const inSecret = text.slice(start, end);
    const names = inSecret.split(/[^A-Za-z]+/);
    return (!/\s/.test(inSecret) &&
        !(said.includes('_') && inSecret.includes('_')) &&
        names.length === words.length &&
        names.every((name, index) => name.length === words[index]?.length));
}
/** A name as a whole, or one word of it. */
function isSameName(said, secret) {
    return [NAME_SIDES, WORD_SIDES].some(sides => {
        const name = wholeOf(said, sides);
        return NAME.test(name) && name.toLowerCase() === wholeOf(secret, sides).toLowerCase();
    });
}
/** The whole name or word of which a piece is a part. */
function wholeOf({ text, start, end }, [before, after]) {
    const left = before.exec(text.slice(Math.max(0, start - MAX_NAME_CHARS), start))?.[0] ?? '';
    const right = after.exec(text.slice(end, end + MAX_NAME_CHARS))?.[0] ?? '';
    return left + text.slice(start, end) + right;
}
/** Whether a secret has only such words. Then no part of it counts, but the whole still does. */
function hasOnlyWords(secret) {
    return /^[^A-Za-z0-9]*[A-Za-z]+(?:[^A-Za-z0-9]+[A-Za-z]+)*[^A-Za-z0-9]*$/.test(secret);
}

;// CONCATENATED MODULE: ./lib/redact/secrets/part-index.js
/** Finds the parts of many texts in another text, in linear time. */
/** The product as 32 bits. */
const { imul } = Math;
/** An odd number with bits in all places, from the golden ratio. */
const BASE = 0x9e3779b1;
/**
 * An index of parts of `codes`: of each size, the places where one begins. Its memory is a few bytes for each part. Of
 * parts with the same characters only one is kept, unless `differ` tells them apart.
 */
function indexParts(codes, places, differ) {
    const tables = Array.from(places, ([size, ofSize]) => {
        const table = createTable(size, ofSize.length);
        for (const place of ofSize)
            insert(codes, table, place, differ);
        return table;
    });
    return (text, onMatch) => {
        for (const table of tables)
            findIn(codes, table, text, onMatch);
    };
}
function createTable(size, count) {
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 1)));
    let highest = 1;
    for (let power = 1; power < size; power++)
        highest = imul(highest, BASE);
    return { size, slots, highest };
}
function insert(codes, { size, slots }, place, differ) {
    let hash = 0;
    for (let at = place; at < place + size; at++)
        hash = roll(hash, codes[at] ?? 0);
    let slot = mix(hash) & (slots.length - 1);
    for (let other = slots[slot] ?? 0; other !== 0; other = slots[slot] ?? 0) {
        if (isSame(codes, other - 1, codes, place, size) && !differ(other - 1, place, size))
            return;
        slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = place + 1;
}
/** Goes through the text with a rolling hash. Every hit is compared, so none is by chance. */
function findIn(codes, { size, slots, highest }, text, onMatch) {
    let hash = 0;
    for (let to = 1; to <= text.length; to++) {
        const from = to - size;
        if (from > 0)
            hash = (hash - imul(text[from - 1] ?? 0, highest)) | 0;
        hash = roll(hash, text[to - 1] ?? 0);
        if (from < 0)
            continue;
        let slot = mix(hash) & (slots.length - 1);
        for (let place = slots[slot] ?? 0; place !== 0; place = slots[slot] ?? 0) {
            if (isSame(codes, place - 1, text, from, size))
                onMatch({ from, to, place: place - 1 });
            slot = (slot + 1) & (slots.length - 1);
        }
    }
}
function roll(hash, code) {
    return (imul(hash, BASE) + code) | 0;
}
/** The low bits of a rolling hash depend on the low bits of the characters alone. */
function mix(hash) {
    const half = imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return half ^ (half >>> 13);
}
function isSame(codes, place, text, from, size) {
    for (let index = 0; index < size; index++)
        if (codes[place + index] !== text[from + index])
            return false;
    return true;
}

;// CONCATENATED MODULE: ./lib/redact/secrets/secret-parts.js
/** Finds what is left of secrets in a text: any 12 characters of one that follow each other. */






/** The armor of a key, and points in time. They tell nothing, and ordinary texts have them. */
const PUBLIC_PARTS = /-----(?:BEGIN|END) [A-Z0-9 ]{1,60}-----|(?<!\d)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?(?!\d)/g;
/**
 * A function that finds parts of these secrets in a view, forwards and backwards. Its memory and the time to make it are
 * linear in the length of all secrets, and the time of a search in the length of the view.
 */
function createPartFinder(secrets) {
    const texts = secrets.flatMap(secret => secret.replaceAll(BREAK, ' ').replace(PUBLIC_PARTS, BREAK).split(BREAK));
    const text = texts.join(BREAK);
    const finders = [createWholeFinder(texts.filter(hasOnlyWords))];
    let windows = createWindows(text);
    // A part is compared by its letters if it has enough of them, and otherwise by more of its characters.
    for (const kind of ['letters', 'marks', 'visible']) {
        if (windows.length === 0)
            break;
        const content = contentOf(text, kind);
        const { places, rest } = sortWindows(text, content, windows, kind === 'letters');
        finders.push(createFinder(kind, text, content, places, kind === 'letters' ? isOrdinary : () => false));
        windows = rest;
    }
    return (view, line) => finders.flatMap(find => find(view, line));
}
/** Finds secrets of words alone as a whole. Their parts may be ordinary texts. */
function createWholeFinder(texts) {
    const text = texts.join(BREAK);
    const content = contentOf(text, 'letters');
    const places = new Map();
    let start = 0;
    for (let place = 0; place <= content.codes.length; place++) {
        if ((content.codes[place] ?? -1) !== -1)
            continue;
        if (place > start)
            places.set(place - start, [...(places.get(place - start) ?? []), start]);
        start = place + 1;
    }
    return createFinder('letters', text, content, places, () => false);
}
function createFinder(kind, text, content, places, isHarmless) {
    if (places.size === 0)
        return () => [];
    const secret = { text, at: Int32Array.from(content.at), ends: Int32Array.from(content.ends) };
    const find = indexParts(Int32Array.from(content.codes), places, differentSeparators(secret));
    return (view, line) => {
        const said = { text: view.text, ...contentOf(view.text, kind) };
        const { codes, at, ends } = said;
        const ranges = [];
        const add = (from, to) => {
            const [start, end] = [at[from] ?? 0, ends[to - 1] ?? 0];
            const range = rangeOf(view, start, end);
            // Where the line has the same letters, it tells itself whether they are ordinary words.
            if (view.isRearranged !== true ||
                !hasLetters(line.slice(range.start, range.end), codes.slice(from, to)))
                ranges.push(range);
        };
        find(codes, match => {
            if (!isHarmless(view, said, secret, match))
                add(match.from, match.to);
        });
        find(codes.toReversed(), ({ from, to }) => add(codes.length - to, codes.length - from));
        return ranges;
    };
}
/** Ordinary words, or fewer than 12 letters without the marks that make them 12 characters of the secret. */
function isOrdinary(view, said, secret, { from, to, place }) {
    const size = to - from;
    if (size < PART_CHARS && view.isRearranged !== true && !hasMarks(said, from, secret, place, size))
        return true;
    return isOrdinaryText(pieceOf(said, from, to), pieceOf(secret, place, place + size));
}
function pieceOf({ text, at, ends }, from, to) {
    return { text, start: at[from] ?? 0, end: ends[to - 1] ?? 0 };
}
/** Where the same letters are separated in other places, they are other words. */
function differentSeparators({ text, at, ends }) {
    const separatorAfter = (place) => text.slice(ends[place], at[place + 1]);
    return (place, other, size) => {
        for (let index = 0; index < size - 1; index++) {
            const [one, two] = [separatorAfter(place + index), separatorAfter(other + index)];
            if ((one === '') !== (two === '') || /\s/.test(one) !== /\s/.test(two))
                return true;
        }
        return false;
    };
}
/** In either direction. */
function hasLetters(text, letters) {
    const { codes } = contentOf(text, 'letters');
    const isSame = (other) => codes.every((code, index) => code === other[index]);
    return codes.length === letters.length && (isSame(letters) || isSame(letters.toReversed()));
}

;// CONCATENATED MODULE: ./lib/redact/secrets/secret-patterns.js
/** Secrets that can be told by their looks alone. */
/** A digit or a long run tells a token from the word after "Bearer" in a sentence. */
const TOKEN = '(?=[^\\s"\']{0,200}\\d|[^\\s"\']{24})[A-Za-z0-9._~+/=*-]{6,}';
/** What looks like a secret. No pattern backtracks over more than a constant. */
const SECRET_PATTERNS = [
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
function maskSecretPatterns(text, mask) {
    return SECRET_PATTERNS.reduce((rest, pattern) => rest.replace(pattern, mask), text);
}

;// CONCATENATED MODULE: ./lib/redact/sanitizer.js
/** Makes text from outside fit to be written: one short line without secrets. */







/** What replaces a secret, as in the runner's own masks. */
const MASK = '***';
/** A shorter secret occurs in any text by chance. Replacing it would hide the text and not the secret. */
const sanitizer_MIN_SECRET_CHARS = 4;
/** A shorter secret is replaced only where it is not part of a longer word. */
const MIN_CHARS_INSIDE_WORDS = 8;
/** With so many of its characters, a secret has a part with enough content. */
const MIN_VISIBLE_SHARE = 0.75;
/**
 * A function that makes a text one line of visible characters, at most `maxChars` code points long, in which `***`
 * replaces every secret.
 *
 * Secrets are found by content and not by spelling. The line is decoded (escapes, character references, hexadecimal,
 * base64, several levels deep), and each decoded form is searched for
 * - 12 characters that follow each other in a secret, forwards or backwards, in upper or lower case, with any other
 *   characters between them;
 * - short secrets as a whole.
 *
 * It also replaces what looks like a secret, because a server may echo a key that this action never saw. The result is
 * not escaped for any markup.
 */
function createSanitizer(secrets, maxChars) {
    const findSecrets = createSecretFinder(secrets);
    return text => {
        // Text far behind the limit is never shown.
        const line = (0,plain_line/* plainLine */.h)(text.slice(0, maxChars * 8 + 4_000));
        return truncate(maskSecretPatterns(maskRanges(line, findSecrets(line)), MASK), maxChars);
    };
}
function createSecretFinder(secrets) {
    const normalized = new Set(secrets.map(secret => normalizeCharacters((0,plain_line/* plainLine */.h)(secret))));
    const searched = [...normalized].filter(secret => secret.length >= sanitizer_MIN_SECRET_CHARS);
    if (searched.length === 0)
        return () => [];
    const short = searched.filter(isShort).map(visibleText);
    const findParts = createPartFinder(searched.filter(secret => !isShort(secret)));
    const minChars = short.length > 0 ? sanitizer_MIN_SECRET_CHARS : PART_CHARS;
    return line => line.length < minChars
        ? []
        : viewsOf(line).flatMap(view => [...findWholes(view, short), ...findParts(view, line)]);
}
/** Whether a secret is too short for a part, or has parts of which too little counts, such as a row of accents. */
function isShort(secret) {
    const { length } = Array.from(secret);
    return length < PART_CHARS || contentOf(secret, 'visible').codes.length < length * MIN_VISIBLE_SHARE;
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
function findWholes(view, secrets) {
    if (secrets.length === 0)
        return [];
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

;// CONCATENATED MODULE: ./lib/redact/identifiers/identifier-words.js
/** Tells from its shape alone whether a word is an identifier: an account number, a hash, an id made by a machine. */
/**
 * Words with letters, digits, dots, dashes and underscores. Slashes and colons separate words, so that a path keeps its
 * readable parts.
 */
const identifier_words_WORD = /[A-Za-z0-9](?:[A-Za-z0-9_.~-]*[A-Za-z0-9_])?={0,2}/g;
/** The text with `[id]` in place of every word that is an identifier. */
function maskIdentifierWords(text) {
    return text.replace(identifier_words_WORD, (word, at) => {
        const bare = word.replace(/=+$/, '');
        const isBase64 = bare !== word && isIdentifier(bare);
        if (/^\d+$/.test(bare)) {
            const isAmount = isAmountOrTime(text.slice(Math.max(0, at - 30), at), text.slice(at + bare.length).slice(0, 20));
            return bare.length < MIN_ACCOUNT_DIGITS || isAmount ? word : word.replace(bare, '[id]');
        }
        if (isBase64)
            return '[id]';
        return isIdentifier(bare) ? word.replace(bare, '[id]') : word;
    });
}
/** AWS accounts have 12 digits, Google projects 12, Volcengine accounts 10. Dates have 8, and limits of tokens 7. */
const MIN_ACCOUNT_DIGITS = 9;
/** Kinds of owners whose ids have the kind as a prefix: `org-…`, `proj_…`, `team_…`. */
const OWNER_ID = /^(?:org|orgs|proj|project|team|wrk|acct|account|user|usr|ws|workspace|cus|tenant|req|ep)[-_](.+)$/i;
/** Words after `org-` that make an ordinary word. After `user-` and `team-` almost every word does. */
const COMPOUND = /^(?:admins?|based|defined|id|level|managed|members?|name|not|only|owned|owners?|policy|scoped|specific|verified|wide)(?:$|[-_])/i;
/** Whether a word without white space, slash or colon is an identifier. */
function isIdentifier(word) {
    // A time of AWS, a number with its unit, and the beginning of an ISO time.
    if (/^(?:\d{8}T\d{4,6}Z?|\d+\.\d+[A-Za-z]{0,3}|\d{4}-\d{2}-\d{2}T\d{2})$/.test(word))
        return false;
    if (/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.test(word))
        return true;
    // Account and telephone numbers in groups. No date has this form.
    if (/^\d{3,4}(?:-\d{3,4}){2,6}$/.test(word))
        return true;
    const tail = OWNER_ID.exec(word)?.[1];
    if (tail !== undefined && isOwnerTail(word, tail))
        return true;
    return word.split(/[^A-Za-z0-9]+/).some(isMachineMade);
}
function isOwnerTail(word, tail) {
    if (/\d/.test(tail))
        return !/^(?:agent|level|tier|type|version|v)\b/i.test(tail);
    if (/^(?:org-|proj_|wrk_|acct_)/.test(word))
        return !COMPOUND.test(tail) && tail.length >= 3;
    return classChanges(tail) >= 3 && /^[A-Za-z]+$/.test(tail) && tail.length >= 8;
}
/** Words that names of models are made of. A name without separators would look like an id: `mixtral8x22binstruct`. */
const MODEL_WORDS = /^(?:gpt|chatgpt|claude|sonnet|haiku|opus|llama|codellama|qwen|gemini|gemma|mistral|mixtral|codestral|deepseek|codex|grok|kimi|glm|phi|nova|command|titan|granite|nemotron|doubao|ernie|hunyuan|minimax|jamba|falcon|mini|turbo|flash|preview|chat|coder|vision)$|instruct$/i;
/** A number and its unit in one word. */
const QUANTITY = /^\d+(?:[kmgt]?b|tokens?|requests?|chars|characters|m?s|us|ns|min|k|m|usd|rpm|tpm)$/i;
/** Whether a run of letters and digits was made by a machine: too long and too mixed to be a word or a model's name. */
function isMachineMade(run) {
    if (run.length < 8)
        return false;
    if (/^\d+$/.test(run))
        return run.length >= MIN_ACCOUNT_DIGITS;
    // An error code: AADSTS700016.
    if (/^[A-Z]{2,10}\d{3,7}$/.test(run))
        return false;
    const segments = run.split(/\d+/);
    const isModelName = segments.some(segment => MODEL_WORDS.test(segment)) && changeRate(run) < 0.5;
    if (QUANTITY.test(run) || isModelName)
        return false;
    if (/\d{9}/.test(run))
        return true;
    if (!/\d/.test(run))
        return run.length >= 16 && isMixedAtRandom(run);
    // Words in camel case, with or without a number: modelNotFound404.
    if (/^[a-z]*(?:[A-Z]+[a-z]{2,})*\d{0,5}$/.test(run))
        return false;
    if (run.length >= 10 && /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(run))
        return true;
    const digits = run.replace(/\D+/g, '').length;
    // A date at the beginning belongs to a version: 20260423v1.
    if (run.length >= 9 && digits >= 6 && !/^20\d{6}(?!\d)/.test(run))
        return true;
    if (run.length >= 16)
        return classChanges(run) >= 4;
    return classChanges(run) >= 5;
}
/** Whether capitals are spread without sense: words in camel case have few lone small letters and few runs of capitals. */
function isMixedAtRandom(letters) {
    const lone = letters.match(/(?<![a-z])[a-z](?![a-z])/g)?.length ?? 0;
    const runs = letters.match(/[A-Z]{2,}/g)?.length ?? 0;
    return lone + runs >= 4;
}
function changeRate(run) {
    return classChanges(run) / run.length;
}
/** How often the kind of character changes: small letter, capital letter, digit. Ids change often, words do not. */
function classChanges(run) {
    const classes = run
        .replace(/[a-z]+/g, 'a')
        .replace(/[A-Z]+/g, 'A')
        .replace(/\d+/g, '0');
    return classes.length - 1;
}
/** Money, tokens, durations and times have many digits and identify nobody. */
function isAmountOrTime(before, after) {
    return (/[$€£¥￥＄₩₹]\s?-?$|\d\.$|\b(?:USD|EUR|CNY|RMB)\s?$/i.test(before) ||
        /^\s?(?:tokens?|requests?|bytes|chars|characters|credits|m?s|seconds|minutes|hours|days|weeks|USD|EUR|CNY)\b/i.test(after) ||
        /\b(?:resets?|expires?|expired|retry|until|timestamp|time|epoch|limit|used|requested|remaining|max\w{0,20}|min\w{0,20})["']?(?:[ _](?:at|in|on|is|after))?["']?\s?[:=]?\s?$/i.test(before));
}

;// CONCATENATED MODULE: ./lib/redact/identifiers/addresses.js
/** Masks addresses in a vendor's text: URLs with ids, e-mail addresses, private hosts, IP addresses, resource names. */

const addresses_URL = /(?<![A-Za-z0-9])([a-z][a-z0-9+.-]{1,15}:\/\/)(\[[0-9a-f:.%]{2,60}\]|[^\s"'`<>()[\]{}（），。；、/?#]+)([^\s"'`<>()[\]{}（），。；、]*)/gi;
/** The text with each URL replaced by what `replace` makes of its public form. */
function replaceUrls(text, replace) {
    return text.replace(addresses_URL, (matched, scheme, authority, rest) => {
        const [end = ''] = /[.,;:!?*_]{0,20}$/.exec(matched) ?? [];
        const path = rest === '' ? '' : rest.slice(0, Math.max(0, rest.length - end.length));
        const host = rest === '' ? authority.slice(0, authority.length - end.length) : authority;
        return replace(scheme + publicHost(host) + publicPath(path)) + end;
    });
}
/** The host without a user; masked where it is private, or a port or a number shows that it is somebody's own. */
function publicHost(authority) {
    const host = authority.slice(authority.lastIndexOf('@') + 1);
    return /^localhost(?::\d{1,5})?$/i.test(host) || isPublicHost(host) ? host : '[host]';
}
function isPublicHost(host) {
    return /^(?:[a-z0-9-]+\.)+[a-z]{2,24}$/i.test(host) && !isPrivateHost(host);
}
/** The path with its ids masked. The query is dropped: it may name a project or hold a token. */
function publicPath(rest) {
    const [path = '', fragment = ''] = rest.replace(/\?[^#]*/, '').split('#');
    const segments = maskOwners(path)
        .split('/')
        .map(segment => (isIdentifier(segment) || segment.includes('@') ? '[id]' : segment));
    return (segments.join('/') +
        (/^[A-Za-z][\w-]{1,60}$/.test(fragment) && !isIdentifier(fragment) ? `#${fragment}` : ''));
}
/** What follows these words in a path is somebody's own, also where it is a plain word. */
const OWNER_SEGMENT = /(?<![A-Za-z0-9-])(projects|subscriptions|resourceGroups|tenants|folders|billingAccounts|serviceAccounts)\/(?![-{<*:$[])[^\s/"'`,;:)}\]]{1,100}/gi;
function maskOwners(text) {
    return text.replace(OWNER_SEGMENT, '$1/[id]');
}
/** Names of cloud resources, which hold account numbers and the names of roles and sessions. */
function maskResourceNames(text) {
    return maskOwners(text
        // What follows is the vendor's own model, which has no account.
        .replace(/(?<![A-Za-z0-9])arn:[a-z-]{2,20}:bedrock:[a-z0-9-]{0,30}::(?=foundation-model\/)/gi, '')
        .replace(/(?<![A-Za-z0-9])arn:[a-z-]{2,20}:[^\s"'`,;()<>[\]{}]{1,400}/gi, name => `[arn]${endOf(name)}`)
        .replace(/(?<![A-Za-z0-9])(?:crn:v1:|ocid1\.)[^\s"'`,;()<>[\]{}]{1,400}/gi, name => `[id]${endOf(name)}`)
        .replace(/\/subscriptions\/(?!\{)[^\s"'`,;()<>[\]{}]{1,400}/gi, name => `[id]${endOf(name)}`)).replace(
    // A tuned model has the name of its organization: ft:MODEL:ORGANIZATION:SUFFIX:ID.
    /(?<![A-Za-z0-9])(ft:[\w.-]{2,60}:)[\w.:-]{1,120}/g, (name, model) => `${model}[id]${endOf(name)}`);
}
/** The punctuation of the sentence at the end of a name. */
function endOf(name) {
    return /[.:]$/.test(name) && !name.endsWith('::') ? name.slice(-1) : '';
}
const LOCAL_PART = "[\\p{Script=Latin}\\d_][\\p{Script=Latin}\\d._%+'-]{0,63}";
const DOMAIN = '(?:[\\p{L}\\d](?:[\\p{L}\\d-]{0,61}[\\p{L}\\d])?\\.){1,8}[A-Za-z]{2,24}';
const EMAILS = [
    // A name of a directory without a public domain.
    /(?<![\w.@-])[a-z]{1,30}[._][a-z]{1,30}@[a-z][a-z-]{1,30}(?![\w.-]|@)/gi,
    new RegExp(`(?<![\\p{Script=Latin}\\d._%+-])${LOCAL_PART}(?:@|＠|%40)${DOMAIN}`, 'gu'),
    new RegExp(`(?<![\\p{Script=Latin}\\d._%+-])${LOCAL_PART}\\s{0,2}[([{<]\\s?at\\s?[)\\]}>]\\s{0,2}(?:${DOMAIN}|[\\w-]{1,63}(?:\\s?[([{<]?\\s?dot\\s?[)\\]}>]?\\s?[\\w-]{2,63}){1,4})`, 'giu'),
];
function maskEmails(text) {
    return EMAILS.reduce((rest, pattern) => rest.replace(pattern, '[email]'), text);
}
/** Names that only a private network knows. */
const PRIVATE_SUFFIX = /\.(?:internal|intranet|private|local|localdomain|lan|corp|home|home\.arpa|svc|consul|ts\.net)$/i;
/** Services that give each customer a host, whose first label is the customer's. */
const CUSTOMER_HOST = /[a-z0-9-]\.(?:openai\.azure\.com|cognitiveservices\.azure\.com|services\.ai\.azure\.com|(?:inference|models)\.ai\.azure\.com|azure-api\.net|azurewebsites\.net|azuredatabricks\.net|cloud\.databricks\.com|snowflakecomputing\.com|vpce\.amazonaws\.com|elb\.amazonaws\.com|(?:execute-api|lambda-url)\.[a-z0-9-]+\.(?:amazonaws\.com|on\.aws)|run\.app|workers\.dev|trycloudflare\.com|ngrok\.io|ngrok-free\.app|vercel\.app|netlify\.app|herokuapp\.com|fly\.dev|onrender\.com|hf\.space|endpoints\.huggingface\.cloud)$/i;
function isPrivateHost(host) {
    return PRIVATE_SUFFIX.test(host) || CUSTOMER_HOST.test(host) || host.split('.').some(isIdentifier);
}
const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IPV4 = `${OCTET}(?:\\.${OCTET}){3}`;
const HEX_GROUPS = `[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}(?::${IPV4})?`;
const HOST = /(?<![\w.@-]|[^/]\/)((?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,8}[a-z][a-z0-9-]{1,24})(:\d{2,5})?(?![\w-])/gi;
/** A file with the number of a line. */
const SOURCE_FILE = /\.(?:py|[cm]?[jt]sx?|go|rs|lua|java|rb|php|cc|cpp|cs|sh|toml|json|ya?ml|lock|md|txt|log|env|ini|conf|cfg|pem)$/i;
/** Masks IP addresses, hosts of private networks, and hosts with a port. Public host names stay. */
function maskHosts(text) {
    return text
        .replace(new RegExp(`(?<![\\w:.])\\[?(${HEX_GROUPS})(?:%\\w{1,16})?(?:\\](?::\\d{1,5})?)?(?![\\w:]|\\.\\d)`, 'gi'), maskIpv6)
        .replace(new RegExp(`(?<![\\w.]|\\bversion |/)${IPV4}(?:/\\d{1,2})?(?::\\d{1,5})?(?![\\w]|\\.\\d)`, 'gi'), '[host]')
        .replace(HOST, (matched, host, port) => {
        const isAddress = port !== undefined && /\.[a-z]{2,24}$/i.test(host) && !SOURCE_FILE.test(host);
        return isAddress || isPrivateHost(host) ? '[host]' : matched;
    })
        .replace(/(?<=\b(?:to|host|connect|connecting|lookup|ECONNREFUSED|ENOTFOUND|upstream|proxy|tcp)\s)(?!localhost)[a-z][\w-]{1,62}:\d{2,5}(?![\w.])/gi, '[host]');
}
/** An address has `::` and a digit, or all of its groups. Times and paths of modules have neither. */
function maskIpv6(matched, groups) {
    const count = groups.split(':').length;
    const isShort = groups.includes('::') && !groups.includes(':::') && (/\d/.test(groups) || count > 3);
    if (/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(groups))
        return matched.replace(groups, '[id]');
    return isShort || count >= 8 ? '[host]' : matched;
}

;// CONCATENATED MODULE: ./lib/redact/identifiers/named-owners.js
/** Masks who is meant: names and numbers after words such as "user", "team" and "account", and what is shown of a key. */
const ID_SUFFIX = '(?:[ _-]?(?:id|name|alias|number|no|identifier|email))?';
const USER = '(?:end[ _])?user|username|member|employee|owner|用户名|用户|成员';
const OWNER = `${USER}|customer|team|organi[sz]ation|org|project|account|workspace|tenant|subscription|principal|client|consumer|directory|app|service account|resource group|config id|billing account|incident|账号|账户|帐号|团队|组织|项目`;
/** A name ends at white space, a separator or a bracket. */
const named_owners_NAME = '[^\\s"\'`,;&()<>[\\]{}，。；：（）=]{1,100}';
const BEFORE = '(?<![\\p{Script=Latin}\\d_.-])';
/** Words after an owner that are no name. */
const NO_NAME = /^(?:none|null|nil|true|false|undefined|unknown|anonymous|empty|missing|invalid|inactive|active|disabled|deactivated|deleted|suspended|blocked|expired|unauthorized|forbidden|denied|required|not|no|is|has|does|was|and|or|the|a|an|your|this|that|for|in|of|to|with|access|error|failed|please|model|limit|quota|default|https?:.*|<.*|\$.*|\*+)$/i;
/** Nouns that are ordinary after "user": "user location is not supported". */
const USER_NOUN = /^(?:access|account|accounts|agent|authentication|authorization|balance|budget|content|country|credential|credentials|credit|credits|data|email|experience|group|id|identity|input|inputs|interface|key|level|license|limit|location|login|message|messages|name|password|permission|permissions|plan|policy|profile|prompt|quota|rate|region|request|requests|role|roles|session|status|subscription|tier|token|tokens|type|usage|who|that|already|currently|either|also|still)$/i;
const ASSIGNED = new RegExp(`${BEFORE}(?<label>(?:${OWNER})${ID_SUFFIX})(?<separator>\\s{0,2}[=:：]\\s{0,2})(?<quote>["'\`]?)(?<name>${named_owners_NAME})`, 'giu');
const QUOTED = new RegExp(`${BEFORE}((?:${OWNER})${ID_SUFFIX}(?:\\s(?:with (?:id|name|identifier)|named|called))?\\s{1,2})(["'\`])([^"'\`:/[\\]]{1,80})\\2`, 'giu');
const PLAIN = new RegExp(`${BEFORE}((?:${OWNER})${ID_SUFFIX}\\s{0,2})(?<name>[A-Za-z0-9][\\w.-]{2,100}(?:/[\\w.-]{1,100})?)`, 'giu');
const NUMBER = new RegExp(`${BEFORE}((?:${OWNER})(?:[ _-]id\\s{1,2}|\\s?#))\\d{1,20}(?![\\w.])`, 'giu');
const IN_BRACKETS = /(?<![\w-])((?:you|user|username|login)\s\()([\w.@-]{2,60})(?=\))/gi;
const IN_CHINESE_BRACKETS = /((?:用户名?|成员|账号|账户|帐号|团队|组织|项目)\s?[[【「『“‘"])(?!(?:id|key|email|host|arn)\])([^\]】」』”’"[]{1,40})(?=[\]】」』”’"])/g;
const IS_TOLD_OF = new RegExp(`${BEFORE}((?:user|member|用户)\\s)([A-Za-z][\\w.-]{1,60})(?=\\s(?:(?:is|was|has|have|does|do|can)\\s?(?:not|no)\\b|(?:is|has|does|can)n.t\\b|cannot\\b|lacks?\\b|(?:has )?exceeded\\b|not (?:allowed|authorized|permitted|found)\\b|is (?:over|blocked|suspended|disabled|unauthorized)\\b|无权))`, 'giu');
/** The text with `[id]` in place of the names of users, teams, projects and accounts. */
function maskOwnerNames(text) {
    return text
        .replace(ASSIGNED, maskAssigned)
        .replace(QUOTED, (matched, label, quote, name) => NO_NAME.test(name) ? matched : `${label}${quote}[id]${quote}`)
        .replace(PLAIN, (matched, label, name) => {
        const bare = name.replace(/[.-]+$/, '');
        return isNumberedName(bare) ? `${label}[id]${name.slice(bare.length)}` : matched;
    })
        .replace(IS_TOLD_OF, (matched, label, name) => USER_NOUN.test(name) || NO_NAME.test(name) ? matched : `${label}[id]`)
        .replace(NUMBER, '$1[id]')
        .replace(IN_CHINESE_BRACKETS, '$1[id]')
        .replace(IN_BRACKETS, (matched, label, name) => NO_NAME.test(name) || USER_NOUN.test(name) || /^(?:oauth|optional|free|s)$/i.test(name)
        ? matched
        : `${label}[id]`);
}
function maskAssigned(matched, ...rest) {
    const { label, separator, quote, name } = rest.at(-1);
    const [offset, text] = rest.slice(-3);
    const after = text.slice(offset + matched.length, offset + matched.length + 20);
    const bare = name.replace(/[.:!?]+$/, '');
    const isUser = new RegExp(`^(?:${USER})`, 'iu').test(label);
    // After a colon, a sentence may begin: only what is no ordinary word, or stands alone, is a name there.
    const isAlone = /^(?:[,;)\]，；）]|$|\s(?:is|has|does|was|exceeded|cannot|not)\b)/.test(after);
    const isName = separator.includes('=') ||
        quote !== '' ||
        /[\d_@]/.test(bare) ||
        (isAlone && (isUser || /^[a-z]+-[a-z-]+$/.test(bare)));
    const isModel = MODEL.test(bare) && !separator.includes('=');
    if (bare === '' || NO_NAME.test(bare) || isModel || !isName)
        return matched;
    return `${label}${separator}${quote}[id]${name.slice(bare.length)}`;
}
/** A list of models may follow: "available to this team: gpt-5.4". */
const MODEL = /^(?:[\w.-]{1,40}\/)?(?:gpt|chatgpt|o\d|claude|llama|qwen|gemini|gemma|mistral|mixtral|deepseek|grok|codex|kimi|glm)(?![a-z])/i;
/** An id that begins with the kind of its owner. */
const OWNER_PREFIX = /^(?:org|proj|project|team|user|usr|acct|ws|wrk|rg)[-_][A-Za-z0-9]/;
/** A name with letters and digits, or a number of five digits or more. "Tier 1" and "version 2" are none. */
function isNumberedName(name) {
    if (MODEL.test(name))
        return false;
    if (OWNER_PREFIX.test(name))
        return true;
    if (/^(?:v\d|tier|type|level|plan|phase|version|usage|limit|based|to|of|in|on)/i.test(name))
        return false;
    return /^\d{5,}$/.test(name) || (/\d/.test(name) && /[A-Za-z]/.test(name) && name.length >= 4);
}
const KEY_LABEL = '(?:(?:api|virtual|access|secret|subscription)[ _-]?)?key(?:[ _-]?(?:hash|id|name|alias|value))?(?:\\s\\(token\\))?|token(?:[ _-]?(?:hash|id|name|alias))?|hash|credential|密钥|令牌';
const ASSIGNED_KEY = new RegExp(`${BEFORE}(?<label>${KEY_LABEL})(?<separator>\\s{0,2}[=:：]\\s{0,2})["'\`]?(?<name>${named_owners_NAME})["'\`]?`, 'giu');
/** A key of which only a part is shown, in the forms `sk-…****1234`, `****1234`, `sk-...1234` and `xxxx1234`. */
const SHOWN_PARTS = [
    /(?<![\w%*•●×＊█-])[\w-]{0,200}(?:[*•●×＊█]{3,200}|(?<=[A-Za-z0-9])[*•●＊]{2}(?=[A-Za-z0-9]))[\w*•●×＊█-]{0,200}={0,2}/g,
    /(?<![A-Za-z0-9])(?:(?:sk|pk|rk|ak|gsk|xai|hf|key)[-_]|AIza)[\w-]{0,60}(?:\.{2,6}|…)[\w-]{0,60}/gi,
    /(?<=\b(?:key|token)\s["'`(]?)[\w-]{2,60}(?:\.{2,6}|…)[\w-]{2,60}/gi,
    /(?<![\w-])(?=[\w-]{0,60}[A-WYZa-wyz0-9])[\w-]{0,60}?(?:x{4,60}|X{4,60})[\w-]{0,60}/g,
    /(?<![\w.-])(?=[0-9a-f]{0,64}\d)(?=[0-9a-f]{0,64}[a-f])[0-9a-f]{5,64}(?:\.{3}|…)[\w-]{0,40}/gi,
];
const ENDING = /((?:key|token|credential|secret|card)\b[^.\n]{0,30}?(?:(?:ending|ends|starting|starts|beginning|begins) (?:in|with)|last (?:four|4)(?: (?:digits|characters))?:?)\s["'`]?)(?=[a-z-]{0,20}[\dA-Z])([\w-]{3,20})/gi;
const NAMED_KEY = /((?:virtual|api)[ _-]key\s)(?=[\w-]{0,60}\d)(?=[\w-]{0,60}[a-z])[\w-]{5,60}(?![\w.])/gi;
/** The text with `[key]` in place of what identifies a key: its hash, its name, its beginning or its end. */
function maskKeys(text) {
    const assigned = text.replace(ASSIGNED_KEY, maskAssignedKey).replace(NAMED_KEY, '$1[key]');
    return SHOWN_PARTS.reduce((rest, pattern) => rest.replace(pattern, part => (/[A-Za-z0-9]/.test(part) ? '[key]' : part)), assigned).replace(ENDING, '$1[key]');
}
function maskAssignedKey(matched, ...rest) {
    const { label, separator, name } = rest.at(-1);
    const [end = ''] = /(?:\.{3}|…)$/.test(name) ? [''] : (/[.:!?]*$/.exec(name) ?? []);
    const bare = name.slice(0, name.length - end.length);
    // Budgets and limits are counted in tokens: "Current spend for token: 7.2e-05".
    const isAmount = /^[$¥€]?-?[\d.,]{1,8}(?:e-?\d{1,3})?%?$/i.test(bare);
    const isNamed = /name|alias|virtual/i.test(label);
    const isKey = isNamed || /\d/.test(bare) || /[a-z][A-Z]/.test(bare) || (separator.includes('=') && /[-_*.]/.test(bare));
    return isAmount || !isKey || NO_NAME.test(bare) ? matched : `${label}${separator}[key]${end}`;
}

;// CONCATENATED MODULE: ./lib/redact/identifiers/reference-phrases.js
/** Removes the ids by which a vendor finds a request in its own logs, with the words that carry them. */
/** What an id refers to. Codes and statuses are not among it: they say what happened. */
const SUBJECT = '(?:(?:client|api|litellm|amzn|amz|aws|opc|ms|apim|goog|helicone|cf|eg|b3)[ _-]?)?(?:request|req|trace|tracking|correlation|activity|incident|support|ray|log|debug|transaction|event|error|operation|call|span|invocation|reference|ticket|case|batch|response|generation|message|unique)';
/** The words before an id. The last groups stand before an id without the word "id". */
const LABEL = [
    `(?:x-)?${SUBJECT}[ _-]?(?:ids?|identifier|uuid)`,
    '(?:reference|tracking|incident|ticket|case|support|transaction)[ _-]?(?:number|no\\.?|code)',
    '(?:request|reference|ticket|case|incident)(?=\\s?#)',
    '(?:cf-ray|trace|reference|ref(?: [a-c])?|xid|correlation|incident)(?=\\s?[:=])',
    '(?:请求|追踪|跟踪|链路|日志|事件|错误)\\s?(?:id|编号|标识|号)',
].join('|');
/** Words that ask the reader to pass the id on, and names that stand before the label. */
const LEAD = '(?:(?:and |or |you can |then )?(?:please )?(?:also )?(?:quote|include|provide|mention|give|share|send|attach|use|with|cite|请提供|请附上)(?: us)?(?: with)? )?(?:(?:the|this|that|your|our|its|following) ){0,2}(?:(?:cloudflare|incapsula|github|unique|internal|generated|guru meditation:) )?';
/** An id has a digit, or is long, and is no address. */
const VALUE = '(?!https?:)(?=[^\\s\\d]{0,80}\\d|[^\\s]{16})[A-Za-z0-9*](?:[\\w.:/+~*-]{0,200}[\\w*])?={0,2}';
/** Where the reader is asked to pass the id on. */
const TAIL = '(?: (?:in|with|to|when|for) (?:your|our|us|the|support|contacting|reporting|further|any)(?: (?:e-?mail|message|request|report|ticket|support|team|support team|issue|inquiry|correspondence|contacting|this|us|help|assistance|case|administrator)){0,4})?';
const reference_phrases_PHRASE = new RegExp(`(?<![\\w?&/.])(?<lead>${LEAD})(?<label>${LABEL})(?<separator>(?:\\s(?:is|was))?\\s{0,2}[:=#：]{0,2}\\s{0,2}#?)["'\`<]?(?<value>${VALUE})["'\`>]?(?<tail>${TAIL})`, 'giu');
/** So much before a phrase is looked at and can change. Looking at all of it each time would take quadratic time. */
const WINDOW_CHARS = 100;
/**
 * The text without ids of requests and the words around them; `[id]` where a sentence would lose its subject. It is
 * empty where the text says nothing else.
 */
function removeReferences(text) {
    const shown = [];
    let before = '';
    let copied = 0;
    for (const match of text.matchAll(reference_phrases_PHRASE)) {
        const { value = '', separator = '' } = match.groups ?? {};
        const end = match.index + match[0].length;
        const pending = before + text.slice(copied, match.index);
        shown.push(pending.slice(0, -WINDOW_CHARS));
        before = pending.slice(-WINDOW_CHARS);
        const after = text.slice(end, end + 40);
        copied = end;
        if (isPartOfSentence(before, separator, after)) {
            before += match[0].replace(value, () => '[id]');
            continue;
        }
        const [left, skipped] = closeGap(before, after);
        before = left;
        copied += skipped;
    }
    return copied === 0 ? text : shown.join('') + before + text.slice(copied);
}
/** Whether the sentence goes on after an id that no separator announces, or the id is a field of JSON. */
function isPartOfSentence(before, separator, after) {
    if (/["']$/.test(before))
        return true;
    return !/[:=#：]/.test(separator) && /^\s?[\p{L}\d]/u.test(after);
}
const OPENING = /[([（【]$/;
const CLOSING = /^[)\]）】]/;
/** Removes what a phrase leaves behind: brackets, separators, a second full stop. Returns how much to skip after it. */
function closeGap(before, after) {
    let left = before.trimEnd();
    let right = after;
    const skip = (pattern) => {
        right = right.replace(pattern, '');
    };
    skip(/^\s+/);
    if (OPENING.test(left)) {
        skip(/^[.,;:|•·]+\s*/);
        if (CLOSING.test(right)) {
            left = left.slice(0, -1).trimEnd();
            skip(/^.\s*/);
        }
    }
    const isEnd = right === '' || /^[.,;!?)\]）】。，；|•·]/.test(right);
    const isStart = left === '' || /[.!?。！？]$/.test(left);
    if (isEnd || isStart)
        left = left.replace(/\s*[,;:|•·，；：]$|\s+[-–—]$/, '');
    if (isStart || OPENING.test(left))
        skip(/^[.,;:|•·。，；：]+\s*/);
    const needsSpace = /[^([（【]$/.test(left) &&
        /^[^.,;:!?)\]）】。，；"'`]/.test(right) &&
        /\s$|^\s/.test(spacesOf(before, after));
    return [needsSpace ? `${left} ` : left, after.length - right.length];
}
/** A blank where the phrase had white space on a side. */
function spacesOf(before, after) {
    return /\s$/.test(before) || /^\s/.test(after) ? ' ' : '';
}

;// CONCATENATED MODULE: ./lib/redact/identifiers/public-text.js
/** Makes a vendor's text fit for a public page: without request ids, and without what identifies an account. */




/**
 * The text with `[id]`, `[key]`, `[email]`, `[host]` and `[arn]` in place of what identifies an account, a person, a key
 * or a private host, and without the ids of requests. Rules go by the form of a word and the words before it, not by
 * vendor. Names of models, error codes, public addresses, dates and amounts stay. It is no protection of secrets: those
 * have to be removed before.
 *
 * It is empty where the text has only the id of a request.
 *
 * The time is linear in the text: no pattern repeats without a limit.
 *
 * @param text one line
 * @param publicNames names that stay, such as the models that the workflow names
 */
function maskIdentifiers(text, publicNames = []) {
    const held = createHolder();
    let rest = text.replace(HOLDER_CHARACTERS, '');
    rest = holdNames(rest, publicNames, held.hold);
    rest = replaceUrls(rest, held.hold);
    rest = removeReferences(rest);
    rest = maskResourceNames(rest);
    rest = maskEmails(rest);
    rest = maskHosts(rest);
    rest = maskOwnerNames(rest);
    rest = maskKeys(rest);
    return held.release(maskIdentifierWords(rest));
}
/** Unicode leaves these characters to private agreements, so no vendor's text has them. */
const HOLDER_CHARACTERS = /[\ue000-\uf8ff]/g;
const FIRST_HOLDER = 0xe000;
const MAX_HELD = 0xf8ff - FIRST_HOLDER;
/** Keeps finished parts of a text out of the reach of later rules: one character stands for each. */
function createHolder() {
    const parts = [];
    return {
        hold: (part) => {
            if (parts.length >= MAX_HELD)
                return '[id]';
            parts.push(part);
            return String.fromCharCode(FIRST_HOLDER + parts.length - 1);
        },
        // A held address may hold a held name.
        release: (text) => {
            const release = (held) => held.replace(HOLDER_CHARACTERS, character => parts[character.charCodeAt(0) - FIRST_HOLDER] ?? '');
            return release(release(text));
        },
    };
}
/** A shorter name occurs in other words by chance. */
const MIN_NAME_CHARS = 3;
function holdNames(text, names, hold) {
    const longestFirst = [...new Set(names)]
        .filter(name => name.length >= MIN_NAME_CHARS)
        .sort((a, b) => b.length - a.length);
    let rest = text;
    for (const name of longestFirst) {
        let at = rest.indexOf(name);
        if (at === -1)
            continue;
        const parts = [];
        let copied = 0;
        for (; at !== -1; at = rest.indexOf(name, at + name.length)) {
            const end = at + name.length;
            if (/[A-Za-z0-9]/.test(rest.charAt(at - 1) + rest.charAt(end)))
                continue;
            parts.push(rest.slice(copied, at), hold(name));
            copied = end;
        }
        rest = parts.join('') + rest.slice(copied);
    }
    return rest;
}

;// CONCATENATED MODULE: ./lib/runner/secret-store.js
/** The secrets that this run has seen: masked by the runner, and removed from everything that the action writes. */


function createSecretStore() {
    const known = new Set();
    const sanitizers = new Map();
    const sanitize = (text, maxChars) => {
        const sanitizer = sanitizers.get(maxChars) ?? createSanitizer([...known], maxChars);
        sanitizers.set(maxChars, sanitizer);
        return sanitizer(text);
    };
    return {
        add: secrets => {
            for (const secret of secrets) {
                if (secret === '' || known.has(secret))
                    continue;
                known.add(secret);
                sanitizers.clear();
                (0,actions_core/* withCore */.gG)(core => core.setSecret(secret));
            }
        },
        sanitize,
        sanitizeAnswer: (text, maxChars, publicNames) => {
            // A part of an id looks like a word, so the text is cut to its final length only after the masks.
            const limit = 2 * maxChars + 2_000;
            const line = sanitize(text, limit);
            const whole = line.length < limit ? line : line.replace(/\S{1,200}…$/, '…');
            // Two parts of a secret can become neighbors where a phrase between them was removed.
            return sanitize(maskIdentifiers(whole, publicNames), maxChars);
        },
    };
}

// EXTERNAL MODULE: ./lib/runner/warnings.js
var warnings = __nccwpck_require__(2881);
// EXTERNAL MODULE: ./lib/chain/model-status.js
var model_status = __nccwpck_require__(5079);
;// CONCATENATED MODULE: ./lib/probe/parse-json.js
/** Parses JSON that may be broken. */

/** Parses a JSON object; no fields when the text is not valid JSON or not an object. */
function parseFields(text) {
    try {
        return (0,base_fields/* fieldsOf */.Pf)(JSON.parse(text));
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./lib/cli/child-environment.js
/**
 * The environments of the processes that the action starts.
 *
 * Variables are picked from allow-lists. The variables of a job may hold any secret under any name (CODEX_AUTH_JSON is
 * a common one), so a list of names to remove is never complete.
 */



/**
 * Any program needs these to run and to reach the network. GitHub's runner finds the processes that a step leaves
 * behind by RUNNER_TRACKING_ID, so they keep it.
 */
const SYSTEM_VARIABLES = `
  PATH HOME USER LOGNAME LANG LC_ALL LC_CTYPE TMPDIR TEMP TMP XDG_CONFIG_HOME XDG_CACHE_HOME
  HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS
  RUNNER_TRACKING_ID
  SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT USERPROFILE HOMEDRIVE HOMEPATH USERNAME APPDATA LOCALAPPDATA
  PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 COMMONPROGRAMFILES PROCESSOR_ARCHITECTURE
  NUMBER_OF_PROCESSORS OS
`;
const CODEX_VARIABLES = namesIn(`
  ${SYSTEM_VARIABLES}
  SHELL XDG_DATA_HOME XDG_STATE_HOME XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS CODEX_CA_CERTIFICATE
  CODEX_HOME CODEX_API_KEY CODEX_ACCESS_TOKEN CODEX_SQLITE_HOME CODEX_INTERNAL_ORIGINATOR_OVERRIDE
  CODEX_OSS_PORT CODEX_OSS_BASE_URL CODEX_REFRESH_TOKEN_URL_OVERRIDE CODEX_AUTHAPI_BASE_URL
  CODEX_AGENT_IDENTITY_AUTHAPI_BASE_URL CODEX_AGENT_IDENTITY_JWKS_BASE_URL
  OPENAI_BASE_URL OPENAI_ORGANIZATION OPENAI_PROJECT
`);
/**
 * What a sign-in with workload identity reads (0.171). Only a probe on that route gets them: each of the first five makes
 * the CLI ignore every other login.
 */
const IDENTITY_VARIABLES = [
    'OPENAI_FEDERATION_RULE_ID',
    'OPENAI_IDENTITY_TOKEN_FILE',
    'OPENAI_IDENTITY_TOKEN_SOURCE',
    'OPENAI_SPIFFE_ID',
    'OPENAI_SPIFFE_AUDIENCE',
    'SPIFFE_ENDPOINT_SOCKET',
    'OPENAI_WORKLOAD_IDENTITY_CONTEXT',
];
/** NODE_AUTH_TOKEN and NPM_TOKEN are npm's own logins: actions/setup-node writes a .npmrc that names the first. */
const NPM_VARIABLES = namesIn(`${SYSTEM_VARIABLES} PROXY NODE_AUTH_TOKEN NPM_TOKEN`);
/** These settings would install to another directory, install nothing, or change the output that is parsed. */
const REMOVED_NPM_SETTINGS = namesIn(`
  NPM_CONFIG_GLOBAL NPM_CONFIG_LOCATION NPM_CONFIG_PREFIX NPM_CONFIG_LOCAL_PREFIX NPM_CONFIG_DRY_RUN
  NPM_CONFIG_JSON NPM_CONFIG_LOGLEVEL
`);
const NPM_REQUESTS = {
    usual: { timeoutMs: 55_000, retries: 2 },
    short: { timeoutMs: 18_000, retries: 1 },
};
/** Picks the variables that the CLI may see: those on its list, and those that the configured provider reads. */
function probeEnvironment(env, provider) {
    const { names, prefixes } = provider ?? { names: [], prefixes: [] };
    const picked = pickVariables(env, (name, upperName) => CODEX_VARIABLES.has(upperName) ||
        names.includes(name) ||
        prefixes.some(prefix => upperName.startsWith(prefix)));
    // "try again at 7:32 PM" in a usage-limit message is in the local time of the process, so that is set to UTC.
    return { ...picked, TZ: PROBE_TIME_ZONE };
}
/** The time zone of the CLI's process, whatever the job's is. */
const PROBE_TIME_ZONE = 'UTC';
/** What the runner gives to an action and not to a step with `run`: inputs, state, and the cache's token. */
const ACTION_VARIABLES = /^(INPUT_|STATE_|ACTIONS_(RUNTIME_(TOKEN|URL)|CACHE_URL|RESULTS_URL)$)/;
/** The environment of the job as its Codex step has it, for a program that the CLI would start there. */
function jobEnvironment(env) {
    return pickVariables(env, (_, upperName) => !ACTION_VARIABLES.test(upperName));
}
/**
 * Picks the variables that npm may see: those on its list, its settings (`npm_config_…` in either case), and those
 * that the user's .npmrc names as `${NAME}`, for example for a login. Settings of the job win over ours.
 */
function npmEnvironment(env, patience = 'usual') {
    const npmrcVariables = variablesNamedIn(userConfigFile(env));
    const picked = pickVariables(env, (name, upperName) => {
        if (REMOVED_NPM_SETTINGS.has(upperName))
            return false;
        return (NPM_VARIABLES.has(upperName) || upperName.startsWith('NPM_CONFIG_') || npmrcVariables.includes(name));
    });
    const present = new Set(Object.keys(picked).map(name => name.toLowerCase()));
    const { timeoutMs, retries } = NPM_REQUESTS[patience];
    const defaults = Object.entries({
        npm_config_fetch_timeout: String(timeoutMs),
        npm_config_fetch_retries: String(retries),
        npm_config_fetch_retry_mintimeout: '1000',
        npm_config_fetch_retry_maxtimeout: '5000',
    }).filter(([name]) => !present.has(name));
    return { ...Object.fromEntries(defaults), ...picked };
}
function namesIn(list) {
    return new Set(list.trim().split(/\s+/));
}
/** The predicate also gets the name in upper case: Windows ignores case, and proxies are spelled both ways. */
function pickVariables(env, isPicked) {
    const picked = Object.entries(env).filter((entry) => entry[1] !== undefined && isPicked(entry[0], entry[0].toUpperCase()));
    return Object.fromEntries(picked);
}
function userConfigFile(env) {
    const setting = Object.entries(env).find(([name]) => name.toUpperCase() === 'NPM_CONFIG_USERCONFIG')?.[1];
    return setting || (0,external_node_path_.join)(env['HOME'] || env['USERPROFILE'] || (0,external_node_os_.homedir)(), '.npmrc');
}
/** npm itself reports a file that it cannot read. */
function variablesNamedIn(npmrc) {
    try {
        return Array.from((0,external_node_fs_.readFileSync)(npmrc, 'utf8').matchAll(/\$\{([^}?]+)\??\}/g), ([, name]) => name ?? '');
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
;// CONCATENATED MODULE: ./lib/cli/read-output.js
/** Reads the output of a child in bounded memory, whatever the child writes. */
/** A longer line is dropped. No event that a probe reads is near this size, and a line may have no end at all. */
const MAX_LINE_BYTES = 1024 * 1024;
const LINE_FEED = 0x0a;
/**
 * Splits chunks into lines. Bytes are decoded one whole line at a time, so that a character split over two chunks stays
 * whole. Text after the last line end is ignored: an event is only complete with its line end.
 */
function createLineSplitter(onLine, maxLineBytes = MAX_LINE_BYTES) {
    let parts = [];
    let size = 0;
    const append = (part) => {
        size += part.length;
        if (size > maxLineBytes)
            parts = [];
        else
            parts.push(part);
    };
    return chunk => {
        let start = 0;
        for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
            append(chunk.subarray(start, end));
            if (size <= maxLineBytes)
                onLine(decodeLine(parts));
            parts = [];
            size = 0;
            start = end + 1;
        }
        append(chunk.subarray(start));
    };
}
function decodeLine(parts) {
    // Most lines are in one chunk; those need no copy.
    const line = (parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)).toString('utf8');
    return line.endsWith('\r') ? line.slice(0, -1) : line;
}
/** Keeps the last bytes of a stream. */
function createTailBuffer(maxBytes) {
    let tail = Buffer.alloc(0);
    return {
        push: chunk => {
            const joined = chunk.length >= maxBytes ? chunk : Buffer.concat([tail, chunk]);
            // A copy, since a view would keep the whole chunk in memory.
            tail = Buffer.from(joined.subarray(Math.max(0, joined.length - maxBytes)));
        },
        text: () => tail.toString('utf8'),
    };
}

;// CONCATENATED MODULE: ./lib/cli/run-command.js
/** Runs a short command to its end with @actions/exec. */


const OUTPUT_TAIL_BYTES = 64 * 1024;
/** A process that the command left behind may hold its pipes open; they are read no longer than this after the exit. */
const PIPE_CLOSE_DELAY_MS = 500;
/** Prints nothing. @actions/exec is loaded on the first call, since a run that needs no command should start faster. */
async function runCommand(command, signal) {
    const { exec } = await __nccwpck_require__.e(/* import() */ 260).then(__nccwpck_require__.bind(__nccwpck_require__, 1260));
    if (signal.aborted)
        return { kind: 'aborted' };
    const stdout = createTailBuffer(OUTPUT_TAIL_BYTES);
    const stderr = createTailBuffer(OUTPUT_TAIL_BYTES);
    // exec parses the file as a command line, so it is quoted.
    const file = `"${command.file.replaceAll('"', '\\"')}"`;
    const running = exec(file, [...command.args], {
        cwd: command.cwd,
        env: { ...command.env },
        silent: true,
        ignoreReturnCode: true,
        delay: PIPE_CLOSE_DELAY_MS,
        listeners: { stdout: stdout.push, stderr: stderr.push },
    });
    const exited = running.then((code) => ({
        kind: 'exited',
        code,
        stdout: stdout.text(),
        stderr: stderr.text(),
    }), () => ({ kind: 'not-started' }));
    const aborted = (0,external_node_events_.once)(signal, 'abort').then(() => ({ kind: 'aborted' }));
    return await Promise.race([exited, aborted]);
}

;// CONCATENATED MODULE: ./lib/cli/version.js
/** Versions of the CLI: ask for them, check them, compare them. */



/** A line of `codex --version`, such as `codex-cli 0.169.0`. */
const VERSION_LINE = /^(?:codex(?:-cli)?\s+)?v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)\s*$/m;
/** The version of a CLI that prints none for this long, such as a wrapper script that hangs, is unknown. */
const VERSION_TIMEOUT_MS = 10_000;
/** semver.org's grammar without build metadata, which npm ignores. */
const SEMVER = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*)?$/;
/** 0.169.0-linux-x64 is the package of one platform's binary, without the `codex` command. */
const PLATFORM_SUFFIX = /-(?:linux|darwin|win32)-(?:x64|arm64)$/;
/** The version becomes part of a path. */
const MAX_VERSION_CHARS = 64;
/**
 * Runs `codex --version`, unless the files of the installation contain the version; undefined when it prints none or the
 * signal aborts. Takes 10 ms with the native binary and 50 ms through npm's launcher.
 */
async function versionOf(executable, env, signal) {
    if (executable.version !== undefined)
        return executable.version;
    const command = {
        file: executable.file,
        args: [...executable.args, '--version'],
        cwd: (0,external_node_os_.tmpdir)(),
        env: probeEnvironment(env),
    };
    const timeout = AbortSignal.timeout(VERSION_TIMEOUT_MS);
    const result = await runCommand(command, signal ? AbortSignal.any([signal, timeout]) : timeout);
    return result.kind === 'exited' ? VERSION_LINE.exec(result.stdout)?.[1] : undefined;
}
/** Whether a text is the exact version of a Codex CLI: `x.y.z` or a pre-release such as `0.142.0-alpha.3`. */
function isCodexVersion(text) {
    return text.length <= MAX_VERSION_CHARS && SEMVER.test(text) && !PLATFORM_SUFFIX.test(text);
}
/**
 * Whether a version is at least another, both `major.minor.patch`. A pre-release counts as its release. An unknown
 * version counts as the newest, since most installations are new.
 */
function isAtLeast(version, least) {
    if (version === undefined)
        return true;
    const [a, b] = [numbersOf(version), numbersOf(least)];
    const index = a.findIndex((number, at) => number !== b[at]);
    return index === -1 || (a[index] ?? 0) > (b[index] ?? 0);
}
function numbersOf(version) {
    const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
    return [Number(major ?? 0), Number(minor ?? 0), Number(patch ?? 0)];
}

;// CONCATENATED MODULE: ./lib/probe/probe-settings.js
/**
 * Settings of a probe, as values of `-c`. CLI 0.77 to 0.169 accept each of them on every route: a version that does not
 * know one ignores it, at most with a warning item. (`--disable X` would not do: an unknown feature ends the CLI.)
 */
/** A text as a TOML string. JSON uses the same escapes. */
function tomlString(text) {
    return JSON.stringify(text);
}
/** Settings that keep programs of the checkout and of the user out of a probe, and traces of it out of CODEX_HOME. */
const ISOLATION_SETTINGS = [
    // The user's program for finished turns would run at the end of the probe.
    'notify=[]',
    // Without markers the project root is the empty working directory, and the folders above it do not count: the CLI
    // reads no AGENTS.md or trusted `.codex` of a checkout around the temporary directory (0.169).
    'project_root_markers=[]',
    'project_doc_max_bytes=0',
    'features.hooks=false',
    // The snapshot is a file in CODEX_HOME with every variable of the environment. It remains when the CLI is killed.
    'features.shell_snapshot=false',
    // Plugins clone github.com/openai/plugins, and that git process outlives the CLI; apps are remote MCP servers.
    'features.plugins=false',
    'features.apps=false',
    // The model gets no tool that could run anything.
    'features.shell_tool=false',
    'features.unified_exec=false',
    'features.multi_agent=false',
    'web_search="disabled"',
    'analytics.enabled=false',
    'check_for_update_on_startup=false',
    // Without this setting, 0.155 and later retry a refused connection without end.
    'features.unbounded_connection_retries=false',
];
/** Settings that make the request small and avoid side requests. They may make the request differ from the job's. */
const LEAN_SETTINGS = [
    // With this feature, 0.169 sends an API key to chatgpt.com/backend-api/codex/models.
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
];

;// CONCATENATED MODULE: ./lib/probe/provider/route-settings.js
/** Settings that choose the model provider, where the route does not leave that to the configuration. */

/** The id of OpenAI's own provider. */
const OPENAI = 'openai';
/** The `-c` values of every command on the second route. They come after those of the job, so they count. */
function routeSettings(context) {
    const { route } = context;
    return route.kind === 'api-key' && route.source === 'fallback' ? selectProvider(context, OPENAI) : [];
}
/**
 * The `-c` values that select a provider. The provider of a profile in config.toml would come before `model_provider`
 * (0.77 to 0.155, which read such profiles), so it is replaced in each of them. A dotted path of `-c` has no quotes: a
 * profile whose name needs them cannot be reached.
 */
function selectProvider({ config }, id) {
    const ofProfiles = Object.keys(config.settings ?? {}).filter(name => /^profiles\.[A-Za-z0-9_-]+\.model_provider$/.test(name));
    return ['model_provider', ...ofProfiles].map(name => `${name}=${tomlString(id)}`);
}

;// CONCATENATED MODULE: ./lib/probe/provider/endpoint-settings.js
/** The settings that define the endpoint of the inputs as a provider. */



/** The variable with the key of the endpoint. Only the process of a probe has it. */
const ENDPOINT_KEY_VARIABLE = 'CODEX_MODEL_FALLBACK_KEY';
/** Whether the route goes to the endpoint of the inputs, whose provider the probe has to define. */
function isEndpointRoute({ route }) {
    return route.kind === 'api-key' && route.isEndpoint === true;
}
/**
 * The `-c` values that define the endpoint of the inputs as a provider, and select it; none on another route.
 *
 * The CLI sends what it sends to codex-action's proxy, which passes it on with its own key. So the provider has nothing
 * but the address and the key:
 *
 * - The CLI (0.77 to 0.171) adds `/responses` to the text of the address. A `#` at the end makes that a fragment, which
 *   is not sent, so the request goes to exactly this URL, whatever its path and its query are.
 * - Up to 0.142 the CLI looks for Azure's host names in the text of the address, and sends `store: true` there. It cannot
 *   see them behind the proxy. `%2E` stands for a dot in a host, and hides them here as well.
 * - The URL with its query stands in the arguments, as it does in those of the proxy. The key does not.
 * - The login that is stored belongs to nobody here. The CLI does not see it in the ephemeral store, so it neither
 *   refreshes nor checks it (0.104 and later; 0.77 does not start with that value).
 */
function endpointSettings(context) {
    const { id = '', name = '', baseUrl } = context.config.provider ?? {};
    if (!isEndpointRoute(context) || baseUrl === undefined)
        return [];
    const { protocol, hostname, port, pathname, search } = new URL(baseUrl);
    const host = `${hostname.replaceAll('.', '%2E')}${port === '' ? '' : `:${port}`}`;
    const values = [
        `name=${tomlString(name)}`,
        `base_url=${tomlString(`${protocol}//${host}${pathname}${search}#`)}`,
        `env_key="${ENDPOINT_KEY_VARIABLE}"`,
        'wire_api="responses"',
    ];
    return [
        ...(isAtLeast(context.version, '0.104.0') ? ['cli_auth_credentials_store="ephemeral"'] : []),
        ...selectProvider(context, id),
        ...values.map(value => `model_providers.${id}.${value}`),
    ];
}

;// CONCATENATED MODULE: ./lib/probe/check-api.js
/** Asks the OpenAI API about a model with one free request. */



const check_api_OPENAI = 'https://api.openai.com/v1';
/** The API's answer has about 200 bytes. A longer one, such as the error page of a proxy, is read only up to here. */
const MAX_BODY_BYTES = 16 * 1024;
/** Asks the OpenAI API whether it has the model for the key. Never rejects. The result holds nothing of the key. */
async function checkApi(context, model, options) {
    const key = context.apiKey || context.env['CODEX_API_KEY'] || context.env['OPENAI_API_KEY'];
    if (!key)
        return { kind: 'no-key', model };
    const unclear = (why) => ({ kind: 'unclear', model, why });
    if (isEndpointRoute(context))
        return unclear('the key belongs to the endpoint in responses-api-endpoint');
    // The file may hold an address, and then the key must not go anywhere else.
    if (context.config.isIncomplete)
        return unclear('config.toml could not be read');
    const url = modelUrl(context, model);
    if (url === undefined)
        return unclear('the configured base URL is not valid');
    const timeout = AbortSignal.timeout(options.timeoutMs);
    try {
        const response = await (options.fetch ?? fetch)(url, {
            headers: headersFor(key, context.env),
            // A redirect would send the request, and with some clients the key, to a host that no setting names.
            redirect: 'manual',
            signal: AbortSignal.any([options.signal, timeout]),
        });
        return toCheck(model, response.status, await readStart(response));
    }
    catch {
        // The error's own text may hold the address and its secrets, so it is not used.
        if (options.signal.aborted)
            return unclear('the job was cancelled');
        return unclear(timeout.aborted ? 'no answer came in time' : 'it could not be reached');
    }
}
/**
 * The address of the model at the API that the key belongs to. Codex itself sends an API key to `openai_base_url` only
 * on the API key route; on another route that setting may name a host that must not see the key. OPENAI_BASE_URL is the
 * address for OPENAI_API_KEY.
 */
function modelUrl({ route, config, env }, model) {
    const configured = route.kind === 'api-key' ? config.openaiBaseUrl : undefined;
    const base = configured || env['OPENAI_BASE_URL'] || check_api_OPENAI;
    const url = `${base.replace(/\/+$/, '')}/models/${encodeURIComponent(model)}`;
    return /^https?:\/\//i.test(base) && URL.canParse(url) ? new URL(url) : undefined;
}
/** The CLI sends the organization and the project too. Without them the API would use the key's default project. */
function headersFor(key, env) {
    const organization = env['OPENAI_ORGANIZATION'];
    const project = env['OPENAI_PROJECT'];
    return {
        authorization: `Bearer ${key}`,
        accept: 'application/json',
        ...(organization ? { 'OpenAI-Organization': organization } : {}),
        ...(project ? { 'OpenAI-Project': project } : {}),
    };
}
async function readStart(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > MAX_BODY_BYTES)
            break;
    }
    return Buffer.concat(chunks).toString('utf8');
}
/** Whether a text from outside is a day: it appears in the report. */
function isDay(text) {
    return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
/** A gateway may answer 200 or 404 to any request, so the body must name the model or the error code. */
function toCheck(model, status, body) {
    const answer = parseFields(body);
    if (status === 200 && answer['id'] === model) {
        const date = (0,base_fields/* textOf */.b6)(answer['shutdown_date']);
        return { kind: 'known', model, ...(0,base_fields/* optional */.lq)('shutdownDate', isDay(date) ? date : undefined) };
    }
    if (status === 404 && (0,base_fields/* fieldsOf */.Pf)(answer['error'])['code'] === 'model_not_found') {
        return { kind: 'unknown', model };
    }
    if (status === 401)
        return { kind: 'unclear', model, why: 'it rejects the key' };
    if (status === 403)
        return { kind: 'unclear', model, why: 'the key may not read the model list' };
    return { kind: 'unclear', model, why: `it answered with status ${status}` };
}

;// CONCATENATED MODULE: ./lib/config/config-secrets.js
/** The secrets in a configuration: its own texts, and the variables that it names. */



/** A shorter value, such as a version or a region, is an ordinary word. */
const config_secrets_MIN_SECRET_CHARS = 8;
/**
 * Headers and parameters that describe the request and not the caller. The values of all others count as secrets,
 * because each gateway has its own name for its key. Masking a model's name would do harm: GitHub drops an output that
 * contains a masked text.
 */
const PUBLIC_NAME = /(^accept|^content-type|^user-agent|^openai-beta|version|region|location|language|model|deployment|provider|format)$/i;
/**
 * The runner's own variables about the job, which a gateway may want in a header. Masking one would, for example,
 * remove the repository's name from the log.
 */
const PUBLIC_VARIABLE = /^(RUNNER|GITHUB_(ACTION|ACTOR|API|BASE|EVENT|HEAD|JOB|REF|REPOSITORY|RUN|SERVER|SHA|WORKFLOW|WORKSPACE))(_|$)/;
/** Finds the secrets of all providers, in use or not: a later step may choose another one by its profile. */
function configSecrets(config) {
    const providers = Object.values((0,base_fields/* fieldsOf */.Pf)(config['model_providers'])).map(base_fields/* fieldsOf */.Pf);
    const addresses = [config['openai_base_url'], ...providers.map(provider => provider['base_url'])];
    const values = providers.flatMap(provider => [
        provider['experimental_bearer_token'],
        ...privateValues(provider['http_headers']),
        ...privateValues(provider['query_params']),
    ]);
    const variables = providers.flatMap(provider => [
        provider['env_key'],
        ...privateValues(provider['env_http_headers']),
    ]);
    return {
        texts: [...config_secrets_textsIn(addresses).flatMap(addressSecrets), ...config_secrets_textsIn(values).flatMap(secretsInValue)],
        variables: config_secrets_textsIn(variables).filter(name => !PUBLIC_VARIABLE.test(name)),
    };
}
/** Proxies may be written without a scheme, and npm reads them too. */
const PROXY_VARIABLE = /^(npm_config_)?((https?|all)[_-])?proxy$/i;
/**
 * All secrets of a configuration, including the values of its variables, the secrets in OPENAI_BASE_URL, from which old
 * CLIs take the address, and the user and password of every address in the environment, such as that of a proxy.
 */
function resolveSecrets({ texts, variables }, env) {
    return [
        ...texts,
        ...config_secrets_textsIn(variables.map(name => env[name])).flatMap(secretsInValue),
        ...addressSecrets(env['OPENAI_BASE_URL'] ?? ''),
        ...Object.entries(env).flatMap(([name, value = '']) => secretsInUser(name, value)),
    ];
}
function secretsInUser(name, value) {
    const hasUser = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]*@/i.test(value);
    if (hasUser)
        return addressSecrets(value);
    return PROXY_VARIABLE.test(name) && value.includes('@') ? addressSecrets(`http://${value}`) : [];
}
/**
 * The secrets among the variables of CODEX_HOME/.env. The file is private and its names are the user's own, so every
 * value counts that is not public by its name, also where nothing names the variable. The path of something on this
 * machine is none: GitHub drops an output that contains a masked text, such as `report-file`.
 */
function dotEnvSecrets(variables) {
    const values = config_secrets_textsIn(privateValues(variables)).filter(value => !((0,external_node_path_.isAbsolute)(value) && (0,external_node_fs_.existsSync)(value)));
    return values.flatMap(value => [...secretsInValue(value), ...addressSecrets(value)]);
}
/**
 * The user and password of an address, together and separately, and the values of its query, each as written and
 * percent-decoded. It does not use `URL`, because the CLI may accept an address that this runtime rejects.
 */
function addressSecrets(address) {
    const user = /^[^/?#]*:\/\/([^/?#]*)@/.exec(address)?.[1] ?? '';
    const query = /\?([^#]*)/.exec(address)?.[1] ?? '';
    const pairs = query.split('&').map(pair => /^([^=]*)=?(.*)$/.exec(pair)?.slice(1) ?? []);
    const values = pairs.flatMap(([name = '', value]) => (PUBLIC_NAME.test(name) ? [] : [value]));
    return config_secrets_textsIn([user, ...user.split(':'), ...values])
        .flatMap(text => [...new Set([text, percentDecode(text)])])
        .filter(secret => secret.length >= config_secrets_MIN_SECRET_CHARS);
}
function percentDecode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** The value, and the credentials of an authorization header without their scheme, because servers quote only those. */
function secretsInValue(value) {
    const credentials = /^\s*[A-Za-z-]+\s+(\S+)\s*$/.exec(value)?.[1];
    return config_secrets_textsIn([value, credentials]).filter(secret => secret.length >= config_secrets_MIN_SECRET_CHARS);
}
function privateValues(table) {
    return Object.entries((0,base_fields/* fieldsOf */.Pf)(table)).flatMap(([name, value]) => (isPrivateName(name) ? [value] : []));
}
/** Whether the value of a header or parameter with this name counts as a secret. */
function isPrivateName(name) {
    return !PUBLIC_NAME.test(name);
}
function config_secrets_textsIn(values) {
    return values.flatMap(value => (0,base_fields/* textOf */.b6)(value) ?? []);
}

// EXTERNAL MODULE: ./lib/base/assert-never.js
var assert_never = __nccwpck_require__(5476);
;// CONCATENATED MODULE: ./lib/cli/version-request.js
/** What a workflow may ask for with `codex-version`, in the syntax that npm, and so codex-action, takes. */


/** What `parseVersionRequest` accepts, for the message about an input. */
const VERSION_REQUEST_RULE = 'empty, an exact version such as "0.171.0", a tag such as "latest", or a range such as "^0.171.0" or ">=0.160 <0.172"';
/** semver itself reads at most 256 characters. */
const MAX_RANGE_CHARS = 256;
/**
 * The grammar of a range (range.bnf of semver), without what no CLI version has: build metadata, and numbers of more
 * than nine digits. It is written out here because semver is loaded only where a range has to be resolved. A test
 * compares the two.
 */
const version_request_NUMBER = String.raw `(?:0|[1-9]\d{0,8})`;
const IDENTIFIER = String.raw `(?:${version_request_NUMBER}|\d*[A-Za-z-][\dA-Za-z-]*)`;
const PRERELEASE = String.raw `(?:-${IDENTIFIER}(?:\.${IDENTIFIER})*)`;
/** After an x only another x may follow. */
const PARTIAL = String.raw `v?(?:[xX*](?:\.[xX*]){0,2}|${version_request_NUMBER}(?:(?:\.[xX*]){0,2}|\.${version_request_NUMBER}(?:\.[xX*]|\.${version_request_NUMBER}${PRERELEASE}?)?))`;
const COMPARATOR = String.raw `(?:[<>]=?|=|~|\^)? *${PARTIAL}`;
const ALTERNATIVE = `(?:${PARTIAL} +- +${PARTIAL}|${COMPARATOR}(?: +${COMPARATOR})*)`;
const RANGE = new RegExp(String.raw `^${ALTERNATIVE}(?: *\|\| *${ALTERNATIVE})*$`);
const ONE_VERSION = new RegExp(String.raw `^[v=]? *${version_request_NUMBER}\.${version_request_NUMBER}\.${version_request_NUMBER}${PRERELEASE}?$`);
/**
 * A tag is a plain word. npm takes a text with a colon or a slash, or one that begins with a dot, for an address, an
 * alias or a path, one that ends like an archive for a file, and one that begins like a version for a version.
 */
const TAG = /^(?!v?\d)[a-z][a-z\d._-]{0,63}(?<!\.tgz|\.tar\.gz|\.tar)$/i;
/** Reads the text of the input; undefined when it is none of what `VERSION_REQUEST_RULE` names. */
function parseVersionRequest(raw) {
    const text = raw.trim();
    if (text === '')
        return { kind: 'any' };
    if (ONE_VERSION.test(text)) {
        const version = text.replace(/^[v=]? */, '');
        return isCodexVersion(version) ? { kind: 'exact', version } : undefined;
    }
    if (text.length <= MAX_RANGE_CHARS && RANGE.test(text))
        return { kind: 'range', range: text };
    return TAG.test(text) ? { kind: 'tag', tag: text } : undefined;
}
/** The request as npm takes it, also for messages. `any` means the newest version. */
function nameOfRequest(request) {
    switch (request.kind) {
        case 'any':
            return 'latest';
        case 'exact':
            return request.version;
        case 'tag':
            return request.tag;
        case 'range':
            return request.range;
        default:
            return (0,assert_never/* assertNever */.x)(request);
    }
}

;// CONCATENATED MODULE: ./lib/report/leg-name.js
/** Maximum length of a leg's name. */
const MAX_LEG_LENGTH = 100;
/**
 * The name of a job's row in the comment. Like GitHub's name for a matrix job it is the job's id and the values of its
 * matrix, such as `review (ubuntu-latest, 22)`. Two legs of one matrix differ in a value, so their names differ too.
 *
 * @param matrix the runner's matrix context as JSON; `null` in a job without one
 */
function legName(job, matrix) {
    const values = valuesOf(parseJson(matrix));
    const name = values.length === 0 ? job : `${job} (${values.join(', ')})`;
    return name.length <= MAX_LEG_LENGTH ? name : `${name.slice(0, MAX_LEG_LENGTH - 9)}…${hashOf(name)}`;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
/** All values at any depth, in order. A stack instead of recursion, because a matrix can nest without a limit. */
function valuesOf(matrix) {
    const values = [];
    const stack = [matrix];
    while (stack.length > 0) {
        const value = stack.pop();
        if (value === null || value === undefined)
            continue;
        if (typeof value === 'object')
            for (const inner of Object.values(value).toReversed())
                stack.push(inner);
        else
            values.push(String(value).replace(/\s+/g, ' ').trim());
    }
    return values;
}
/** Keeps long names apart that have the same beginning; FNV-1a, 32 bits. */
function hashOf(text) {
    let hash = 0x811c9dc5;
    for (const character of text)
        hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
}

;// CONCATENATED MODULE: ./lib/verdict/setting-refusal.js
/** Which setting of the request a server refused, and which values it offers. */
/** The reasoning efforts, from the least to the most. */
const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max', 'ultra'];
/** The values that each setting can have. A server's list may hold other words, which are never sent. */
const VALUES = {
    effort: EFFORTS,
    verbosity: ['low', 'medium', 'high'],
};
/** The names of the parameters, as servers write them; a whole `reasoning` is refused where a model has no efforts. */
const NAMES = [
    ['effort', /^(?:(?:reasoning[._]|model_reasoning_)?effort|reasoning)$/i],
    ['verbosity', /^(?:text[._]|model_)?verbosity$/i],
];
/** A reasoning effort in the words of a server. */
const EFFORT_WORDS = /\b(?:reasoning[._ ]|model_reasoning_|\w+\.)?effort\b(?<!best[- ]effort)|\breasoningeffort\b|\b(?:reasoning|thinking) (?:values?|levels?)\b|\breasoning is mandatory\b|\bvalid levels: \w|推理(?:强度|力度|等级)/i;
/** A name of a parameter in the words, for CLI versions that drop `param` and for servers that send none. */
const NAME_IN_TEXT = [
    ['verbosity', /\b(?:text\.)?verbosity\b/i],
    ['effort', EFFORT_WORDS],
    ['effort', /\breasoning (?:is|are) not supported\b|\bnot support reasoning\b(?! summar)/i],
];
/** What servers write before the values that they take: OpenAI, Azure, Ollama, zod, Pydantic and relays. */
const BEFORE_VALUES = /\b(?:supported|valid|allowed|accepted|possible|available|permitted) (?:values?|levels?|efforts?|options?)(?: for [\w.'"`-]{1,40})?(?: (?:are|is|include))?:? ?|\b(?:must|should) be(?: one of| either)?:? ?|\bexpected(?: one of)?:? ?|\bplease use:? ?(?=['"`])|可选值[:：]? ?/i;
/** What they write after the values: the end of the sentence, and the value that came. */
const AFTER_VALUES = /[.;)}\]](?:\s|$)|\b(?:but )?(?:received|got|found)\b|['"]input['"]/i;
/**
 * Reads `Unsupported value: 'low' is not supported with the '…' model. Supported values are: 'medium'.` Undefined where
 * the answer is about a setting that this action does not change. An effort may be refused without another value.
 */
function readSettingRefusal(message) {
    const listed = listedValues(message.text);
    const parameter = refusedParameter(message, listed);
    if (parameter === undefined)
        return undefined;
    const offered = [...new Set(listed)].filter(value => VALUES[parameter].includes(value));
    return offered.length === 0 && parameter !== 'effort' ? undefined : { parameter, offered };
}
/** The values in the words, in lower case: those in quotes, else the words of a list. */
function listedValues(text) {
    const before = BEFORE_VALUES.exec(text);
    if (before === null)
        return [];
    const rest = text.slice(before.index + before[0].length).slice(0, 300);
    const [list = ''] = rest.split(AFTER_VALUES, 1);
    const quoted = [...list.matchAll(/['"`]([a-z]{2,16})['"`]/gi)].map(match => match[1]?.toLowerCase() ?? '');
    if (quoted.length > 0)
        return quoted;
    const words = list
        .toLowerCase()
        .match(/[a-z]+/g)
        ?.filter(word => word !== 'or' && word !== 'and') ?? [];
    const isList = words.length > 1 || /^[[(]/.test(list);
    if (isList && words.every(word => VALUES.effort.includes(word)))
        return words;
    const bare = list.split(/\s*(?:,|\||\bor\b|\band\b)\s*/i).filter(word => /^[a-z]{2,16}$/i.test(word));
    return bare.length < 2 ? [] : bare.map(word => word.toLowerCase());
}
/**
 * Finds the parameter in `param` or in the words. When neither names one, the CLI has dropped `param`, as it does for
 * errors in a stream. Then a single "medium" is the verbosity: the models that refuse a verbosity offer only that value
 * (openai/codex#6647). Any other list of efforts is that of the effort.
 */
function refusedParameter({ param = '', text }, listed) {
    // LiteLLM writes None for a parameter that it does not know.
    if (!/^(?:none|null)?$/i.test(param))
        return NAMES.find(([, name]) => name.test(param))?.[0];
    const named = NAME_IN_TEXT.find(([, name]) => name.test(text))?.[0];
    if (named !== undefined)
        return named;
    if (listed.length === 1 && listed[0] === 'medium')
        return 'verbosity';
    const isOfEfforts = listed.length > 0 && listed.every(value => VALUES.effort.includes(value));
    return isOfEfforts ? 'effort' : undefined;
}

;// CONCATENATED MODULE: ./lib/catalog/model-family.js
/** What the name and the description of a model say: its plain name, its family, its version, and its kind. */
/** Families of small, cheap models for easy work. */
const LIGHT_FAMILIES = new Set(['mini', 'luna', 'nano']);
/**
 * Words for light models: those of the lists of CLI 0.104 to 0.171, and others with the same meaning, since a new family
 * may have another name and another description. "Efficient" and "fast" are said of models for demanding work too.
 */
const LIGHT_WORDS = /\b(?:affordable|inexpensive|economical|budget|cheap(?:er|est)?|low[- ]cost|lightweight|lite|compact|tiny|small(?:er|est)?|easier|simpler|(?:simple|easy|basic|routine) (?:tasks?|edits?|work|jobs?|changes?))\b/i;
/** Words for models that do demanding work, whatever else their description says. */
const DEMANDING_WORDS = /\b(?:complex|flagship|frontier|most capable|professional|smartest|strongest)\b/i;
/**
 * The name without the prefix of a cloud or gateway, the date of a snapshot, and the number of a revision, in lower
 * case: `gpt-5.5` for `openai.gpt-5.5` (Amazon Bedrock, 0.171), `azure/gpt-5.5` and `gpt-5.5-2026-04-23`.
 */
function plainName(model) {
    const name = model.toLowerCase().split('/').at(-1) ?? '';
    return name
        .replace(/^(?:[a-z][a-z0-9-]*\.)+(?=[a-z])/, '')
        .replace(/:\d+$/, '')
        .replace(/-\d{4}-\d{2}-\d{2}$/, '');
}
/** Whether a listed name is the route's own name for a model: another spelling with the same plain name. */
function isOwnNameOf(listed, model) {
    return listed.toLowerCase() !== model.toLowerCase() && plainName(listed) === plainName(model);
}
/**
 * The family: what follows the version, `sol` in `gpt-6.2-sol`; where nothing follows, what comes before, `gpt` in
 * `gpt-5.5`. A name without a version is a family of its own.
 */
function familyOf(model) {
    const { before, after } = splitName(model);
    return after || before;
}
/** A number less than, equal to, or greater than zero, as the version of the first model is older, equal, or newer. */
function compareVersions(one, other) {
    const [a, b] = [splitName(one).version, splitName(other).version];
    for (let index = 0; index < Math.max(a.length, b.length); index++) {
        const difference = (a[index] ?? 0) - (b[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
/** Whether the model is a small, cheap one for easy work. The name decides; for other names the description does. */
function isLightModel(model, description = '') {
    const isNamedLight = plainName(model)
        .split('-')
        .some(part => LIGHT_FAMILIES.has(part));
    return isNamedLight || (LIGHT_WORDS.test(description) && !DEMANDING_WORDS.test(description));
}
function splitName(model) {
    const parts = plainName(model).split('-');
    const at = parts.findIndex(part => /^\d+(?:\.\d+)*$/.test(part));
    if (at === -1)
        return { before: parts.join('-'), version: [], after: '' };
    const version = (parts[at] ?? '').split('.').map(Number);
    return { before: parts.slice(0, at).join('-'), version, after: parts.slice(at + 1).join('-') };
}

;// CONCATENATED MODULE: ./lib/catalog/auto.js
/** The models that `auto` and `latest-FAMILY` stand for. */

/** `auto` in fallback-models stands for at most this many models. */
const MAX_AUTO_MODELS = 3;
/**
 * The models that `auto` stands for, in the order in which they are tried: the model asked for under the route's own
 * name, its successor, then the models of the wanted kind in the order of the list. Never a hidden model, never one of
 * another kind, and none that is in the chain already.
 */
function autoModels(list, options) {
    const { asked, light, known, now } = options;
    const usable = list.filter(model => model.shown && (model.light ?? false) === light && !isRetired(model, now));
    const ordered = asked === undefined ? usable : [...ownNames(usable, asked), ...successors(list, usable, asked), ...usable];
    const slugs = new Set(ordered.map(model => model.slug));
    return [...slugs].filter(slug => !known.includes(slug)).slice(0, MAX_AUTO_MODELS);
}
/**
 * The newest model of a family that is shown, not called legacy, and has no date of retirement. Where no family has the
 * name, the last part of one is enough: `mini` for `codex-mini`.
 */
function latestOf(list, family) {
    const wanted = family.toLowerCase();
    const exact = list.filter(model => familyOf(model.slug) === wanted);
    const members = exact.length > 0 ? exact : list.filter(model => familyOf(model.slug).endsWith(`-${wanted}`));
    const current = members.filter(model => model.shown && model.legacy === undefined && model.retiresAt === undefined);
    return current.toSorted((a, b) => compareVersions(b.slug, a.slug))[0]?.slug;
}
/** The families that have a model for `latestOf`, in the order of the list. */
function currentFamilies(list) {
    const families = new Set(list.filter(model => model.shown).map(model => familyOf(model.slug)));
    return [...families].filter(family => latestOf(list, family) !== undefined);
}
/**
 * The last model on the way along the list's own upgrades, from the model asked for; undefined when the list names none.
 * Only a model that `isUsable` accepts counts. The list is from outside, so the way may be a circle.
 */
function successorOf(list, asked, isUsable = model => model.shown) {
    // A cloud's list may name an upgrade as OpenAI does, and have the model under its own name.
    const find = (name) => name === undefined
        ? undefined
        : (list.find(model => model.slug.toLowerCase() === name.toLowerCase()) ??
            list.find(model => isOwnNameOf(model.slug, name)));
    const passed = new Set();
    let next = find(asked);
    while (next !== undefined && !passed.has(next)) {
        passed.add(next);
        next = find(next.upgrade);
    }
    return [...passed].slice(1).findLast(isUsable);
}
function ownNames(usable, asked) {
    return usable.filter(model => isOwnNameOf(model.slug, asked));
}
function successors(list, usable, asked) {
    const successor = successorOf(list, asked, model => usable.includes(model));
    return successor === undefined ? [] : [successor];
}
function isRetired({ retiresAt }, now) {
    return retiresAt !== undefined && Date.parse(retiresAt) <= now;
}

;// CONCATENATED MODULE: ./lib/catalog/resolve-chain.js
/** The chain as the inputs name it, and the models that its words stand for on this route. */


/** The text of an entry, as in the inputs. */
function chainItemText(item) {
    if (item.kind === 'model')
        return item.model;
    return item.kind === 'auto' ? 'auto' : `latest-${item.family}`;
}
/** The models that a chain stands for, as far as they are known. */
function resolveChain(items, options) {
    const models = [];
    const words = [];
    let asked;
    for (const [index, item] of items.entries()) {
        let added;
        if (item.kind === 'model')
            added = [item.model];
        else {
            if (options.catalog === undefined)
                return { models, words, isComplete: false };
            const word = resolveWord(item, options.catalog, {
                ...options,
                isFirst: index === 0,
                asked,
                known: models,
            });
            words.push(word);
            added = word.models;
        }
        if (index === 0)
            asked = added[0];
        models.push(...added.filter(model => !models.includes(model)));
    }
    return { models, words, isComplete: true };
}
function resolveWord(item, catalog, options) {
    const word = chainItemText(item);
    if (catalog.kind !== 'list') {
        return {
            word,
            models: [],
            missing: `there is no model list here (${catalog.message.replace(/\.$/, '')})`,
        };
    }
    const { models: list } = catalog;
    const name = catalog.source === 'route' ? "the route's model list" : 'the list built into the CLI';
    if (item.kind === 'latest') {
        const latest = latestOf(list, item.family);
        if (latest !== undefined)
            return { word, models: [latest] };
        const families = currentFamilies(list).join(', ');
        return { word, models: [], missing: `${name} has current models of the families ${families || 'none'}` };
    }
    const light = options.light || (options.asked !== undefined && isLightIn(list, options.asked));
    const models = autoModels(list, { ...options, light });
    // As the model asked for, `auto` is the one model that the list recommends.
    if (models.length > 0)
        return { word, models: options.isFirst ? models.slice(0, 1) : models };
    const others = [
        ...(options.known.length > 0 ? ['those of the chain'] : []),
        ...(!light && list.some(({ slug }) => isLightIn(list, slug)) ? ['light ones'] : []),
    ];
    const besides = others.length === 0 ? '' : ` besides ${others.join(' and ')}`;
    return {
        word,
        models,
        missing: `${name} has no ${light ? 'light ' : ''}model${besides}; it has ${namesOf(list)}`,
    };
}
/** Whether a model is light by its name, or by its description in the list. */
function isLightIn(list, model) {
    const listed = list.find(({ slug }) => slug.toLowerCase() === model.toLowerCase());
    return isLightModel(model) || listed?.light === true;
}
/** Maximum number of models that a sentence names. */
const MAX_NAMES = 12;
function namesOf(list) {
    const shown = list.filter(model => model.shown).map(model => model.slug);
    if (shown.length === 0)
        return 'no model that is shown';
    return shown.slice(0, MAX_NAMES).join(', ') + (shown.length > MAX_NAMES ? ', …' : '');
}

;// CONCATENATED MODULE: ./lib/catalog/model-id.js
/**
 * A model id becomes an argument of a process, a value in config.toml and text in a comment, so little is allowed. The
 * longest known id has about 30 characters.
 */
const MODEL_ID = /^[A-Za-z0-9](?:[A-Za-z0-9_:@+-]|[./](?![./])){0,127}$/;
/** What `isModelId` allows, in words for an error message. */
const MODEL_ID_RULE = 'a model id of letters, digits and . _ : / @ + -, starting with a letter or digit, without two of . or / in a row, at most 128 characters';
/** Whether the text can be a model id. Text that could be read as an option, a parent path or two words cannot. */
function isModelId(text) {
    return MODEL_ID.test(text);
}
/**
 * The model id that was probably meant by a text with spaces, or with a dash character that looks like a hyphen;
 * undefined when there is no such id.
 */
function suggestModelId(text) {
    const trimmed = text.trim();
    const id = trimmed.replace(/[\s\u2010-\u2015\u2212]+/g, '-');
    // A hyphen after a space means that a second id follows, as in "gpt-5.5 gpt-5.4".
    const isOneId = !/\s\S*-/.test(trimmed);
    return id !== text && isOneId && isModelId(id) ? id : undefined;
}
const UNCHANGED = 'The id was used unchanged; correct the input if this is a typing error.';
/**
 * A warning about an id that is allowed but looks like a typing error, such as `GPT-5.5`, `gpt5.5` or `gpt-5.5/medium`;
 * undefined for other ids. The id is never corrected, because a private deployment can have such a name.
 */
function modelIdWarning(id) {
    const effort = /^(.+)[/:@](minimal|low|medium|high|xhigh)$/i.exec(id);
    if (effort !== null) {
        return `"${id}" looks like a model id followed by a reasoning effort. The model id would be "${effort[1]}"; the effort is a separate setting (model_reasoning_effort). ${UNCHANGED}`;
    }
    const usual = id.toLowerCase().replace(/^gpt_?(?=\d)/, 'gpt-');
    return /^gpt/i.test(id) && usual !== id
        ? `OpenAI does not write model ids like "${id}"; did you mean "${usual}"? ${UNCHANGED}`
        : undefined;
}

;// CONCATENATED MODULE: ./lib/chain/policy.js
/** What the user asked for: the chain of models, and how to probe it. */
/** Maximum number of models. With the limit of `retries` it bounds the attempts, and so the size of the report. */
const MAX_CHAIN_LENGTH = 20;

;// CONCATENATED MODULE: ./lib/inputs/chain.js
/** The inputs `model` and `fallback-models`: the chain, as names and words. */



const TASKS = ['serious', 'light'];
const DEFAULT_MODEL = { serious: 'gpt-5.5', light: 'gpt-5.4-mini' };
const DEFAULT_FALLBACKS = { serious: ['gpt-5.4', 'auto'], light: ['auto'] };
/** Words that are not model ids: no fallback, what the route's list recommends, and the newest model of a family. */
const NO_FALLBACK = 'none';
const AUTO = 'auto';
const LATEST = /^latest-([a-z0-9][a-z0-9.-]*)$/;
/** The chain as the inputs name it. The first entry is the model asked for. */
function parseChain(raw, task) {
    const model = parseChainItem('model', raw('model').trim() || DEFAULT_MODEL[task]);
    const fallbacks = parseFallbacks(raw('fallback-models'), task);
    // `auto` after `auto` stands for other models.
    const rest = fallbacks.filter(item => item.kind === 'auto' || chainItemText(item) !== chainItemText(model));
    return [model, ...rest];
}
/**
 * The entries after the model asked for, without repetitions. An empty list means the default, as for every input: an
 * unset variable of the workflow leaves an empty list. `none` means no fallback.
 */
function parseFallbacks(raw, task) {
    const items = parseList(raw);
    const mustBe = (allowed) => new InputError('fallback-models', raw.trim(), allowed);
    if (items.includes(NO_FALLBACK)) {
        if (items.length === 1)
            return [];
        throw mustBe(`"${NO_FALLBACK}" alone, or a list of models without it`);
    }
    const names = [...new Set(items.length === 0 ? DEFAULT_FALLBACKS[task] : items)];
    const chain = names.map(name => parseChainItem('fallback-models', name));
    const length = chain.length + (names.includes(AUTO) ? MAX_AUTO_MODELS - 1 : 0);
    if (length < MAX_CHAIN_LENGTH)
        return chain;
    throw mustBe(`at most ${MAX_CHAIN_LENGTH - 1} models, of which "${AUTO}" counts as ${MAX_AUTO_MODELS}`);
}
function parseChainItem(input, text) {
    if (text === AUTO)
        return { kind: 'auto' };
    const family = LATEST.exec(text)?.[1];
    if (family !== undefined)
        return { kind: 'latest', family };
    if (/^latest-?$/i.test(text)) {
        throw new InputError(input, text, '"latest-" and the family of a model, such as "latest-sol"');
    }
    if (!isModelId(text)) {
        const suggestion = suggestModelId(text);
        const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
        throw new InputError(input, text, MODEL_ID_RULE, hint);
    }
    const word = text.toLowerCase();
    if (word === AUTO || LATEST.test(word)) {
        throw new InputError(input, text, `a model id, or "${word}" in lower case`, ` Did you mean "${word}"?`);
    }
    if (word !== NO_FALLBACK)
        return { kind: 'model', model: text };
    const hint = input === 'model' ? ` The place for "${word}" is fallback-models.` : ` Did you mean "${word}"?`;
    throw new InputError(input, text, `a model id, which "${word}" is not`, hint);
}

;// CONCATENATED MODULE: ./node_modules/string-argv/index.js

function parseArgsStringToArgv(value, env, file) {
    // ([^\s'"]([^\s'"]*(['"])([^\3]*?)\3)+[^\s'"]*) Matches nested quotes until the first space outside of quotes
    // [^\s'"]+ or Match if not a space ' or "
    // (['"])([^\5]*?)\5 or Match "quoted text" without quotes
    // `\3` and `\5` are a backreference to the quote style (' or ") captured
    var myRegexp = /([^\s'"]([^\s'"]*(['"])([^\3]*?)\3)+[^\s'"]*)|[^\s'"]+|(['"])([^\5]*?)\5/gi;
    var myString = value;
    var myArray = [];
    if (env) {
        myArray.push(env);
    }
    if (file) {
        myArray.push(file);
    }
    var match;
    do {
        // Each call to exec returns the next regex match as an array
        match = myRegexp.exec(myString);
        if (match !== null) {
            // Index 1 in the array is the captured group if it exists
            // Index 0 is the matched text, which we use if no captured group exists
            myArray.push(firstString(match[1], match[6], match[0]));
        }
    } while (match !== null);
    return myArray;
}
// Accepts any number of arguments, and returns the first one that is a string
// (even an empty string)
function firstString() {
    var args = [];
    for (var _i = 0; _i < arguments.length; _i++) {
        args[_i] = arguments[_i];
    }
    for (var i = 0; i < args.length; i++) {
        var arg = args[i];
        if (typeof arg === "string") {
            return arg;
        }
    }
}

;// CONCATENATED MODULE: ./lib/cli/job-arguments.js
/** The arguments that the job gives to `codex exec`: which of them a probe takes. */
/** A job without arguments of its own. */
const NO_JOB_ARGUMENTS = { settings: [], options: [], leftOut: [] };
/** Options with a meaning for the route or the request, by their long name. Of all CLIs from 0.104 to 0.171. */
const TAKEN = {
    '--config': 'value',
    '--profile': 'value',
    '--model': 'value',
    '--oss': 'flag',
    '--local-provider': 'value',
    '--enable': 'value',
    '--disable': 'value',
    // Whether the user's config.toml counts (0.125 and later).
    '--ignore-user-config': 'flag',
    // A field of the request (0.169 and later).
    '--cyber-access-program': 'value',
};
/** Options about the work. The probe has its own answer to each: it reads nothing, runs nothing and keeps nothing. */
const LEFT_OUT = {
    // It would refuse the settings of the probe that a CLI does not know yet (0.142).
    '--strict-config': 'flag',
    '--image': 'values',
    '--sandbox': 'value',
    '--full-auto': 'flag',
    '--approve-for-me': 'flag',
    '--dangerously-bypass-approvals-and-sandbox': 'flag',
    '--yolo': 'flag',
    '--dangerously-bypass-hook-trust': 'flag',
    '--trust': 'flag',
    '--cd': 'value',
    '--worktree': 'flag',
    '--add-dir': 'value',
    '--thread-source': 'value',
    '--remote': 'value',
    '--remote-auth-token-env': 'value',
    '--skip-git-repo-check': 'flag',
    '--ephemeral': 'flag',
    '--ignore-rules': 'flag',
    '--output-schema': 'value',
    '--output-last-message': 'value',
    '--color': 'value',
    '--json': 'flag',
    '--experimental-json': 'flag',
    '--help': 'flag',
    '--version': 'flag',
};
const LONG_NAMES = {
    '-c': '--config',
    '-p': '--profile',
    '-m': '--model',
    '-i': '--image',
    '-s': '--sandbox',
    '-C': '--cd',
    '-o': '--output-last-message',
    '-h': '--help',
    '-V': '--version',
};
/**
 * Reads arguments as the CLI does (clap; 0.104 to 0.171): `--name value`, `--name=value`, `-n value`, `-nvalue` and
 * `-n=value`. An option that no CLI of today has is passed on, with a text after it that could be its value: the CLI of
 * the job decides what it means.
 */
function readJobArguments(args) {
    const settings = [];
    const options = [];
    const leftOut = [];
    let profile;
    for (let index = 0; index < args.length; index++) {
        const arg = args[index] ?? '';
        if (arg === '--' || !/^-./.test(arg)) {
            // After `--` all is text, such as a prompt.
            if (arg === '--')
                index = args.length;
            leftOut.push('a text');
            continue;
        }
        const { option, last } = readOption(args, index);
        index = last;
        const { name, long, value } = option;
        if (long === '--model')
            return { kind: 'model', name };
        if (arityOf(long) === 'value' && value === undefined)
            return { kind: 'no-value', name };
        if (Object.hasOwn(LEFT_OUT, long))
            leftOut.push(long);
        else if (long === '--profile')
            profile = value;
        else if (long === '--config') {
            const problem = settingProblem(name, value ?? '');
            if (problem !== undefined)
                return problem;
            settings.push(value ?? '');
        }
        else
            options.push(value === undefined ? name : `${name}=${value}`);
    }
    return { settings, options, leftOut, ...(profile === undefined ? {} : { profile }) };
}
/** `-c model=…` is another spelling of `--model`. */
function settingProblem(name, setting) {
    const key = /^\s*([^=]*?)\s*=/.exec(setting)?.[1];
    if (key === undefined || key === '')
        return { kind: 'no-setting', name };
    return key === 'model' ? { kind: 'model', name: `${name} model` } : undefined;
}
function arityOf(long) {
    return TAKEN[long] ?? LEFT_OUT[long];
}
/** The option at `index`, and the index of the last argument that belongs to it. */
function readOption(args, index) {
    const arg = args[index] ?? '';
    const isLong = arg.startsWith('--');
    const at = arg.indexOf('=');
    const name = isLong ? (at === -1 ? arg : arg.slice(0, at)) : arg.slice(0, 2);
    const long = LONG_NAMES[name] ?? name;
    const attached = isLong ? (at === -1 ? undefined : arg.slice(at + 1)) : arg.slice(2).replace(/^=/, '');
    if (attached !== undefined && (isLong || arg.length > 2)) {
        return { option: { name, long, value: attached }, last: index };
    }
    const arity = arityOf(long) ?? 'unknown';
    if (arity === 'flag')
        return { option: { name, long, value: undefined }, last: index };
    const isText = (text) => text !== undefined && !/^-./.test(text);
    let last = index;
    // clap takes a value that begins with a dash for the next option.
    if (isText(args[index + 1]))
        last += 1;
    if (arity === 'values')
        while (isText(args[last + 1]))
            last += 1;
    return { option: { name, long, value: last > index ? args[last] : undefined }, last };
}

;// CONCATENATED MODULE: ./lib/inputs/codex-args.js
/** The input `codex-args`: what the job gives to `codex exec`. */



const INPUT = 'codex-args';
/** Far more than a command line of a job has. */
const MAX_CHARS = 16_384;
/**
 * Parses the text as codex-action does (v1.13, `parseExtraArgs`): what begins with `[` is a JSON array, all else are
 * words as in a shell, split by the same library. Unlike there, an array must hold texts, and a quote must have an end.
 *
 * @throws InputError that names an option, and never its value, which may be a secret
 */
function parseCodexArgs(raw) {
    const text = raw.trim();
    if (text.length > MAX_CHARS)
        throw new InputError(INPUT, null, `at most ${MAX_CHARS} characters`);
    const args = text.startsWith('[') ? parseArray(text) : parseWords(text);
    if (args.some(arg => arg.includes('\0')))
        throw new InputError(INPUT, null, 'text without a NUL character');
    const read = readJobArguments(args);
    if (!('kind' in read))
        return read;
    throw new InputError(INPUT, null, ALLOWED[read.kind](read.name));
}
const ALLOWED = {
    model: name => `arguments without a model, and it has \`${name}\`. The place for the model is the input "model"`,
    'no-value': name => `arguments in which each option has its value, and \`${name}\` has none`,
    'no-setting': name => `arguments in which \`${name}\` has the form key=value`,
};
function parseArray(text) {
    const allowed = 'a JSON array of texts, such as ["--profile", "ci"], or words as in a shell';
    const fail = (problem) => new InputError(INPUT, null, allowed, ` It begins with "[", but ${problem}.`);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        // The parser's message quotes the text.
        throw fail('it is not valid JSON');
    }
    if (!Array.isArray(value))
        throw fail('it is not an array');
    const wrong = value.findIndex(item => typeof item !== 'string');
    if (wrong !== -1)
        throw fail(`item ${wrong + 1} is not a text`);
    return value;
}
function parseWords(text) {
    const open = openQuote(text);
    if (open === undefined)
        return parseArgsStringToArgv(text);
    throw new InputError(INPUT, null, 'words as in a shell, with an end for each quote, or a JSON array of texts', ` The quote ${open} is never closed.`);
}
/** The quote without an end. A backslash does not escape one, as for the library. */
function openQuote(text) {
    let open;
    for (const character of text) {
        if (open === character)
            open = undefined;
        else if (open === undefined && (character === '"' || character === "'"))
            open = character;
    }
    return open;
}

;// CONCATENATED MODULE: ./lib/inputs/endpoint.js
/** The input `responses-api-endpoint`. */

const endpoint_INPUT = 'responses-api-endpoint';
/** Hosts of this machine, where a proxy or a test may listen without TLS. */
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
/**
 * The whole URL of a Responses API, as codex-action's proxy takes it, such as
 * `https://PROJECT.openai.azure.com/openai/v1/responses`.
 *
 * @throws InputError that shows at most scheme and host: path and query may hold a secret
 */
function parseEndpoint(raw) {
    const text = parseText(endpoint_INPUT, raw);
    if (text === undefined)
        return undefined;
    const allowed = 'the https URL of a Responses API, such as "https://PROJECT.openai.azure.com/openai/v1/responses"';
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || url.hostname === '')
        throw new InputError(endpoint_INPUT, null, allowed, ' It is no URL.');
    const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
    if (isAllowed)
        return text;
    throw new InputError(endpoint_INPUT, null, allowed, ` It begins with "${url.protocol}//${url.hostname}".`);
}

;// CONCATENATED MODULE: ./lib/inputs/inputs.js
/** Turns the action's inputs into one typed value, or into an error that names the input. */







const COMMENTS = ['on-fallback', 'always', 'never'];
const PROBES = ['live', 'catalog'];
const STRATEGIES = ['first', 'all'];
const MODES = ['probe', 'report'];
const ON_UNSETTLED = ['fallback', 'keep', 'fail'];
const ON_NONE = ['fail', 'continue'];
/**
 * Reads all inputs.
 *
 * @param raw gives the text of an input by its name in action.yml; empty when it was not given
 * @throws InputError that names the input, its value and what is allowed
 */
function readInputs(raw) {
    const mode = parseChoice('mode', raw('mode'), MODES, 'probe');
    const task = parseChoice('task', raw('task'), TASKS, 'serious');
    return {
        probe: parseChoice('probe', raw('probe'), PROBES, 'live'),
        chain: parseChain(raw, task),
        light: task === 'light',
        strategy: parseChoice('strategy', raw('strategy'), STRATEGIES, 'first'),
        onUnsettled: parseChoice('on-unsettled', raw('on-unsettled'), ON_UNSETTLED, 'fallback'),
        onNone: parseChoice('on-none', raw('on-none'), ON_NONE, 'fail'),
        retries: parseNumber('retries', raw('retries'), { min: 0, max: 10, defaultValue: 2 }),
        timeoutMs: parseSeconds('timeout', raw('timeout'), { max: 3600, defaultValue: 60 }),
        budgetMs: parseSeconds('budget', raw('budget'), { max: 21_600, defaultValue: 180 }),
        codexVersion: parseCodexVersion(raw('codex-version')),
        codexHome: parseText('codex-home', raw('codex-home')),
        ...parseKeys(raw),
        codexArgs: parseCodexArgs(raw('codex-args')),
        effort: parseOptionalChoice('effort', raw('effort'), EFFORTS, EFFORT_SYNONYMS),
        endpoint: parseEndpoint(raw('responses-api-endpoint')),
        minUsageLeft: parseNumber('min-usage-left', raw('min-usage-left'), {
            min: 0,
            max: 100,
            unit: 'percent',
            defaultValue: undefined,
        }),
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
function parseCodexVersion(raw) {
    const request = parseVersionRequest(raw);
    if (request !== undefined)
        return request;
    throw new InputError('codex-version', raw.trim(), VERSION_REQUEST_RULE);
}
/** Other words for an effort that people use. */
const EFFORT_SYNONYMS = {
    off: 'none',
    min: 'minimal',
    minimum: 'minimal',
    'extra-high': 'xhigh',
    'very-high': 'xhigh',
    maximum: 'max',
};
/** A second key that is the first one again would fail in the same way. */
function parseKeys(raw) {
    const openaiApiKey = parseText('openai-api-key', raw('openai-api-key'));
    const fallbackApiKey = parseText('fallback-openai-api-key', raw('fallback-openai-api-key'));
    if (fallbackApiKey === undefined || fallbackApiKey !== openaiApiKey)
        return { openaiApiKey, fallbackApiKey };
    throw new InputError('fallback-openai-api-key', null, 'another key than "openai-api-key", and both are the same');
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

// EXTERNAL MODULE: ./lib/runner/job-context.js
var job_context = __nccwpck_require__(111);
;// CONCATENATED MODULE: ./lib/steps/job.js
/** What every step needs. */




/**
 * Masks the secrets in the inputs and in the environment, and reads the inputs. The secrets come first, because the
 * message about a wrong input repeats its value, which may be a key in the wrong place.
 *
 * @throws InputError when an input has a value that is not allowed
 */
function startJob(env, secrets) {
    const tokens = ['openai-api-key', 'fallback-openai-api-key', 'github-token'].map(name => (0,job_context/* inputText */.AN)(env, name));
    const endpoint = (0,job_context/* inputText */.AN)(env, 'responses-api-endpoint');
    secrets.add([...tokens, ...addressSecrets(endpoint), ...(0,job_context/* secretsOfEnvironment */.O0)(env)]);
    return { inputs: readInputs(name => (0,job_context/* inputText */.AN)(env, name)), env, secrets };
}
/**
 * The CLI (0.104 and later) refuses a CODEX_HOME that does not exist. One that the environment names is left to the CLI,
 * whose words are then shown, but an input is checked before anything starts. Only the probe needs the directory: the
 * post step may run after a later step has removed it.
 *
 * @throws InputError when the input `codex-home` names no directory
 */
function requireCodexHome({ inputs, env }) {
    const input = inputs.codexHome;
    if (input === undefined)
        return;
    const { dir } = resolveCodexHome({ input, env });
    if (isDirectory(dir))
        return;
    const hint = dir === input ? '' : ` It stands for ${dir}.`;
    throw new InputError('codex-home', input, 'the path of a directory that exists', hint);
}
function isDirectory(path) {
    try {
        return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isDirectory() === true;
    }
    catch {
        // A path through a file, or one without permission, is of no use to the CLI either.
        return false;
    }
}
/** The key of the input that a route uses; undefined where no input has a key for it. */
function inputKeyOf({ openaiApiKey, fallbackApiKey }, route) {
    return route.kind === 'api-key' && route.source === 'fallback' ? fallbackApiKey : openaiApiKey;
}

// EXTERNAL MODULE: ./lib/steps/log/lines.js
var lines = __nccwpck_require__(5617);
;// CONCATENATED MODULE: ./lib/steps/check-api-model.js
/** `check-api`: what the OpenAI API says about the models of a run. It goes into the report and changes no decision. */





/** The API answers within a second. The job does not depend on the answer. */
const API_TIMEOUT_MS = 10_000;
/** Asks the API with one free request for each model. */
async function checkApiModel({ inputs, env }, { route, config }, { policy, attempts }, decision, signal) {
    if (!inputs.checkApi)
        return {};
    const check = (model) => model === undefined
        ? undefined
        : (0,lines/* whileWaiting */.FW)(seconds => `for the OpenAI API (${seconds} s of at most ${API_TIMEOUT_MS / 1000} s)`, () => checkApi({ route, config, env, apiKey: inputKeyOf(inputs, route) }, model, {
            timeoutMs: API_TIMEOUT_MS,
            signal,
        }));
    const [requested] = policy.chain;
    const used = decision.kind === 'none' || route.kind !== 'api-key' ? undefined : decision.model;
    const [asked, ofUsed] = await Promise.all([
        check(isRefusedForGood(requested, attempts) ? requested : undefined),
        check(used),
    ]);
    return { ...(0,base_fields/* optional */.lq)('asked', asked), ...(0,base_fields/* optional */.lq)('used', ofUsed) };
}
function isRefusedForGood(model, attempts) {
    const status = (0,model_status/* modelStatus */.Y$)(model, attempts);
    if (!('finding' in status))
        return false;
    const { scope, lasting } = status.finding;
    return scope === 'model' && (lasting === 'permanent' || lasting === 'ambiguous');
}

// EXTERNAL MODULE: ./lib/report/route-text.js
var route_text = __nccwpck_require__(1267);
// EXTERNAL MODULE: ./lib/runner/action-pages.js
var action_pages = __nccwpck_require__(8167);
;// CONCATENATED MODULE: ./lib/inputs/given-inputs.js
/** The inputs that a workflow gives, for the report: only what may be shown of them. */
/** The default of each input for users, as in action.yml. `null`: its value may be a secret or hold one. */
const DEFAULTS = {
    model: '',
    'fallback-models': '',
    task: 'serious',
    probe: 'live',
    strategy: 'first',
    'on-unsettled': 'fallback',
    'on-none': 'fail',
    retries: '2',
    timeout: '60',
    budget: '180',
    'codex-version': '',
    // Its names are in the report.
    'codex-args': null,
    effort: '',
    'responses-api-endpoint': null,
    'fallback-openai-api-key': null,
    'min-usage-left': '',
    'codex-home': '',
    'openai-api-key': null,
    'check-api': 'false',
    'write-config': 'false',
    comment: 'on-fallback',
    'comment-key': 'default',
    leg: '',
    'pull-request': '',
    'github-token': null,
    summary: 'true',
    mode: 'probe',
    reports: '',
};
/** What is shown for a value that may be a secret. */
const GIVEN = '(given)';
const EMPTY = '(empty)';
/**
 * The inputs that differ from their defaults, with their values where these are no secrets by their kind. They are texts
 * of the workflow, so `sanitize` must remove secrets in the wrong place, and cut them.
 *
 * @param raw gives the text of an input by its name in action.yml; empty when it was not given
 */
function givenInputs(raw, sanitize) {
    return Object.entries(DEFAULTS).flatMap(([name, defaultValue]) => {
        const value = raw(name).trim();
        if (name === 'github-token')
            return tokenOf(value, raw('job-token').trim());
        // A runner that does not fill in the defaults gives empty texts.
        if (value === '' || value === defaultValue)
            return [];
        return [{ name, value: defaultValue === null ? GIVEN : sanitize(value) }];
    });
}
/** The token of the job is the default. */
function tokenOf(token, jobToken) {
    if (token === jobToken)
        return [];
    return [{ name: 'github-token', value: token === '' ? EMPTY : GIVEN }];
}

// EXTERNAL MODULE: ./lib/config/layers/parse-toml.js + 9 modules
var parse_toml = __nccwpck_require__(420);
;// CONCATENATED MODULE: ./lib/config/layers/overrides.js
/** The values of `-c` as a layer of the configuration. */


/**
 * Reads `key=value` as the CLI does (0.77 to 0.171): the key is split at each dot, also where it has quotes, and a value
 * that is not TOML is a text, without the quotes around it.
 */
function parseOverride(setting) {
    const at = setting.indexOf('=');
    const raw = setting.slice(at + 1).trim();
    const parsed = (0,parse_toml/* parseToml */.M)(`value = ${raw}`);
    const value = parsed === undefined ? raw.replace(/^["']+|["']+$/g, '') : parsed['value'];
    return { path: setting.slice(0, at).trim().split('.'), value };
}
/** All values of `-c` as one table. A later one replaces what an earlier one has set, also a whole table. */
function overridesLayer(settings) {
    return settings.map(parseOverride).reduce((fields, { path, value }) => set(fields, path, value), {});
}
function set(fields, [key = '', ...rest], value) {
    const inner = fields[key];
    const before = (0,base_fields/* isFields */.Ce)(inner) ? inner : {};
    return { ...fields, [key]: rest.length === 0 ? value : set(before, rest, value) };
}
/** A value as TOML on one line, as `-c` takes it. */
function inlineToml(value) {
    if (Array.isArray(value))
        return `[${value.map(inlineToml).join(',')}]`;
    if ((0,base_fields/* isFields */.Ce)(value) && !(value instanceof Date)) {
        return `{${Object.entries(value)
            .map(([key, inner]) => `${JSON.stringify(key)}=${inlineToml(inner)}`)
            .join(',')}}`;
    }
    // JSON uses the same escapes as TOML. A date of TOML prints itself as it was written.
    return typeof value === 'string'
        ? JSON.stringify(value)
        : String(value instanceof Date ? value.toISOString() : value);
}

;// CONCATENATED MODULE: ./lib/probe/job/hide-secrets.js
/** Moves the secrets in values of `-c` to variables: every process of the machine can read arguments. */


/**
 * Replaces a provider's token by `env_key` and its private headers by `env_http_headers`. The CLI makes the same request
 * of them (0.104 to 0.171). A secret in an address or in `query_params` stays: the CLI reads none of them from a variable.
 *
 * @param hasKey whether the provider with this id has its key from elsewhere. The CLI then ignores the token.
 * @param prefix of the variables' names, in capitals
 */
function hideSecrets(settings, hasKey, prefix) {
    const variables = {};
    const add = (value) => {
        const name = `CODEX_MODEL_FALLBACK_${prefix}_${Object.keys(variables).length + 1}`;
        variables[name] = value;
        return name;
    };
    const hidden = settings.flatMap(setting => {
        const leaves = leavesOf(parseOverride(setting));
        if (!leaves.some(isSecret))
            return [setting];
        return leaves
            .flatMap(leaf => (isSecret(leaf) ? withVariable(leaf, hasKey, add) : [leaf]))
            .map(overrideText);
    });
    return { settings: hidden, variables };
}
/** An override as the text of a `-c` value. */
function overrideText({ path, value }) {
    return `${path.join('.')}=${inlineToml(value)}`;
}
/**
 * The settings of a provider one by one. An empty table comes first, since a table replaces all that was set in it
 * before. A name with a dot cannot be a part of a path, so its table stays whole.
 */
function leavesOf(override) {
    const { path, value } = override;
    const isTable = path[0] === 'model_providers' && (path.length < 3 || (path.length === 3 && path[2] === 'http_headers'));
    if (!isTable || !(0,base_fields/* isFields */.Ce)(value) || Object.keys(value).some(key => key.includes('.')))
        return [override];
    const inner = Object.entries(value).flatMap(([key, item]) => leavesOf({ path: [...path, key], value: item }));
    return [{ path, value: {} }, ...inner];
}
function isSecret({ path: [top, , field, name, ...rest], value }) {
    if (top !== 'model_providers' || (0,base_fields/* textOf */.b6)(value) === undefined || rest.length > 0)
        return false;
    if (field === 'experimental_bearer_token')
        return name === undefined;
    return field === 'http_headers' && name !== undefined && isPrivateName(name);
}
function withVariable({ path: [, id = '', field, name = ''], value }, hasKey, add) {
    const text = (0,base_fields/* textOf */.b6)(value) ?? '';
    if (field === 'http_headers')
        return [{ path: ['model_providers', id, 'env_http_headers', name], value: add(text) }];
    return hasKey(id) ? [] : [{ path: ['model_providers', id, 'env_key'], value: add(text) }];
}

;// CONCATENATED MODULE: ./lib/probe/job/job-settings.js
/** The job's own arguments in a command of the probe. */





/**
 * Settings that start programs, read the checkout, write files or send something to another place than the endpoint.
 * The probe switches all of that off, and a table of the job could switch a part of it on again.
 */
const ISOLATED = /^(?:mcp_\w+|hooks|notify|plugins|marketplaces|apps|connectors|skills|agents|memories|rules|execpolicy|sandbox_\w+|permissions|default_permissions|approval_policy|approvals_reviewer|projects|project_\w+|shell_environment_policy|allow_login_shell|web_search|tools|otel|history|log_dir|sqlite_home|tui|notice|check_for_update_on_startup|analytics|feedback)$/;
/** The features that the probe needs off. `--enable` comes after all of `-c` (0.104 to 0.171), so it must not remain. */
const ISOLATED_FEATURES = new Set([
    ...ISOLATION_SETTINGS.flatMap(setting => /^features\.(\w+)=/.exec(setting)?.[1] ?? []),
    // It adds an identity to auth.json (0.155 to 0.171).
    'use_agent_identity',
]);
/** The job's arguments for `codex exec`, without what would undo the isolation of the probe. */
function jobSettings(config) {
    const { arguments: job = NO_JOB_ARGUMENTS } = config;
    const profile = job.profile === undefined ? [] : [`--profile=${job.profile}`];
    const settings = job.settings.filter(setting => !isIsolated(setting));
    return {
        options: [...profile, ...job.options.filter(option => !isIsolatedSwitch(option))],
        ...hideSecrets(settings, id => hasOwnKey(config, id), 'ARGUMENT'),
    };
}
/** The names of what a probe takes, without values. */
function takenArguments(config) {
    const { options, settings } = jobSettings(config);
    const names = [
        ...options.map(option => option.replace(/=.*$/s, '')),
        ...settings.map(setting => `-c ${parseOverride(setting).path.join('.')}`),
    ];
    return [...new Set(names)];
}
/** The names of the options that the job gives, as an error of the CLI's argument parser has them. */
function optionNames(config) {
    const { options, settings } = jobSettings(config);
    const names = options.map(option => option.replace(/=.*$/s, ''));
    return [...new Set([...names, ...(settings.length === 0 ? [] : ['--config'])])];
}
/**
 * What a probe says of a profile without a file, in the words that CLIs before 0.134 have for it. Later ones go on with
 * config.toml alone and say nothing, so the job would run on another route than its author believes.
 */
function profileRefusal({ missingProfile: name }) {
    if (name === undefined)
        return undefined;
    const stderr = `Error: config profile \`${name}\` not found: there is no ${name}.config.toml in CODEX_HOME, and this Codex CLI ignores a profile without a file`;
    return { kind: 'silent', exitCode: 1, signal: null, stderr };
}
/** The names of all arguments that a probe does not take. */
function leftOutArguments({ arguments: job = NO_JOB_ARGUMENTS }) {
    const settings = job.settings
        .filter(isIsolated)
        .map(setting => `-c ${parseOverride(setting).path.join('.')}`);
    return [...job.leftOut, ...settings, ...job.options.filter(isIsolatedSwitch)];
}
/**
 * The same for a command that takes neither a profile nor `--oss`, such as `codex debug models`: what the profile says
 * about the route as values of `-c`, and the provider that is in use.
 */
function querySettings(config) {
    const { arguments: job = NO_JOB_ARGUMENTS, profileSettings = {}, provider } = config;
    const own = jobSettings(config);
    const ofProfile = hideSecrets(profileOverrides(profileSettings), id => hasOwnKey(config, id), 'PROFILE');
    const isChosen = job.profile !== undefined || job.options.some(option => /^--(?:oss|ignore-)/.test(option));
    const chosen = isChosen ? [`model_provider=${inlineToml(provider?.id ?? 'openai')}`] : [];
    return {
        options: own.options.filter(option => /^--(?:en|dis)able=/.test(option)),
        settings: [...ofProfile.settings, ...own.settings, ...chosen],
        variables: { ...ofProfile.variables, ...own.variables },
    };
}
/** The settings of a profile that name the endpoint, its credential and its models. */
const ROUTE_KEYS = [
    'openai_base_url',
    'chatgpt_base_url',
    'cli_auth_credentials_store',
    'model_catalog_json',
    'model_catalog_url',
];
function profileOverrides(profile) {
    const plain = ROUTE_KEYS.filter(key => (0,base_fields/* textOf */.b6)(profile[key]) !== undefined).map(key => ({
        path: [key],
        value: profile[key],
    }));
    const providers = Object.entries((0,base_fields/* fieldsOf */.Pf)(profile['model_providers'])).map(([id, value]) => ({
        path: ['model_providers', id],
        value,
    }));
    return [...plain, ...providers].map(overrideText);
}
function hasOwnKey({ settings = {} }, id) {
    return ['env_key', 'auth'].some(key => settings[`model_providers.${id}.${key}`] !== undefined);
}
function isIsolated(setting) {
    const [top = '', feature = ''] = parseOverride(setting).path;
    return ISOLATED.test(top) || (top === 'features' && ISOLATED_FEATURES.has(feature));
}
function isIsolatedSwitch(option) {
    const feature = /^--(?:en|dis)able=(.*)$/.exec(option)?.[1];
    return feature !== undefined && ISOLATED_FEATURES.has(feature);
}

;// CONCATENATED MODULE: ./lib/config/dot-env.js
/** Reads CODEX_HOME/.env, from which the CLI sets variables of its own process before it does anything else. */



/**
 * The variables that the CLI takes from the file. They replace those of the same name that the CLI is started with, and
 * an empty value does so too (0.104 and 0.171, as everything in this file). The CLI leaves out names that begin with
 * CODEX_, in any case. It skips a line that it cannot read, and a file that it cannot read.
 *
 * `env` is what the CLI is started with. It is needed for values that refer to a variable, such as `A=${HOME}/a`.
 *
 * Any of the values may be a secret.
 */
function readDotEnv(home, env = {}) {
    const file = readTextFile((0,external_node_path_.join)(home.dir, '.env'));
    if (file.kind !== 'text')
        return {};
    const set = new Map();
    // A later line may refer to a variable of the file even if the CLI does not set it.
    const all = new Map();
    const resolve = (name) => set.get(name) ?? (Object.hasOwn(env, name) ? env[name] : undefined) ?? all.get(name) ?? '';
    for (const statement of statementsIn(file.text)) {
        const [, name, text = ''] = ASSIGNMENT.exec(statement) ?? [];
        const value = parseValue(text, resolve);
        if (name === undefined || value === undefined)
            continue;
        all.set(name, value);
        if (!/^CODEX_/i.test(name))
            set.set(name, value);
    }
    return Object.fromEntries(set);
}
/** A name and its value. `export` may stand before it, and may be the name itself. A byte order mark is no white space. */
const ASSIGNMENT = /^(?!\ufeff)\s*(?:export\s+(?!=))?([A-Za-z_][\w.]*)\s*=\s*(?:#.*)?(.*)$/s;
/**
 * The statements of the file: a line, or several where a quotation goes over the end of a line. A quotation that never
 * ends takes the rest of the file with it.
 *
 * The CLI looks for the ends before it reads the values, by rules of its own: a backslash counts inside of single
 * quotation marks too; a comment begins only after exactly one white space, so that the mark in `A=a  # it's` opens a
 * quotation; and a file that ends with white space has no last statement.
 */
function statementsIn(text) {
    const statements = [];
    let statement = '';
    let place = 'outside';
    for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
        const end = endOfLine(line, place);
        const isComment = /^\s*#/.test(statement + line);
        statement += line.slice(0, end.comment);
        place = end.place;
        if (place !== 'outside' && end.comment === undefined && !isComment)
            continue;
        if (!isComment)
            statements.push(statement.replace(/\r?\n$/, ''));
        statement = '';
        place = 'outside';
    }
    return statements;
}
/** The place at the end of a line, and the index of a comment in it. */
function endOfLine(line, start) {
    let place = start;
    for (let index = 0; index < line.length; index++) {
        const char = line.charAt(index);
        if (place === 'space' && char === '#')
            return { place, comment: index };
        place = placeAfter(place, char);
    }
    return { place };
}
function placeAfter(place, char) {
    switch (place) {
        case '"':
        case "'":
            if (char === '\\')
                return `${place}\\`;
            return char === place ? 'outside' : place;
        case '"\\':
            return '"';
        case "'\\":
            return "'";
        case 'escape':
            return 'outside';
        case 'outside':
        case 'space':
            if (char === '\\')
                return 'escape';
            if (char === '"' || char === "'")
                return char;
            return place === 'outside' && /[^\S\r\n]/.test(char) ? 'space' : 'outside';
        default:
            return (0,assert_never/* assertNever */.x)(place);
    }
}
/**
 * A reference, as `${NAME}` or `$NAME`. The second ends at the first character that is neither a letter nor a digit,
 * also at `_`, and that character is taken as it is, even a quotation mark. So `"$A"` has no end.
 */
const REFERENCE = String.raw `\$\{(?<braced>[^}]*)\}|\$(?!\{)(?<name>[\p{L}\p{N}]*)(?<next>[^$]?)`;
const ESCAPE = String.raw `\\(?<escaped>[\\'"$ n]|$)`;
/** The parts of a value outside of double quotation marks, and inside of them. */
const PARTS = new RegExp(String.raw `${REFERENCE}|${ESCAPE}|'(?<single>[^']*)'|(?<quote>")|(?<end>[ \t]+(?:#[^]*)?$)|(?<char>[^\\'" \t$])`, 'uy');
const QUOTED_PARTS = new RegExp(String.raw `${REFERENCE}|${ESCAPE}|(?<quote>")|(?<char>[^\\"$])`, 'uy');
/** A value without its quotation marks and with its references resolved; undefined where the CLI skips the line. */
function parseValue(text, resolve) {
    let value = '';
    let isQuoted = false;
    for (let index = 0; index < text.length;) {
        const parts = isQuoted ? QUOTED_PARTS : PARTS;
        parts.lastIndex = index;
        const part = parts.exec(text);
        if (part === null)
            return undefined;
        const { braced, name, next, escaped, single, quote, char } = part.groups ?? {};
        const reference = braced ?? name;
        value += reference === undefined ? '' : resolve(reference);
        value += next ?? (escaped === 'n' ? '\n' : (escaped ?? single ?? char ?? ''));
        if (quote !== undefined)
            isQuoted = !isQuoted;
        index = parts.lastIndex;
    }
    return isQuoted ? undefined : value;
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: ./lib/probe/network/network-settings.js
/** The CLI's network settings: which proxy it uses for an address, and which certificate authorities it adds. */

/**
 * The proxy that the CLI uses for an address; undefined for a direct connection. CLI 0.104 to 0.171 read HTTPS_PROXY or
 * HTTP_PROXY by the scheme of the address, then ALL_PROXY. The name in small letters is read only where the one in
 * capitals is not set, not even to an empty text. A value that is no address counts as missing.
 */
function proxyFor(address, env) {
    if (isExcluded(address.hostname, setting('NO_PROXY', env)?.value ?? ''))
        return undefined;
    for (const name of [address.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY', 'ALL_PROXY']) {
        const set = setting(name, env);
        const url = parseProxy(set?.value ?? '');
        if (set !== undefined && url !== undefined)
            return { url, variable: set.variable };
    }
    return undefined;
}
function setting(name, env) {
    const variable = env[name] === undefined ? name.toLowerCase() : name;
    const value = env[variable];
    return value === undefined ? undefined : { variable, value };
}
/** An address without a scheme is an HTTP proxy. The CLI has no SOCKS: it speaks HTTP to `socks5://` too (0.104 to 0.171). */
function parseProxy(text) {
    if (text.trim() === '')
        return undefined;
    const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
    const known = /^(?:https?|socks(?:4a?|5h?)?):\/\/[^/]/i.test(withScheme);
    return known && URL.canParse(withScheme) ? new URL(withScheme) : undefined;
}
/** NO_PROXY: names with their subdomains, addresses, and blocks of addresses. An entry with a port never matches. */
function isExcluded(hostname, list) {
    const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
    const entries = list.split(',').map(entry => entry.trim().toLowerCase());
    return entries.some(entry => entry !== '' && matchesEntry(host, entry));
}
function matchesEntry(host, entry) {
    if (entry === '*')
        return true;
    const family = (0,external_node_net_.isIP)(host);
    if (family !== 0)
        return isInBlock(host, family, entry);
    const name = entry.replace(/^\./, '');
    return host === name || host.endsWith(`.${name}`);
}
function isInBlock(host, family, entry) {
    const [address = '', bits, ...rest] = entry.split('/');
    const width = family === 4 ? 32 : 128;
    const prefix = bits === undefined ? width : Number(bits);
    const isBlock = (0,external_node_net_.isIP)(address) === family && Number.isInteger(prefix) && prefix >= 0 && prefix <= width;
    if (!isBlock || rest.length > 0)
        return false;
    const type = family === 4 ? 'ipv4' : 'ipv6';
    const block = new external_node_net_.BlockList();
    block.addSubnet(address, prefix, type);
    return block.check(host, type);
}
/**
 * The variables that name files of certificate authorities. The CLI adds both files to the authorities of the system
 * (0.171), and it takes SSL_CERT_FILE from CODEX_HOME/.env too, but not a name that begins with CODEX_.
 */
const AUTHORITY_VARIABLES = ['CODEX_CA_CERTIFICATE', 'SSL_CERT_FILE'];

;// CONCATENATED MODULE: ./lib/probe/network/network-path.js
/** The way from this runner to the endpoint of the route. */





/** The host that refreshes a ChatGPT sign-in. No setting changes it. */
const SIGN_IN = 'https://auth.openai.com';
/**
 * The way to the endpoint, or to the host that `signIn` stands for; undefined where its address is not known: a cloud has rules of its own for it, and a file
 * that cannot be read may name another one.
 */
function networkPath(context, signIn = false) {
    const { config, home } = context;
    const isKnown = isEndpointRoute(context) || !config.isIncomplete;
    if (!isKnown || config.provider?.cloud !== undefined)
        return undefined;
    const dotEnv = readDotEnv(home, context.env);
    const env = { ...context.env, ...dotEnv };
    const { url, setting } = signIn ? { url: SIGN_IN } : endpointOf(context, env);
    if (url === undefined || !/^https?:\/\//i.test(url) || !URL.canParse(url))
        return undefined;
    const address = new URL(url);
    const proxy = proxyFor(address, env);
    const isPublic = setting === undefined || network_path_isPublicHost(address.hostname);
    const facts = {
        hosts: isPublic ? [...new Set([address.hostname, ...loginHosts(context)])] : [],
        ...(0,base_fields/* optional */.lq)('setting', setting),
        ...(0,base_fields/* optional */.lq)('proxy', proxy && proxyFacts(proxy, dotEnv)),
        authorities: AUTHORITY_VARIABLES.filter(name => env[name]),
        hasNodeAuthorities: Boolean(env['NODE_EXTRA_CA_CERTS']),
    };
    return { address, proxy, env, facts };
}
/** Where the turn goes. `openai_base_url` holds for every login (0.125 and later), OPENAI_BASE_URL before. */
function endpointOf({ route, config, version }, env) {
    const { provider, openaiBaseUrl, chatgptBaseUrl } = config;
    if (provider !== undefined) {
        return {
            url: provider.baseUrl,
            setting: isEndpointRoute({ route }) ? 'responses-api-endpoint' : 'base_url',
        };
    }
    if (route.kind === 'workload-identity')
        return { url: SIGN_IN };
    if (openaiBaseUrl)
        return { url: openaiBaseUrl, setting: 'openai_base_url' };
    const isOld = version != null && !isAtLeast(version, '0.125.0');
    if (isOld && env['OPENAI_BASE_URL'])
        return { url: env['OPENAI_BASE_URL'], setting: 'OPENAI_BASE_URL' };
    if (route.kind !== 'chatgpt' && route.kind !== 'access-token')
        return { url: 'https://api.openai.com' };
    return chatgptBaseUrl
        ? { url: chatgptBaseUrl, setting: 'chatgpt_base_url' }
        : { url: 'https://chatgpt.com' };
}
/** The sign-in with ChatGPT needs two hosts. */
function loginHosts({ route }) {
    if (route.kind === 'chatgpt' || route.kind === 'access-token')
        return ['auth.openai.com'];
    return route.kind === 'workload-identity' ? ['chatgpt.com'] : [];
}
function network_path_isPublicHost(host) {
    return /(?:^|\.)(?:openai\.com|chatgpt\.com)$/i.test(host);
}
function proxyFacts({ url, variable }, dotEnv) {
    return {
        variable,
        isInDotEnv: Object.hasOwn(dotEnv, variable),
        hasCredentials: url.username !== '' || url.password !== '',
        isSocks: url.protocol.startsWith('socks'),
    };
}

// EXTERNAL MODULE: ./lib/runner/action-files.js
var action_files = __nccwpck_require__(500);
;// CONCATENATED MODULE: ./lib/runner/machine.js
/** What the machine under the job is, for whoever looks into a report. */



/** A longer value is none of the runner's own. */
const machine_MAX_CHARS = 100;
/** Files that container engines put into every container: Docker, Podman. */
const CONTAINER_FILES = ['/.dockerenv', '/run/.containerenv'];
/** The facts that need no look at Codex. */
function machineFacts(env) {
    const word = (name) => {
        const value = env[name] ?? '';
        return /^[\w][\w ./@:+-]*$/.test(value) && value.length <= machine_MAX_CHARS ? value : undefined;
    };
    return {
        action: {
            version: (0,action_files/* actionVersion */.R)(),
            ...(0,base_fields/* optional */.lq)('repository', word('GITHUB_ACTION_REPOSITORY')),
            ...(0,base_fields/* optional */.lq)('ref', word('GITHUB_ACTION_REF')),
        },
        node: process.version,
        runner: {
            os: word('RUNNER_OS') ?? process.platform,
            architecture: word('RUNNER_ARCH') ?? process.arch,
            ...(0,base_fields/* optional */.lq)('hosting', word('RUNNER_ENVIRONMENT')),
            ...(0,base_fields/* optional */.lq)('image', imageOf(word('ImageOS'), word('ImageVersion'))),
            isContainer: isContainer(env),
        },
    };
}
/** The image of a GitHub-hosted runner. */
function imageOf(os, version) {
    return os === undefined ? undefined : [os, version ?? ''].join(' ').trim();
}
/** A job with `container:` has its workspace below /__w. */
function isContainer(env) {
    return (env['GITHUB_WORKSPACE'] ?? '').startsWith('/__w/') || CONTAINER_FILES.some(external_node_fs_.existsSync);
}

;// CONCATENATED MODULE: ./lib/steps/diagnose/diagnose.js
/** Collects what somebody who looks into a report has to know besides it. */




/** Maximum length of a text, in characters, and of a list. Together they keep the whole below 50 KB. */
const MAX_TEXT_CHARS = 200;
const diagnose_MAX_NAMES = 120;
/** What is known of the machine, the workflow and Codex. `setup` is missing until Codex was looked for. */
function diagnose({ env, secrets }, setup, commands = new Map()) {
    const sanitize = (text) => secrets.sanitize(text, MAX_TEXT_CHARS);
    const short = (names) => names.slice(0, diagnose_MAX_NAMES).map(sanitize);
    return {
        ...machineFacts(env),
        inputs: givenInputs(name => (0,job_context/* inputText */.AN)(env, name), sanitize),
        ...(setup === undefined ? {} : codexFacts(setup, short)),
        ...(setup === undefined ? {} : (0,base_fields/* optional */.lq)('network', networkFacts(setup, env))),
        ...(commands.size === 0
            ? {}
            : { commands: [...commands].map(([form, names]) => ({ form, names: short(names) })) }),
    };
}
function codexFacts({ cli, config }, short) {
    const taken = takenArguments(config);
    const leftOut = leftOutArguments(config);
    const hasArguments = taken.length + leftOut.length > 0;
    return {
        ...(cli.kind === 'missing' ? {} : { codex: { found: howFound(cli), executable: cli.executable.kind } }),
        ...(hasArguments ? { jobArguments: { taken: short(taken), leftOut: short(leftOut) } } : {}),
    };
}
function howFound({ installed, addedPath }) {
    if (installed)
        return 'installed';
    return addedPath === undefined ? 'on-path' : 'in-tool-cache';
}
function networkFacts(setup, env) {
    const facts = networkPath({ ...setup, env })?.facts;
    if (facts === undefined)
        return undefined;
    const { setting, proxy, authorities, hasNodeAuthorities } = facts;
    return {
        ...(0,base_fields/* optional */.lq)('endpointSetting', setting),
        ...(0,base_fields/* optional */.lq)('proxy', proxy),
        authorities,
        hasNodeAuthorities,
    };
}

;// CONCATENATED MODULE: ./lib/steps/diagnose/report-fault.js
/**
 * Reports an error of this action itself: one line for whoever reads the log, and a file with what a maintainer needs.
 * Nothing in here may fail, since there is nobody left to tell it to.
 */






/** The file has at most about 60 KB: the diagnostics, and these. */
const MAX_MESSAGE_CHARS = 1_000;
const MAX_STACK_LINES = 30;
const MAX_STACK_LINE_CHARS = 300;
const MAX_CAUSES = 3;
/** The message in the log is shorter than that in the file. */
const MAX_LOGGED_CHARS = 300;
/**
 * Writes the file and returns the line for the log. The run has learned its secrets before it does anything that could
 * fail with one in the message.
 */
function reportFault(error, context) {
    const { env, secrets, state } = context;
    const message = tryTo(() => (0,errors/* messageOf */.b)(error)).value ?? 'an error without a message';
    const file = tryTo(() => writeFault(describeFault(error, context), env));
    return (0,warnings/* unexpectedError */.Wm)({
        message: secrets.sanitize(message, MAX_LOGGED_CHARS),
        phase: state.phase,
        address: (0,action_pages/* issueUrl */.$)(env, 'bug'),
        ...('message' in file ? { noFile: file.message } : { file: file.value }),
    });
}
/** What the file has. */
function describeFault(error, { env, secrets, state: { phase, setup } }) {
    const route = setup && secrets.sanitize((0,route_text/* describeRoute */.fx)(setup.route), MAX_MESSAGE_CHARS);
    const version = setup?.version ?? undefined;
    return {
        kind: 'fault',
        version: 1,
        at: new Date().toISOString(),
        phase,
        errors: errorsOf(error).map(one => describeError(one, secrets)),
        ...(0,base_fields/* optional */.lq)('route', route),
        ...(0,base_fields/* optional */.lq)('codexVersion', version && secrets.sanitize(version, MAX_LOGGED_CHARS)),
        // What made the action fail can make this fail too.
        diagnostics: tryTo(() => diagnose({ env, secrets }, setup)).value ?? null,
    };
}
/** The error, and what caused it. */
function errorsOf(error) {
    const errors = [error];
    while (errors.length <= MAX_CAUSES) {
        const { cause } = (0,base_fields/* fieldsOf */.Pf)(errors.at(-1));
        if (cause === undefined)
            break;
        errors.push(cause);
    }
    return errors;
}
function describeError(error, { sanitize }) {
    const { name, stack } = (0,base_fields/* fieldsOf */.Pf)(error);
    const lines = ((0,base_fields/* textOf */.b6)(stack) ?? '').split('\n').filter(line => /^\s+at /.test(line));
    return {
        name: sanitize((0,base_fields/* textOf */.b6)(name) ?? `a thrown ${typeof error}`, MAX_LOGGED_CHARS),
        message: sanitize((0,errors/* messageOf */.b)(error), MAX_MESSAGE_CHARS),
        ...(0,base_fields/* optional */.lq)('code', sanitize((0,errors/* codeOf */.$)(error) ?? '', MAX_LOGGED_CHARS) || undefined),
        // A line far behind the limit is never shown, and searching it takes time.
        stack: lines
            .slice(0, MAX_STACK_LINES)
            .map(line => sanitize(line.slice(0, 3 * MAX_STACK_LINE_CHARS), MAX_STACK_LINE_CHARS)),
    };
}
/** The name differs from that of a report, so that no glob for reports matches it. */
function writeFault(fault, env) {
    const directory = (0,external_node_path_.join)((0,job_context/* temporaryDirectory */.De)(env), 'codex-model-fallback');
    (0,external_node_fs_.mkdirSync)(directory, { recursive: true });
    const file = (0,external_node_path_.join)(directory, `fault-${Date.now()}.json`);
    (0,external_node_fs_.writeFileSync)(file, `${JSON.stringify(fault, null, 2)}\n`);
    return file;
}
function tryTo(action) {
    try {
        return { value: action() };
    }
    catch (error) {
        return { message: (0,errors/* codeOf */.$)(error) ?? 'unknown error' };
    }
}

;// CONCATENATED MODULE: ./lib/cli/npm-launcher.js
/**
 * Finds the native binary behind npm's launcher of the CLI.
 *
 * `bin/codex.js` of `@openai/codex` only starts a native binary. Since about 0.100 the binary is in a platform package
 * (`@openai/codex-linux-x64`, found the way `require.resolve` does), before that in `vendor` of the package itself.
 * A probe does not need the launcher's other work: it sets CODEX_MANAGED_BY_NPM and CODEX_MANAGED_PACKAGE_ROOT
 * (0.169: for the hint how to update) and, up to 0.142, adds the directory of the bundled `rg` to PATH.
 */



/** This machine, as the packages of the CLI name it. */
const PLATFORM = `${process.platform}-${process.arch}`;
const RUST_TARGETS = {
    'linux-x64': 'x86_64-unknown-linux-musl',
    'linux-arm64': 'aarch64-unknown-linux-musl',
    'darwin-x64': 'x86_64-apple-darwin',
    'darwin-arm64': 'aarch64-apple-darwin',
    'win32-x64': 'x86_64-pc-windows-msvc',
    'win32-arm64': 'aarch64-pc-windows-msvc',
};
/** The launcher behind a command: a link to the launcher's script, or on Windows npm's batch file for it. */
function findLauncher(file) {
    const script = /\.cmd$/i.test(file) ? scriptOfBatchFile(file) : (0,external_node_fs_.realpathSync)(file);
    if (script === undefined || (0,external_node_path_.basename)(script) !== 'codex.js')
        return undefined;
    const root = (0,external_node_path_.dirname)((0,external_node_path_.dirname)(script));
    const { name, version } = readManifest(root);
    return name === '@openai/codex' && typeof version === 'string' ? { root, script, version } : undefined;
}
/** npm's batch file is beside `node_modules` in a global prefix, and in `node_modules/.bin` in a project. */
function scriptOfBatchFile(batchFile) {
    const directory = (0,external_node_path_.dirname)(batchFile);
    const script = [(0,external_node_path_.join)(directory, 'node_modules/@openai/codex'), (0,external_node_path_.join)(directory, '../@openai/codex')]
        .map(root => (0,external_node_path_.join)(root, 'bin/codex.js'))
        .find(external_node_fs_.existsSync);
    return script === undefined ? undefined : (0,external_node_fs_.realpathSync)(script);
}
/** The binary that the launcher would start. Undefined unless the platform package has the launcher's version. */
function nativeBinaryOf(launcher) {
    const target = RUST_TARGETS[PLATFORM];
    const root = binaryPackageOf(launcher);
    if (target === undefined || root === undefined)
        return undefined;
    const name = process.platform === 'win32' ? 'codex.exe' : 'codex';
    // `bin` since about 0.142; a package has only one of the two.
    return ['bin', 'codex'].map(directory => (0,external_node_path_.join)(root, 'vendor', target, directory, name)).find(external_node_fs_.existsSync);
}
function binaryPackageOf(launcher) {
    const name = `@openai/codex-${PLATFORM}`;
    if (!(name in (0,base_fields/* fieldsOf */.Pf)(readManifest(launcher.root)['optionalDependencies'])))
        return launcher.root;
    const root = resolvePackage(name, launcher.root);
    if (root === undefined)
        return undefined;
    return readManifest(root)['version'] === `${launcher.version}-${PLATFORM}` ? root : undefined;
}
/** Searches like node's `require.resolve`: in the `node_modules` of each directory upwards. */
function resolvePackage(name, from) {
    for (let directory = from;; directory = (0,external_node_path_.dirname)(directory)) {
        const root = (0,external_node_path_.join)(directory, 'node_modules', name);
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'package.json')))
            return root;
        if ((0,external_node_path_.dirname)(directory) === directory)
            return undefined;
    }
}
function readManifest(root) {
    try {
        return (0,base_fields/* fieldsOf */.Pf)(JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, 'package.json'), 'utf8')));
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./lib/cli/locate.js
/** Finds the `codex` that the next steps of the job will run. */



/** Finds `codex` on PATH, or takes the given path. Behind npm's launcher it finds the native binary. */
function locateCodex({ path, env }) {
    const names = process.platform === 'win32' ? ['codex.exe', 'codex.cmd'] : ['codex'];
    const file = path === undefined ? findOnPath(names, env) : (0,external_node_path_.resolve)(path);
    if (file === undefined)
        return { kind: 'missing', message: 'There is no `codex` command on PATH.' };
    if (!isExecutable(file))
        return { kind: 'missing', message: `${path} is not an executable file.` };
    const launcher = findLauncher(file);
    if (launcher !== undefined)
        return { kind: 'found', executable: executableBehind(launcher, file) };
    if (isBatchFile(file)) {
        // cmd.exe parses the arguments of a batch file a second time, and no quoting is safe against that.
        return { kind: 'missing', message: `${file} is a batch file other than npm's launcher and is not run.` };
    }
    return { kind: 'found', executable: { kind: 'command', file, args: [] } };
}
function executableBehind(launcher, file) {
    const native = nativeBinaryOf(launcher);
    if (native !== undefined && isExecutable(native)) {
        return { kind: 'native', file: native, args: [], version: launcher.version };
    }
    return isBatchFile(file)
        ? { kind: 'launcher', file: process.execPath, args: [launcher.script] }
        : { kind: 'launcher', file, args: [] };
}
/** The first executable file on PATH that has one of the names; within one directory, earlier names win. */
function findOnPath(names, env) {
    // Windows names the variable Path. process.env ignores case there, but a copy of it does not.
    const path = env['PATH'] ?? env['Path'] ?? '';
    // An empty or relative entry refers to the working directory, which contains the code under test.
    const directories = path.split(external_node_path_.delimiter).filter(external_node_path_.isAbsolute);
    return directories.flatMap(directory => names.map(name => (0,external_node_path_.join)(directory, name))).find(isExecutable);
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
function isBatchFile(file) {
    return /\.(cmd|bat)$/i.test(file);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./lib/cli/install/npm.js
/** Runs npm, and turns its failures into sentences. */




/**
 * These override the user's configuration, which may leave out optional packages, the links in `.bin` or the lock file.
 * `--prefix .` keeps npm from searching a project in the parent directories.
 */
const FLAGS = [
    '--prefix',
    '.',
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
 * Maximum time of all npm commands of a step together, milliseconds; `npmEnvironment` makes npm end earlier when a
 * registry hangs.
 */
const NPM_TIMEOUT_MS = 180_000;
const DEFAULT_CURE = 'Run the job again, or put `codex` on PATH in a step before this one.';
/** What helps when the registry does not have what the workflow asks for. */
const CHECK_VERSION = 'Check the input `codex-version`, or leave it empty.';
/** npm's error codes: `npm error code …`, `npm ERR! code …` up to npm 10.7. */
const KNOWN_ERRORS = [
    {
        codes: `ECONNREFUSED ECONNRESET ENOTFOUND EAI_AGAIN ETIMEDOUT EHOSTUNREACH ENETUNREACH ERR_SOCKET_TIMEOUT
      EIDLETIMEOUT FETCH_ERROR`,
        why: 'the npm registry cannot be reached; check the network, the proxy and npm’s registry setting',
    },
    {
        codes: 'E401 E403 ENEEDAUTH',
        why: 'the npm registry refuses this runner; check the login that npm’s configuration gives for it',
    },
    {
        codes: 'E404',
        why: 'the npm registry has no such version',
        cure: CHECK_VERSION,
        isExcluded: true,
    },
    {
        // `npm view` names a version that is newer than the settings allow, and `npm install` refuses it (npm 11.19).
        codes: 'ETARGET',
        why: 'the npm registry has no such version, or npm’s setting `min-release-age` or `before` excludes it',
        cure: CHECK_VERSION,
        isExcluded: true,
    },
    {
        codes: 'EINTEGRITY',
        why: 'the package from the npm registry is not the expected one (its sha512 checksum differs)',
    },
    { codes: 'EBADPLATFORM', why: 'there is no such version for this system' },
    { codes: 'ENOSPC', why: 'the disk is full' },
    { codes: 'EACCES EPERM EROFS', why: 'npm has no permission to write to a directory that it needs' },
];
/** A failure; by default the cure is to run the job again. */
function installFailure(why, cure = DEFAULT_CURE) {
    return { kind: 'failed', why, cure };
}
/** Runs the npm on PATH to its end. */
async function runNpm(args, options) {
    const { cwd, env, signal, deadline, patience } = options;
    const file = findOnPath(process.platform === 'win32' ? ['npm.exe', 'npm.cmd'] : ['npm'], env);
    if (file === undefined) {
        const cure = 'Set up Node.js (actions/setup-node) before this step, or put `codex` on PATH.';
        return installFailure('there is no npm on PATH', cure);
    }
    const command = { file, args: [...args, ...FLAGS], cwd, env: npmEnvironment(env, patience) };
    const result = await runCommand(command, AbortSignal.any([signal, deadline]));
    if (result.kind === 'exited' && result.code === 0)
        return { kind: 'done', stdout: result.stdout };
    return explainFailure(result, signal);
}
/** npm's own messages are not quoted: they contain addresses, paths and sometimes logins. */
function explainFailure(result, signal) {
    switch (result.kind) {
        case 'exited': {
            const code = /^npm (?:error|ERR!) code ([A-Z][A-Z0-9_]{2,40})\s*$/m.exec(result.stderr)?.[1];
            const known = KNOWN_ERRORS.find(({ codes }) => code !== undefined && codes.split(/\s+/).includes(code));
            if (known !== undefined) {
                const { why, cure, isExcluded = false } = known;
                return { ...installFailure(`${why} (npm: ${code})`, cure), isExcluded };
            }
            const ending = result.code === null ? 'ended by a signal' : `exit code ${result.code}`;
            return installFailure(`npm failed (${code === undefined ? '' : `${code}, `}${ending})`);
        }
        case 'aborted':
            if (signal.aborted)
                return installFailure('the job was cancelled');
            return installFailure(`npm did not finish within ${NPM_TIMEOUT_MS / 1000} s`);
        case 'not-started':
            return installFailure('npm could not be started');
        default:
            return (0,assert_never/* assertNever */.x)(result);
    }
}

;// CONCATENATED MODULE: ./lib/cli/install/tested-version.js
/**
 * The version of the CLI that the tests run. It is installed when a runner has none, the workflow names none, and npm
 * does not name the newest.
 *
 * Written by `npm run pin-codex -- VERSION`; do not edit it by hand.
 */
/** The version, with npm's sha512 checksums (SRI) of its launcher and of each platform's binary package. */
const TESTED_CODEX = {
    version: '0.171.0',
    launcher: 'sha512-1IOFzL2Xg86tLdw6kDo3GoKbkQENgQi7TI6rlEvN132R7ngSw7SNOIQoTcnKzSZZ8kf9N9GynCweSoaFbqk2Eg==',
    platforms: {
        'linux-x64': 'sha512-l66NZkQgdk2C3pbcfULDz42yEUB581MVA6I+Y43Wp4OIqEy73HCdmZ0GTjeAHY2ycuH4N00d9VsLrwT1jxshTw==',
        'linux-arm64': 'sha512-9z17t4bbUJ9UCIb49O4PoA+ki+45q3rd8nZ8PeH6sYnlKkBld/Xpo/OS3h3Ti954+foshX4o7k5TCU8N7zzqQA==',
        'darwin-x64': 'sha512-pwN5uNEKx/mZjwBEf/6CKq6SJMfJS5kruV3sJQAk7ebIPvC58Ote3CicIxETDZtjLj35rNv3PLPd7mHCg6hGPw==',
        'darwin-arm64': 'sha512-hIYTkRUpuYpkVfTq4cpby0PXqhAVcIgE7f6FoyY1lt2RyARj3GXS1Can/dIYUBItVhXzhb98HYHZNzCX74QRlQ==',
        'win32-x64': 'sha512-HKWBK25tLQxdEg6svw0CrBf+v0bQhRyF8EBVdNqeRxErqpfFa/dfSar6r3sJt6tyPqozOtgz2BH8B2G3n/+gnQ==',
        'win32-arm64': 'sha512-kkavDHtAkkNaYtO7eBw4IdBbE/PsWP+Ezp9JXcr/mBu/Cc7EevzFVIVC3sZYvWsF9xuvyjIUv9CKeN0LU0+N9Q==',
    },
};

;// CONCATENATED MODULE: ./lib/cli/install/npm-project.js
/** The npm project from which the CLI is installed. */




const LAUNCHER = '@openai/codex';
/**
 * Writes the project for a version into a directory, and returns the npm command that installs it.
 *
 * The tested version gets a lock file with its checksums, and `npm ci` refuses every package that does not match them.
 * For another version npm uses the checksums of the registry.
 */
async function writeNpmProject(directory, version) {
    const write = (name, content) => (0,promises_.writeFile)((0,external_node_path_.join)(directory, name), JSON.stringify(content));
    const binaryChecksum = version === TESTED_CODEX.version ? TESTED_CODEX.platforms[PLATFORM] : undefined;
    if (binaryChecksum === undefined) {
        await write('package.json', { private: true, dependencies: { [LAUNCHER]: version } });
        return 'install';
    }
    const binary = `${LAUNCHER}-${PLATFORM}`;
    const binaryVersion = `${version}-${PLATFORM}`;
    // The binary's package is listed here although the launcher has it as an optional dependency: npm silently leaves out
    // an optional package with a wrong checksum (seen with npm 11).
    const dependencies = { [LAUNCHER]: version, [binary]: `npm:${LAUNCHER}@${binaryVersion}` };
    await write('package.json', { private: true, dependencies });
    await write('package-lock.json', {
        lockfileVersion: 3,
        requires: true,
        packages: {
            '': { dependencies },
            [`node_modules/${LAUNCHER}`]: {
                version,
                integrity: TESTED_CODEX.launcher,
                bin: { codex: 'bin/codex.js' },
            },
            [`node_modules/${binary}`]: { name: LAUNCHER, version: binaryVersion, integrity: binaryChecksum },
        },
    });
    return 'ci';
}

;// CONCATENATED MODULE: ./lib/cli/install/tool-cache.js
/**
 * The runner's tool cache: `<tool>/<version>/<arch>`, complete when the file `<arch>.complete` is beside it. The layout
 * is that of @actions/tool-cache, so that runner images can ship the tool and other actions find it.
 *
 * The package itself is not used. Its `cacheDir` first removes the existing directory, which another job on the same
 * machine may be running, and then copies 400 MB that a rename moves in one step.
 */





/** The directory of a version of the CLI in a tool cache. */
function toolDirectory(toolCache, version) {
    return (0,external_node_path_.join)(toolCache, 'codex', version, process.arch);
}
/** Whether an installation was completed there. */
function isMarkedComplete(directory) {
    return (0,external_node_fs_.existsSync)(`${directory}.complete`);
}
/** Creates an empty directory beside a tool directory, on the same volume. Throws when the system refuses it. */
async function createStagingDirectory(directory) {
    const staging = (0,external_node_path_.join)((0,external_node_path_.dirname)(directory), `.${(0,external_node_path_.basename)(directory)}-${(0,external_node_crypto_.randomUUID)()}`);
    await (0,promises_.mkdir)(staging, { recursive: true });
    return staging;
}
/**
 * Renames a finished directory to the tool directory and marks it complete, so that no job sees half an installation.
 * An installation that is already there is kept when `isValid` returns true, and replaced otherwise.
 */
async function moveIntoPlace(staging, directory, isValid) {
    if (!(await renameIfFree(staging, directory)) && !isValid()) {
        const old = `${directory}-${(0,external_node_crypto_.randomUUID)()}.old`;
        if (await renameIfFree(directory, old).catch(() => false))
            await (0,promises_.rm)(old, { recursive: true, force: true });
        // Does nothing when another job has just put the same version there.
        await renameIfFree(staging, directory);
    }
    await (0,promises_.writeFile)(`${directory}.complete`, '');
}
/** Renames a directory, unless the target exists. */
async function renameIfFree(from, to) {
    try {
        await (0,promises_.rename)(from, to);
        return true;
    }
    catch (error) {
        // Windows reports EPERM for an existing directory, so any error counts as this one when the target exists.
        if (['ENOTEMPTY', 'EEXIST'].includes((0,errors/* codeOf */.$)(error) ?? '') || (0,external_node_fs_.existsSync)(to))
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/cli/install/install-codex.js
/** Installs one version of the CLI into the runner's tool cache. */








/** Takes a version from a tool cache, or installs it into the first one that can be written. */
async function installCodex(version, options) {
    const { env, temporary } = options;
    const roots = [env['RUNNER_TOOL_CACHE'] ?? '', (0,external_node_path_.join)(temporary, 'tool-cache')].filter(root => root !== '');
    for (const root of roots) {
        const directory = toolDirectory(root, version);
        const executable = isMarkedComplete(directory) ? executableIn(directory, version) : undefined;
        if (executable !== undefined) {
            return { kind: 'found', executable, version, installed: false, addedPath: binDirectory(directory) };
        }
    }
    let why = '';
    for (const root of roots) {
        try {
            return await installInto(toolDirectory(root, version), version, options);
        }
        catch (error) {
            // A tool cache may belong to another user (EACCES, EPERM) or be part of a read-only image (EROFS).
            why = `${root} cannot be written (${(0,errors/* codeOf */.$)(error) ?? 'unknown error'})`;
        }
    }
    return installFailure(why);
}
async function installInto(directory, version, { env, signal, deadline, onProgress }) {
    const staging = await createStagingDirectory(directory);
    try {
        const npmCommand = await writeNpmProject(staging, version);
        onProgress({ kind: 'installing', version });
        const result = await runNpm([npmCommand], { env, cwd: staging, signal, deadline });
        if (result.kind === 'failed')
            return result;
        if (executableIn(staging, version) === undefined) {
            // npm exits with 0 when an optional package, such as the platform's binary, could not be downloaded.
            return installFailure(`npm installed no binary of it for ${PLATFORM}`);
        }
        await moveIntoPlace(staging, directory, () => executableIn(directory, version) !== undefined);
    }
    finally {
        // After a cancel npm may still write there, so this can fail. The name is unique, and later jobs ignore it.
        await (0,promises_.rm)(staging, { recursive: true, force: true, maxRetries: 3 }).catch(() => { });
    }
    const executable = executableIn(directory, version);
    if (executable === undefined)
        return installFailure(`${directory} was changed meanwhile`);
    return { kind: 'found', executable, version, installed: true, addedPath: binDirectory(directory) };
}
/** The native binary of an installation; undefined when it is missing or of another version. */
function executableIn(directory, version) {
    const path = (0,external_node_path_.join)(binDirectory(directory), process.platform === 'win32' ? 'codex.cmd' : 'codex');
    const located = locateCodex({ path, env: {} });
    if (located.kind === 'missing' || located.executable.kind !== 'native')
        return undefined;
    return located.executable.version === version ? located.executable : undefined;
}
function binDirectory(directory) {
    return (0,external_node_path_.join)(directory, 'node_modules', '.bin');
}

;// CONCATENATED MODULE: ./lib/cli/install/resolve-version.js
/** Finds out which version of the CLI a tag or a range means: the registry knows, and npm asks it as the job would. */





const NEWEST = { kind: 'tag', tag: 'latest' };
/** Whether a version answers the request without a question to the registry, which alone knows what a tag means. */
async function isSatisfiedBy(request, version) {
    switch (request.kind) {
        case 'any':
            return true;
        case 'exact':
            return version === request.version;
        case 'tag':
            return false;
        case 'range': {
            // semver is loaded only here and in `pickVersion`: most runs need no range.
            const { default: satisfies } = await Promise.all(/* import() */[__nccwpck_require__.e(84), __nccwpck_require__.e(11)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8011, 19));
            return version !== undefined && satisfies(version, request.range);
        }
        default:
            return (0,assert_never/* assertNever */.x)(request);
    }
}
/**
 * The version to install. For `any` it is the newest, which is also what codex-action installs by itself; when the
 * registry does not say which one that is, it is the tested version.
 */
async function resolveVersion(request, options) {
    if (request.kind === 'exact')
        return request.version;
    if (request.kind !== 'any')
        return await askNpm(request, options);
    const newest = await askNpm(NEWEST, options);
    return typeof newest === 'string' || options.signal.aborted ? newest : testedInstead(newest, options);
}
/** The tested version, in place of a newest one that npm does not name or does not install. */
function testedInstead({ why }, { onProgress }) {
    const { version } = TESTED_CODEX;
    onProgress({ kind: 'tested-instead', version, why });
    return version;
}
/**
 * Asks npm, with less patience than for an installation, since after the answer there must be time left to
 * install.
 */
async function askNpm(request, { env, temporary, signal, deadline, onProgress }) {
    const name = nameOfRequest(request);
    onProgress({ kind: 'resolving', name });
    const fields = ['version', 'dist-tags.latest', '--json'];
    const options = { env, cwd: temporary, signal, deadline, patience: 'short' };
    const result = await runNpm(['view', `@openai/codex@${name}`, ...fields], options);
    if (result.kind === 'failed')
        return result;
    const version = await pickVersion(request, result.stdout);
    return version ?? installFailure('the npm registry names no version of the CLI for it', CHECK_VERSION);
}
/**
 * npm prints an object for each version that fits: one for a tag, any number for a range. As npm does, a range takes the
 * version that is tagged `latest` if it fits, else the highest one. The packages of single platforms, which are
 * pre-releases of the same package for npm, are left out.
 */
async function pickVersion(request, stdout) {
    const entries = parseEntries(stdout);
    const versions = entries.map(entry => String(entry['version'])).filter(isCodexVersion);
    if (request.kind === 'tag')
        return versions[0];
    const latest = versions.find(version => version === entries[0]?.['dist-tags.latest']);
    if (latest !== undefined)
        return latest;
    const { default: maxSatisfying } = await Promise.all(/* import() */[__nccwpck_require__.e(84), __nccwpck_require__.e(193)]).then(__nccwpck_require__.t.bind(__nccwpck_require__, 5574, 19));
    return maxSatisfying(versions, request.range) ?? undefined;
}
function parseEntries(stdout) {
    try {
        return [JSON.parse(stdout)].flat().map(base_fields/* fieldsOf */.Pf);
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./lib/cli/install/ensure-codex.js
/** Finds the CLI that `codex-version` asks for, and installs it when it is missing. */







/** Finds the requested CLI, and installs it when it is missing. It never rejects: a failure is a `missing`. */
async function ensureCodex(request) {
    const { requested } = request;
    const onPath = await findCodexOnPath(request);
    if (onPath !== undefined && (await isSatisfiedBy(requested, onPath.version)))
        return onPath;
    const options = { ...request, deadline: AbortSignal.timeout(NPM_TIMEOUT_MS) };
    const version = await resolveVersion(requested, options);
    if (typeof version !== 'string')
        return missing(nameOfRequest(requested), version);
    // When PATH has the same version, a second installation would only hide it from later steps.
    if (onPath?.version === version)
        return onPath;
    const result = await installCodex(version, options);
    if (result.kind === 'found')
        return result;
    const isNewest = requested.kind === 'any' && version !== TESTED_CODEX.version;
    if (!isNewest || !result.isExcluded)
        return missing(version, result);
    const tested = testedInstead(result, options);
    const again = await installCodex(tested, options);
    return again.kind === 'found' ? again : missing(tested, again);
}
async function findCodexOnPath({ env, signal }) {
    const located = locateCodex({ env });
    if (located.kind === 'missing')
        return undefined;
    const { executable } = located;
    return { kind: 'found', executable, version: await versionOf(executable, env, signal), installed: false };
}
function missing(name, { why, cure }) {
    return { kind: 'missing', message: `Codex ${name} could not be installed: ${why}. ${cure}` };
}

;// CONCATENATED MODULE: ./lib/config/provider.js
/** The model provider in use, and how it comes to its credential. */

/** What an environment variable of a cloud begins with. A list of names would grow old: AWS alone has over a hundred. */
const CLOUD_PREFIXES = {
    aws: ['AWS_'],
    gcp: ['GOOGLE_', 'CLOUDSDK_', 'GCLOUD_', 'GCP_', 'GCE_'],
};
/** Reads a provider from its table in the configuration; `table` is undefined where there is none. */
function providerOf(id, table) {
    const provider = (0,base_fields/* fieldsOf */.Pf)(table);
    const cloud = cloudOf(id);
    const named = [provider['env_key'], ...Object.values((0,base_fields/* fieldsOf */.Pf)(provider['env_http_headers']))];
    return {
        id,
        name: (0,base_fields/* textOf */.b6)(provider['name']),
        baseUrl: (0,base_fields/* textOf */.b6)(provider['base_url']),
        builtIn: cloud !== undefined || !(0,base_fields/* isFields */.Ce)(table),
        requiresOpenaiAuth: provider['requires_openai_auth'] === true,
        variables: named.flatMap(name => (0,base_fields/* textOf */.b6)(name) ?? []),
        keyVariable: variableName(provider['env_key']),
        host: hostOf((0,base_fields/* textOf */.b6)(provider['base_url'])),
        cloud,
        credentialFile: (0,base_fields/* textOf */.b6)(provider['credential_file']),
        commands: commandsOf(provider, cloud),
    };
}
/** Names like OPENROUTER_API_KEY. A key that was put into `env_key` by mistake has another form, and is not shown. */
function variableName(value) {
    const name = (0,base_fields/* textOf */.b6)(value) ?? '';
    return /^[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,15}){1,6}$/.test(name) ? name : undefined;
}
/** The host of an address, without user, port and path, which may hold a secret. */
function hostOf(address) {
    return address !== undefined && URL.canParse(address) ? new URL(address).hostname : undefined;
}
/** 0.171 has `amazon-bedrock` and `amazon-bedrock-runtime`, which differ in the address, and `gcp`. */
function cloudOf(id) {
    if (/^amazon-bedrock(-|$)/.test(id))
        return 'aws';
    return id === 'gcp' ? 'gcp' : undefined;
}
function commandsOf(provider, cloud) {
    const aws = (0,base_fields/* fieldsOf */.Pf)(provider['aws']);
    const auth = commandOf('auth', provider['auth']);
    return [
        ...auth,
        ...commandOf('aws.credential_export', aws['credential_export']),
        ...commandOf('gateway_oauth.credential_export', (0,base_fields/* fieldsOf */.Pf)(provider['gateway_oauth'])['credential_export']),
        // The CLI accepts no other program there (0.171: "AWS auth refresh command must be `aws`").
        ...((0,base_fields/* isFields */.Ce)(aws['auth_refresh']) ? [{ kind: 'fixed', command: 'aws' }] : []),
        // Without a command of its own, the provider asks `gcloud auth application-default print-access-token` (0.171).
        ...(cloud === 'gcp' && auth.length === 0 ? [{ kind: 'fixed', command: 'gcloud' }] : []),
    ];
}
function commandOf(path, table) {
    const { command, args = [], cwd } = (0,base_fields/* fieldsOf */.Pf)(table);
    const text = (0,base_fields/* textOf */.b6)(command);
    // Values of a wrong type are left to the CLI, which ends with its own words about them.
    if (text === undefined || !isTextList(args))
        return [];
    return [
        {
            kind: 'setting',
            path,
            command: text,
            args,
            ...(0,base_fields/* optional */.lq)('cwd', (0,base_fields/* textOf */.b6)(cwd)),
        },
    ];
}
function isTextList(value) {
    return Array.isArray(value) && value.every(item => typeof item === 'string');
}

;// CONCATENATED MODULE: ./lib/config/endpoint.js
/** The endpoint of the input `responses-api-endpoint`, as a model provider. */

/**
 * The id and the name that codex-action (v1.8 to v1.12) gives to the provider of its proxy, so that arguments of the job
 * about that provider, such as `-c model_providers.codex-action-responses-proxy.stream_max_retries=3`, hold here as well.
 */
const ID = 'codex-action-responses-proxy';
const endpoint_NAME = 'Codex Action Responses Proxy';
/**
 * The provider of an endpoint. Its address is what codex-action's proxy asks (`codex responses-api-proxy --upstream-url`,
 * 0.77 to 0.171): the whole URL, path and query as they are, without a fragment. A user and a password in it have no
 * effect there, because the key replaces them.
 */
function endpointProvider(endpoint) {
    const url = new URL(endpoint);
    url.hash = '';
    url.username = '';
    url.password = '';
    return {
        id: ID,
        name: endpoint_NAME,
        baseUrl: url.href,
        builtIn: false,
        requiresOpenaiAuth: false,
        variables: [],
        host: hostOf(url.href),
        commands: [],
    };
}

;// CONCATENATED MODULE: ./lib/config/layers/layers.js
/** The files and arguments that make a configuration, as the CLI puts them over each other. */






/** Reads a file of settings. `name` is what people are told. */
function readLayer(path, name) {
    const read = readTextFile(path);
    if (read.kind === 'missing')
        return 'missing';
    const fields = read.kind === 'text' ? (0,parse_toml/* parseToml */.M)(read.text) : undefined;
    return read.kind === 'text' && fields !== undefined ? { name, text: read.text, fields } : { name };
}
function isReadable(layer) {
    return layer !== 'missing' && layer.fields !== undefined;
}
/** Merges one configuration over another as the CLI does: tables are merged, all other values are replaced. */
function merge(lower, upper) {
    const merged = { ...lower };
    for (const [key, value] of Object.entries(upper)) {
        const lowerValue = lower[key];
        merged[key] = (0,base_fields/* isFields */.Ce)(value) && (0,base_fields/* isFields */.Ce)(lowerValue) ? merge(lowerValue, value) : value;
    }
    return merged;
}
/** The configuration of all layers, the lowest first. */
function mergeAll(layers) {
    return layers.reduce((lower, { fields }) => merge(lower, fields), {});
}
/** The name that people are told for a setting from the arguments. */
const ARGUMENTS = 'codex-args';
/**
 * Reads the user's file and what the arguments put over it.
 *
 * From 0.134 on, `--profile NAME` is the file NAME.config.toml beside config.toml, over it and under `-c`. Without that
 * file the CLI goes on with config.toml alone and says nothing (0.142, 0.171). Before, it was a table in config.toml.
 */
function readJobLayers(file, job, codexVersion) {
    const isFile = isAtLeast(codexVersion, '0.134.0');
    const name = isFile && isProfileName(job.profile) ? job.profile : undefined;
    const profileFile = name === undefined ? undefined : `${name}.config.toml`;
    const profile = profileFile === undefined ? 'missing' : readLayer((0,external_node_path_.join)((0,external_node_path_.dirname)(file), profileFile), profileFile);
    const ignoresUser = job.options.includes('--ignore-user-config');
    return {
        user: ignoresUser ? 'missing' : readLayer(file, (0,external_node_path_.basename)(file)),
        profile,
        overrides: { name: ARGUMENTS, text: '', fields: overridesOf(job) },
        ...(name !== undefined && profile === 'missing' ? { missingProfile: name } : {}),
    };
}
/** The CLI refuses any other name, such as a path (0.142, 0.171: "pass a plain name"). */
function isProfileName(name) {
    return name !== undefined && /^[A-Za-z0-9_-]+$/.test(name);
}
/** `--enable NAME` is `-c features.NAME=true`, and comes after all of `-c` (0.104 to 0.171). */
function overridesOf({ settings, options }) {
    const features = options.flatMap(option => {
        const [, switched, feature] = /^--(enable|disable)=(.+)$/.exec(option) ?? [];
        return feature === undefined ? [] : [`features.${feature}=${switched === 'enable'}`];
    });
    return overridesLayer([...settings, ...features]);
}

;// CONCATENATED MODULE: ./lib/config/layers/profile-table.js
/** The old kind of profile: a table of config.toml. */


/**
 * The table of the profile in use. CLIs before 0.134 put it over all settings outside of it, those of `-c` too. Later
 * ones read the table of `profile` alone, and 0.169 refuses to start with that.
 *
 * @param profile the name in the job's arguments
 */
function profileTable(config, profile, codexVersion) {
    const ofArguments = isAtLeast(codexVersion, '0.134.0') ? undefined : profile;
    const name = ofArguments ?? (0,base_fields/* textOf */.b6)(config['profile']);
    const { profiles } = config;
    const fields = name === undefined || !(0,base_fields/* isFields */.Ce)(profiles) ? undefined : profiles[name];
    return name === undefined || !(0,base_fields/* isFields */.Ce)(fields) ? undefined : { name, fields };
}

;// CONCATENATED MODULE: ./lib/config/login-rules.js
/** The settings with which a configuration allows only some logins. */

/**
 * Reads the rules.
 *
 * @param layers files that are merged; a later one replaces what the ones before it say
 * @param requirements the administrator's requirements
 */
function loginRules(layers, requirements) {
    const setting = (key) => layers.findLast(({ fields }) => fields[key] !== undefined);
    const method = setting('forced_login_method');
    const workspaces = setting('forced_chatgpt_workspace_id');
    return {
        ...(0,base_fields/* optional */.lq)('method', sourced(method, 'forced_login_method', readMethod)),
        ...(0,base_fields/* optional */.lq)('workspaces', sourced(workspaces, 'forced_chatgpt_workspace_id', readWorkspaces)),
        ...(0,base_fields/* optional */.lq)('allowedMethods', sourced(requirements, 'allowed_login_methods', readTexts)),
        ...(0,base_fields/* optional */.lq)('allowedWorkspaces', sourced(requirements, 'allowed_chatgpt_workspaces', readTexts)),
    };
}
/** Undefined for a value of a wrong type, which the CLI refuses before it looks at the login. */
function sourced(layer, key, read) {
    const value = read(layer?.fields[key]);
    if (layer === undefined || value === undefined)
        return undefined;
    return { value, source: sourceOf(layer, key) };
}
function readMethod(value) {
    return value === 'api' || value === 'chatgpt' ? value : undefined;
}
function readTexts(value) {
    return Array.isArray(value) && value.every(item => typeof item === 'string') ? value : undefined;
}
function readWorkspaces(value) {
    return (0,base_fields/* textOf */.b6)(value) ?? readTexts(value);
}
/** The file, and the line where the setting has this name alone. */
function sourceOf({ name, text }, key) {
    const assignment = new RegExp(`^[ \\t]*["']?${key}["']?[ \\t]*=`);
    const index = text.split('\n').findIndex(line => assignment.test(line));
    return index === -1 ? name : `${name}, line ${index + 1}`;
}

;// CONCATENATED MODULE: ./lib/config/named-files.js
/** Files that a configuration names and that cannot be read. */



/** `model_instructions_file`, `model_catalog_json` and the like: the CLI reads them at its start, if they are set. */
const NAMES_FILE = /_(?:file|json)$/;
/**
 * The settings whose file cannot be read. The CLI (0.125 to 0.171) ends with the system's error, for some of them
 * without the name of the file or the setting. A relative path counts from the directory of config.toml.
 */
function unreadableFiles(config, configFile) {
    return Object.entries(config).flatMap(([name, value]) => {
        const path = NAMES_FILE.test(name) ? (0,base_fields/* textOf */.b6)(value) : undefined;
        return path === undefined || named_files_isReadable((0,external_node_path_.resolve)((0,external_node_path_.dirname)(configFile), path)) ? [] : [name];
    });
}
function named_files_isReadable(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.R_OK);
        return (0,external_node_fs_.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/config/request-settings.js
/** What a configuration says about the request itself, and a server may refuse. */

/** The settings of the request in a layer, or in all of them merged. */
function requestSettings(config) {
    return {
        ...(0,base_fields/* optional */.lq)('effort', (0,base_fields/* textOf */.b6)(config['model_reasoning_effort'])),
        ...(0,base_fields/* optional */.lq)('summary', (0,base_fields/* textOf */.b6)(config['model_reasoning_summary'])),
        ...(0,base_fields/* optional */.lq)('verbosity', (0,base_fields/* textOf */.b6)(config['model_verbosity'])),
        ...(0,base_fields/* optional */.lq)('serviceTier', (0,base_fields/* textOf */.b6)(config['service_tier'])),
    };
}

;// CONCATENATED MODULE: ./lib/config/config-file.js
/** Reads the settings of config.toml that matter to a probe. */










/** The directory of the machine's administrator. */
const MACHINE_DIRECTORY = '/etc/codex';
/**
 * Reads a user's config.toml, merged with the machine's files, the profile and the arguments of the job. Over the
 * machine's `config.toml`, and under its `managed_config.toml`, which the CLI puts above `-c` too (0.104 to 0.171).
 * `requirements.toml` only limits what the others may say. A broken file is not an error here: the CLI reads the same
 * file, so the probe shows what is wrong with it.
 */
function readConfigFile(file, machineDirectory = MACHINE_DIRECTORY, job = { arguments: NO_JOB_ARGUMENTS }) {
    const ofMachine = (name) => readLayer((0,external_node_path_.join)(machineDirectory, name), (0,external_node_path_.join)(machineDirectory, name));
    const [system, managed] = [ofMachine('config.toml'), ofMachine('managed_config.toml')];
    const requirements = ofMachine('requirements.toml');
    const own = readJobLayers(file, job.arguments, job.codexVersion);
    const merged = [system, own.user, own.profile, own.overrides, managed].filter(layer => layer !== 'missing');
    const layers = merged.filter(isReadable);
    const config = mergeAll(layers);
    const rules = loginRules(layers, isReadable(requirements) ? requirements : undefined);
    const unreadable = unreadableFiles(config, file);
    const machineFiles = [system, managed, requirements].filter(layer => layer !== 'missing');
    const secrets = layers.map(({ fields }) => configSecrets(fields));
    return {
        facts: {
            ...config_file_factsOf(config, job),
            ...requestFacts(config, mergeAll([own.overrides, managed].filter(isReadable)), job),
            // A probe leaves the servers of the arguments out, and the CLI refuses to switch off one that it does not know.
            mcpServers: Object.keys((0,base_fields/* fieldsOf */.Pf)(mergeAll(layers.filter(layer => layer !== own.overrides))['mcp_servers'])),
            loginRules: Object.keys(rules).length === 0 ? undefined : rules,
            machineFiles: machineFiles.length === 0 ? undefined : machineFiles.map(({ name }) => name),
            unreadableFiles: unreadable.length === 0 ? undefined : unreadable,
            settings: Object.fromEntries(typesIn(config)),
            isIncomplete: !merged.every(isReadable),
            ...(0,base_fields/* optional */.lq)('missingProfile', own.missingProfile),
            ...(isReadable(own.profile) ? { profileSettings: own.profile.fields } : {}),
            ...(job.arguments === NO_JOB_ARGUMENTS ? {} : { arguments: job.arguments }),
        },
        secrets: {
            texts: secrets.flatMap(({ texts }) => texts),
            variables: secrets.flatMap(({ variables }) => variables),
        },
    };
}
/** A message of the CLI names at most so many levels. */
const MAX_LEVELS = 3;
function typesIn(config, prefix = '', level = 1) {
    return Object.entries(config).flatMap(([key, value]) => {
        const type = typeOf(value);
        const inner = (0,base_fields/* isFields */.Ce)(value) && level < MAX_LEVELS ? typesIn(value, `${prefix}${key}.`, level + 1) : [];
        return [[`${prefix}${key}`, type], ...inner];
    });
}
function typeOf(value) {
    if (Array.isArray(value))
        return 'array';
    if (value instanceof Date)
        return 'other';
    if (typeof value === 'string')
        return 'string';
    if (typeof value === 'boolean')
        return 'boolean';
    return typeof value === 'object' ? 'table' : 'number';
}
function config_file_factsOf(config, job) {
    const id = providerId(config, job);
    return {
        provider: id === 'openai' ? undefined : providerOf(id, (0,base_fields/* fieldsOf */.Pf)(config['model_providers'])[id]),
        openaiBaseUrl: (0,base_fields/* textOf */.b6)(config['openai_base_url']),
        chatgptBaseUrl: (0,base_fields/* textOf */.b6)(config['chatgpt_base_url']),
        loginStore: (0,base_fields/* textOf */.b6)(config['cli_auth_credentials_store']),
    };
}
function requestFacts(config, over, job) {
    const table = profileTable(config, job.arguments.profile, job.codexVersion);
    const request = requestSettings({ ...config, ...table?.fields });
    const requestOfArguments = requestSettings({ ...over, ...table?.fields });
    return {
        ...(Object.keys(request).length === 0 ? {} : { request }),
        ...(Object.keys(requestOfArguments).length === 0 ? {} : { requestOfArguments }),
        ...(0,base_fields/* optional */.lq)('profileTable', table?.name),
    };
}
/** The provider in use. `--oss` comes before every setting. */
function providerId(config, job) {
    const { options } = job.arguments;
    const profile = profileTable(config, job.arguments.profile, job.codexVersion)?.fields ?? {};
    if (options.includes('--oss')) {
        const named = options.findLast(option => option.startsWith('--local-provider='));
        const local = named?.slice(named.indexOf('=') + 1);
        // Without one the CLI ends with its own words.
        return local ?? (0,base_fields/* textOf */.b6)(profile['oss_provider']) ?? (0,base_fields/* textOf */.b6)(config['oss_provider']) ?? 'openai';
    }
    return (0,base_fields/* textOf */.b6)(profile['model_provider']) ?? (0,base_fields/* textOf */.b6)(config['model_provider']) ?? 'openai';
}

;// CONCATENATED MODULE: ./lib/config/cloud-secrets.js
/** The files from which a cloud's provider signs in: their secrets, and whether they name a program. */



/** A shorter value is a word or a switch. */
const cloud_secrets_MIN_SECRET_CHARS = 8;
/** Fields of a credentials file that hold a secret. Their neighbours name a kind or an address (`token_url`). */
const SECRET_FIELD = /(key|secret|token|password|authorization)(_id)?$/i;
/**
 * Every secret in the files that the cloud's sign-in reads for this provider. Those in variables are found by their
 * names elsewhere.
 */
function cloudSecrets(provider, env) {
    const texts = (() => {
        switch (provider?.cloud) {
            case 'aws':
                return awsFiles(env).flatMap(secretsInAwsFile);
            case 'gcp':
                return gcpFiles(provider, env).flatMap(secretsInJson);
            default:
                return [];
        }
    })();
    return texts.filter(text => text.length >= cloud_secrets_MIN_SECRET_CHARS);
}
/**
 * Whether a profile of AWS gets its credentials from a program (`credential_process`). Every profile counts: which one
 * is used depends on more than this file, and the others do no harm.
 */
function namesCredentialProcess(env) {
    return awsFiles(env).some(file => /^\s*credential_process\s*=/m.test(cloud_secrets_contentOf(file)));
}
function awsFiles(env) {
    const home = homeOf(env);
    return [
        env['AWS_SHARED_CREDENTIALS_FILE'] || (0,external_node_path_.join)(home, '.aws', 'credentials'),
        env['AWS_CONFIG_FILE'] || (0,external_node_path_.join)(home, '.aws', 'config'),
        env['AWS_WEB_IDENTITY_TOKEN_FILE'] ?? '',
        env['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'] ?? '',
    ];
}
/** `key = value` lines in a file of AWS, or one token. */
function secretsInAwsFile(file) {
    const text = cloud_secrets_contentOf(file);
    const pairs = text.split(/\r?\n/).map(line => /^\s*([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line));
    if (pairs.every(pair => pair === null))
        return [text.trim()];
    return pairs.flatMap(pair => (pair?.[1] && pair[2] && SECRET_FIELD.test(pair[1]) ? [pair[2]] : []));
}
/** google-github-actions/auth names its file in all three variables. */
function gcpFiles({ credentialFile }, env) {
    const variables = [
        'GOOGLE_APPLICATION_CREDENTIALS',
        'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE',
        'GOOGLE_GHA_CREDS_PATH',
    ];
    const wellKnown = (0,external_node_path_.join)(homeOf(env), '.config', 'gcloud', 'application_default_credentials.json');
    return [...new Set([credentialFile ?? '', ...variables.map(name => env[name] ?? ''), wellKnown])];
}
function secretsInJson(file) {
    try {
        return secretFields(JSON.parse(cloud_secrets_contentOf(file)));
    }
    catch {
        return [];
    }
}
/** A private key is several lines, and the runner masks line by line. */
function secretFields(value) {
    return Object.entries((0,base_fields/* fieldsOf */.Pf)(value)).flatMap(([name, field]) => {
        if ((0,base_fields/* isFields */.Ce)(field))
            return secretFields(field);
        const lines = SECRET_FIELD.test(name) ? ((0,base_fields/* textOf */.b6)(field) ?? '').split('\n') : [];
        return lines.filter(line => !line.startsWith('-----')).map(line => line.replace(/^Bearer\s+/i, ''));
    });
}
function cloud_secrets_contentOf(file) {
    const read = readTextFile(file);
    return read.kind === 'text' ? read.text : '';
}
function homeOf(env) {
    return env['HOME'] || env['USERPROFILE'] || '';
}

;// CONCATENATED MODULE: ./lib/route/argument-secrets.js
/** Finds the texts to mask in the arguments of the job, beside those of its providers. */


/** Names, addresses and places. A mask of one would hide it in the report and in the log. */
const PUBLIC_SETTING = /(?:^|[._])(?:model_provider|oss_provider|profile|name|base_url|wire_api|env_key|command|cwd|path|file|json|model|effort|verbosity|summary|tier)$/;
/**
 * What looks like a token in the values of settings and of options that no CLI of today has. The headers and tokens of a
 * provider are found by their names, whatever they look like.
 */
function argumentSecrets({ settings, options }) {
    const values = settings.flatMap(setting => {
        const { path, value } = parseOverride(setting);
        return PUBLIC_SETTING.test(path.join('.')) ? [] : secretsIn({ value });
    });
    const ofOptions = options.map(option => option.replace(/^[^=]*=?/, ''));
    return [...values, ...ofOptions].flatMap(tokensIn).filter(text => /\d/.test(text) && /[A-Za-z]/.test(text));
}

;// CONCATENATED MODULE: ./lib/route/workload-identity.js
/** When the CLI signs in with workload identity: with a token of the runner, which it exchanges at each start. */


/**
 * Each of these variables alone is enough, also with an empty value: the CLI then ends with an error and uses no other
 * login. 0.148 knows the first two; 0.147 ignores them all.
 */
const TRIGGERS = ['OPENAI_FEDERATION_RULE_ID', 'OPENAI_IDENTITY_TOKEN_FILE'];
/** So are these with 0.171, and not yet with 0.169. */
const LATER_TRIGGERS = ['OPENAI_IDENTITY_TOKEN_SOURCE', 'OPENAI_SPIFFE_ID', 'OPENAI_SPIFFE_AUDIENCE'];
/**
 * Whether the CLI signs in with workload identity. It then ignores CODEX_API_KEY, CODEX_ACCESS_TOKEN and auth.json, and
 * it exchanges the token also for a configured model provider (0.148 to 0.171).
 *
 * @param env the variables of the step, replaced by those of CODEX_HOME/.env
 */
function usesWorkloadIdentity(env, codexVersion) {
    const isSet = (name) => env[name] !== undefined;
    if (!isAtLeast(codexVersion, '0.148.0'))
        return false;
    return TRIGGERS.some(isSet) || (isAtLeast(codexVersion, '0.170.0') && LATER_TRIGGERS.some(isSet));
}
/** A shorter text is not a token, and a mask of it would hide ordinary words. */
const workload_identity_MIN_SECRET_CHARS = 8;
/** The token of the job and its parts, which a server or the CLI may print. */
function identitySecrets(env) {
    const file = env['OPENAI_IDENTITY_TOKEN_FILE'];
    const read = file ? readTextFile(file) : undefined;
    if (read?.kind !== 'text')
        return [];
    const token = read.text.trim();
    return [token, ...token.split('.')].filter(text => text.length >= workload_identity_MIN_SECRET_CHARS);
}

;// CONCATENATED MODULE: ./lib/route/detect-route.js
/** Finds the route that `codex exec` will use, without starting it. */




/**
 * Detects the route by the order in which `codex exec` chooses its credentials, seen with 0.77 to 0.171: workload
 * identity comes before everything else, also before a configured provider; such a provider sends only its own key;
 * CODEX_ACCESS_TOKEN comes before CODEX_API_KEY, and that before auth.json; OPENAI_API_KEY is not used to sign in.
 *
 * `codex login status` cannot tell the route: it ignores CODEX_API_KEY, calls `{}` a ChatGPT login, and prints parts of
 * the key. The input's key comes before the access token, because the probe then runs without that token. It does not
 * come before workload identity: the variables of this step are most likely those of the job, whose Codex then exchanges
 * the runner's token whatever other key it is given.
 *
 * The endpoint of the inputs comes before a provider in config.toml: for the same two inputs, codex-action (v1.8 to
 * v1.12) writes the provider of its proxy there. It does not come before one that the arguments of the job choose. It
 * comes before workload identity: the CLI then exchanges the runner's token as well, and still sends the turn to that
 * provider, with no other credential than the provider's own (0.171).
 *
 * The result `none` is a guess when the login is in a keyring. The probe still runs and shows the truth.
 */
function detectRoute(facts) {
    const { env, config } = facts;
    const { provider } = config;
    const endpoint = detect_route_endpointOf(facts);
    if (endpoint !== undefined) {
        return { ...apiKeyRoute('input', { ...config, provider: endpoint }), isEndpoint: true };
    }
    if (usesWorkloadIdentity(env, facts.codexVersion))
        return { kind: 'workload-identity' };
    if (provider !== undefined && !provider.requiresOpenaiAuth) {
        return {
            kind: 'provider',
            id: provider.id,
            ...(0,base_fields/* optional */.lq)('name', provider.name),
            ...(0,base_fields/* optional */.lq)('host', provider.host),
            ...(0,base_fields/* optional */.lq)('keyVariable', provider.keyVariable),
        };
    }
    if (facts.apiKeyInput)
        return apiKeyRoute('input', config);
    if (isAccessToken(env['CODEX_ACCESS_TOKEN'], facts.codexVersion))
        return { kind: 'access-token' };
    if (env['CODEX_API_KEY'])
        return apiKeyRoute('CODEX_API_KEY', config);
    return storedRoute(facts);
}
/** The endpoint of the inputs as a provider; undefined where they name none, or where the job would not use it. */
function detect_route_endpointOf({ apiKeyInput, endpointInput, config }) {
    if (!apiKeyInput || !endpointInput)
        return undefined;
    const endpoint = endpointProvider(endpointInput);
    return config.provider?.id !== endpoint.id && choosesProvider(config) ? undefined : endpoint;
}
/** Whether the arguments or the profile of the job choose the provider, or leave out config.toml. */
function choosesProvider({ arguments: job, profileSettings, settings = {} }) {
    if (job === undefined)
        return false;
    // Before 0.134, a profile is a table in config.toml.
    const table = `profiles.${job.profile}.model_provider`;
    return (profileSettings?.['model_provider'] !== undefined ||
        settings[table] !== undefined ||
        job.settings.some(setting => parseOverride(setting).path.join('.') === 'model_provider') ||
        job.options.some(option => /^--(?:oss|local-provider|ignore-user-config)\b/.test(option)));
}
/**
 * The host is that of the endpoint, if it is another one than OpenAI's. On loopback there is a proxy whose endpoint is
 * not known; most pass the key on to OpenAI.
 */
function apiKeyRoute(source, { provider, openaiBaseUrl }) {
    const host = provider?.host ?? hostOf(openaiBaseUrl);
    const isOther = host !== undefined && !/(?:^|\.)openai\.com$|^localhost$|^127\.|^\[::1\]$/.test(host);
    return { kind: 'api-key', source, ...(0,base_fields/* optional */.lq)('host', isOther ? host : undefined) };
}
function storedRoute(facts) {
    const { authFile, codexVersion, config } = facts;
    switch (authFile.kind) {
        case 'api-key':
            return apiKeyRoute('auth.json', config);
        case 'access-token':
            return { kind: 'access-token' };
        case 'chatgpt':
            // 0.77 takes a stored key before the tokens next to it, whatever `auth_mode` says; 0.104 obeys `auth_mode`.
            if (authFile.hasApiKey && !isAtLeast(codexVersion, '0.104.0')) {
                return apiKeyRoute('auth.json', config);
            }
            return { kind: 'chatgpt', ...(0,base_fields/* optional */.lq)('plan', authFile.plan), refresh: refreshStatus(authFile, facts) };
        case 'none':
            return { kind: 'none', openaiApiKeyAlone: Boolean(facts.env['OPENAI_API_KEY']) };
        default:
            return (0,assert_never/* assertNever */.x)(authFile);
    }
}
/**
 * Whether the CLI signs in with this value of CODEX_ACCESS_TOKEN. 0.142 and later know the variable. They accept `at-…`
 * or a JWT, and treat any other value as unset (0.169 then uses CODEX_API_KEY).
 */
function isAccessToken(token, version) {
    if (!token || !isAtLeast(version, '0.142.0'))
        return false;
    return token.startsWith('at-') || /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);
}
/** 0.142 and later refresh a token with less than about five minutes left (seen with four). This limit is double. */
const NEAR_EXPIRY_MS = 10 * 60_000;
/** 0.104 and earlier refresh a login that is older than eight days. One hour less leaves a margin. */
const MAX_LOGIN_AGE_MS = (8 * 24 - 1) * 3_600_000;
/** Every CLI version refreshes an expired token, at the latest when the server answers 401. */
function refreshStatus(login, facts) {
    const end = facts.now + (facts.budgetMs ?? 0);
    if (login.expiresAt === undefined)
        return 'unknown';
    if (login.expiresAt - end < NEAR_EXPIRY_MS)
        return 'due';
    if (isAtLeast(facts.codexVersion, '0.125.0'))
        return 'fresh';
    if (login.lastRefreshAt === undefined)
        return 'unknown';
    return end - login.lastRefreshAt > MAX_LOGIN_AGE_MS ? 'due' : 'fresh';
}

;// CONCATENATED MODULE: ./lib/route/inspect-codex.js
/** What is known about Codex on this runner before a probe: files and environment, no request. */






/** Every text to mask from the stored login, the configuration, the variables that it names, and those in .env. */
function storedSecrets(source) {
    return readStored(source).secrets;
}
/** Finds out which route `codex exec` would choose. It reads files and the environment, and starts no process. */
function inspectCodex(options) {
    const { env, codex, apiKey, endpoint, now, budgetMs } = options;
    const codexVersion = codex.kind === 'found' ? codex.version : undefined;
    const { authFile, dotEnv, config, ...stored } = readStored(options, codexVersion);
    const route = detectRoute({
        env: { ...env, ...dotEnv },
        authFile,
        config,
        apiKeyInput: apiKey,
        endpointInput: endpoint,
        codexVersion,
        now,
        budgetMs,
    });
    const isAtEndpoint = route.kind === 'api-key' && route.isEndpoint === true && endpoint !== undefined;
    return {
        ...stored,
        config: isAtEndpoint ? { ...config, provider: endpointProvider(endpoint) } : config,
        cli: codex,
        version: codexVersion ?? null,
        route,
    };
}
/** Reads the files in CODEX_HOME. Without a version, profiles are read as by a new CLI. */
function readStored({ env, codexHome, codexArgs = NO_JOB_ARGUMENTS }, codexVersion) {
    const home = resolveCodexHome({ env, input: codexHome });
    const login = readAuthFile(authFilePath(home));
    const config = readConfigFile(configFilePath(home), undefined, { arguments: codexArgs, codexVersion });
    const dotEnv = readDotEnv(home, env);
    return {
        home,
        config: config.facts,
        dotEnv,
        authFile: login.facts,
        secrets: [
            ...login.secrets,
            ...argumentSecrets(codexArgs),
            // The variables of the job are also those of npm and of a later step, so .env does not hide their secrets.
            ...resolveSecrets(config.secrets, env),
            ...resolveSecrets(config.secrets, { ...env, ...dotEnv }),
            ...dotEnvSecrets(dotEnv),
            ...cloudSecrets(config.facts.provider, { ...env, ...dotEnv }),
            ...identitySecrets({ ...env, ...dotEnv }),
        ],
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./lib/route/route.js
/** Whether a probe may refresh the stored login. */
function mayRefreshLogin(route) {
    return route.kind === 'chatgpt' && route.refresh !== 'fresh';
}
/** Whether several probes may run at once. If two of them refreshed the same single-use login, one would lose it. */
function allowsParallelProbes(route) {
    return !mayRefreshLogin(route);
}

;// CONCATENATED MODULE: ./lib/route/login-lock.js
/** Lets the jobs of one machine use a stored login one after the other while it is due for a refresh. */








/**
 * Inspects Codex. Where a probe may refresh the login, it takes the lock and inspects again, because the job that held
 * the lock may have refreshed the login. Other logins need no lock.
 */
async function inspectWithLoginLock(inspect, options) {
    const unlocked = inspect();
    if (!mayRefreshLogin(unlocked.route))
        return { setup: unlocked, release: () => { } };
    const release = await lockLogin(authFilePath(unlocked.home), options);
    const setup = inspect();
    if (mayRefreshLogin(setup.route))
        return { setup, release };
    release();
    return { setup, release: () => { } };
}
const POLL_INTERVAL_MS = 200;
/** The probes of a job never take as long. An older lock belongs to a process id that another process has now. */
const MAX_LOCK_AGE_MS = 6 * 3_600_000;
/**
 * Takes the lock and returns the function that releases it. The refresh token works once: three CLIs that refresh one
 * login at the same time send it three times (0.77 to 0.169), and a server that treats reuse as theft revokes the login
 * for good.
 *
 * The lock is a file in the system's temporary directory, because CODEX_HOME must stay clean. A lock whose process has
 * ended is ignored. After `maxWaitMs`, or where no lock file can be created, the job goes on without the lock; the CLI
 * copes with a lost race.
 */
async function lockLogin(authFile, options) {
    const lock = lockFileOf(authFile);
    let waitedMs = 0;
    for (;;) {
        const result = tryLock(lock);
        if (result === 'locked')
            return () => (0,external_node_fs_.rmSync)(lock, { force: true });
        if (result === 'failed' || options.signal.aborted || waitedMs >= options.maxWaitMs)
            return () => { };
        if (waitedMs === 0)
            options.onWait();
        await (0,external_node_timers_promises_.setTimeout)(POLL_INTERVAL_MS, undefined, { signal: options.signal }).catch(() => { });
        waitedMs += POLL_INTERVAL_MS;
    }
}
/** Every path to the same login gives the same lock file. */
function lockFileOf(authFile) {
    const path = tryOr(() => (0,external_node_fs_.realpathSync)(authFile), authFile);
    return (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), `codex-login-${(0,external_node_crypto_.createHash)('sha256').update(path).digest('hex').slice(0, 16)}.lock`);
}
/** The file is written first and then linked, so that the lock and the process id in it appear in one step. */
function tryLock(lock) {
    const own = `${lock}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        (0,external_node_fs_.writeFileSync)(own, String(process.pid), { mode: 0o600 });
        if (isAbandoned(lock))
            (0,external_node_fs_.rmSync)(lock, { force: true });
        (0,external_node_fs_.linkSync)(own, lock);
        return 'locked';
    }
    catch (error) {
        return (0,errors/* codeOf */.$)(error) === 'EEXIST' ? 'held' : 'failed';
    }
    finally {
        (0,external_node_fs_.rmSync)(own, { force: true });
    }
}
function isAbandoned(lock) {
    const ageMs = Date.now() - tryOr(() => (0,external_node_fs_.statSync)(lock).mtimeMs, Date.now());
    const pid = Number(tryOr(() => (0,external_node_fs_.readFileSync)(lock, 'utf8'), ''));
    return ageMs > MAX_LOCK_AGE_MS || (pid > 0 && !isRunning(pid));
}
/** EPERM means that the process belongs to another user, so it is running. */
function isRunning(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,errors/* codeOf */.$)(error) === 'EPERM';
    }
}
function tryOr(read, fallback) {
    try {
        return read();
    }
    catch {
        return fallback;
    }
}

;// CONCATENATED MODULE: ./lib/verdict/usage/plan-usage.js
/** What is left of a ChatGPT plan: its limits and their windows, as the CLI reports them. */

/** The id of the limit that counts for every model without a limit of its own. */
const GENERAL_LIMIT = 'codex';
/** A server that sends more limits, or longer names, gets no place for them in report and log. */
const MAX_LIMITS = 20;
const plan_usage_MAX_NAME_CHARS = 60;
/** No window is longer than a year. A later reset is no figure in seconds. */
const MAX_WINDOW_MINUTES = 366 * 24 * 60;
const MAX_RESET_MS = MAX_WINDOW_MINUTES * 60_000;
/**
 * Reads the result of `account/rateLimits/read` of `codex app-server` (0.104 to 0.171; its own `generate-ts` has the
 * types). A figure that is no percentage, and a window that is over, are left out.
 *
 * Not read: `ordinaryUsageAllowed` and `rateLimitReachedType`, which say whether a turn would be accepted at this
 * moment: the probe has shown that. `normalModelSlug` only describes a limit: with `gpt-reserve` it is the model whose
 * name and efforts the reserve has, and which itself draws on the plan's own limit.
 *
 * @param now when it was read, in milliseconds since the epoch
 */
function parsePlanUsage(result, now) {
    const { rateLimits, rateLimitsByLimitId } = (0,base_fields/* fieldsOf */.Pf)(result);
    if (!(0,base_fields/* isFields */.Ce)(rateLimits) && !(0,base_fields/* isFields */.Ce)(rateLimitsByLimitId))
        return undefined;
    const byId = new Map(Object.entries((0,base_fields/* fieldsOf */.Pf)(rateLimitsByLimitId)));
    // Where a server has no limit of that id, the CLI gives the first one for it.
    const single = (0,base_fields/* fieldsOf */.Pf)(rateLimits);
    const general = byId.get(GENERAL_LIMIT) ?? (isGeneral(single) ? single : undefined);
    const others = [...byId].filter(([id, limit]) => id !== GENERAL_LIMIT && (0,base_fields/* isFields */.Ce)(limit));
    const limits = [...(general === undefined ? [] : [[GENERAL_LIMIT, general]]), ...others];
    const account = (0,base_fields/* fieldsOf */.Pf)(general);
    return {
        limits: limits.slice(0, MAX_LIMITS).map(([id, limit]) => parseLimit(id, (0,base_fields/* fieldsOf */.Pf)(limit), now)),
        credits: parseCredits((0,base_fields/* fieldsOf */.Pf)(account['credits'])),
        ...(0,base_fields/* optional */.lq)('creditCap', parseCreditCap(account, now)),
    };
}
function isGeneral({ limitId }) {
    return limitId === undefined || limitId === null || limitId === GENERAL_LIMIT;
}
function parseLimit(id, limit, now) {
    const name = (0,base_fields/* textOf */.b6)(limit['limitName'])?.slice(0, plan_usage_MAX_NAME_CHARS);
    return {
        id: id.slice(0, plan_usage_MAX_NAME_CHARS),
        ...(0,base_fields/* optional */.lq)('name', id === GENERAL_LIMIT ? undefined : name),
        windows: [limit['primary'], limit['secondary']].flatMap(window => parseWindow(window, now) ?? []),
    };
}
function parseWindow(value, now) {
    const { usedPercent, windowDurationMins, resetsAt } = (0,base_fields/* fieldsOf */.Pf)(value);
    return windowOf(100 - numberOf(usedPercent), windowDurationMins, resetsAt, now);
}
/** Undefined for a figure that is no percentage, and for a window that is over or has a reset that is no time. */
function windowOf(left, minutes, resetsAt, now) {
    if (!(left >= 0 && left <= 100))
        return undefined;
    const hasReset = resetsAt !== undefined && resetsAt !== null;
    const resetMs = numberOf(resetsAt) * 1000;
    if (hasReset && !(resetMs > now && resetMs <= now + MAX_RESET_MS))
        return undefined;
    const length = numberOf(minutes);
    return {
        left,
        ...(0,base_fields/* optional */.lq)('minutes', length >= 1 && length <= MAX_WINDOW_MINUTES ? Math.round(length) : undefined),
        ...(0,base_fields/* optional */.lq)('resetsAt', hasReset ? new Date(resetMs).toISOString() : undefined),
    };
}
/** NaN for anything but a number: every comparison with it is false. */
function numberOf(value) {
    return typeof value === 'number' ? value : Number.NaN;
}
function parseCredits({ unlimited, hasCredits }) {
    if (unlimited === true)
        return 'unlimited';
    return hasCredits === true ? 'some' : 'none';
}
/** What an administrator allows this member to spend (0.142 and later; `spendControlReached` 0.155 and later). */
function parseCreditCap(account, now) {
    const { remainingPercent, resetsAt } = (0,base_fields/* fieldsOf */.Pf)(account['individualLimit']);
    const cap = windowOf(numberOf(remainingPercent), undefined, resetsAt, now);
    if (account['spendControlReached'] === true)
        return { ...cap, left: 0, isCap: true };
    return cap && { ...cap, isCap: true };
}

// EXTERNAL MODULE: ./lib/verdict/reason.js
var verdict_reason = __nccwpck_require__(7497);
// EXTERNAL MODULE: ./lib/base/time-text.js
var time_text = __nccwpck_require__(5630);
;// CONCATENATED MODULE: ./lib/verdict/usage/window-text.js
/** Windows of a usage limit in words. */

const window_text_NAMES = new Map([
    [24 * 60, 'daily'],
    [7 * 24 * 60, 'weekly'],
]);
/** The window by its length, for the middle of a sentence, such as "5-hour" or "weekly". */
function windowName({ minutes, isCap }) {
    if (isCap === true)
        return 'spending';
    if (minutes === undefined)
        return 'usage';
    const days = minutes / (24 * 60);
    if (days >= 28 && days <= 31)
        return 'monthly';
    if (Number.isInteger(days))
        return window_text_NAMES.get(minutes) ?? `${days}-day`;
    return minutes % 60 === 0 ? `${minutes / 60}-hour` : `${minutes}-minute`;
}
/** Whole percent. Rounded down, so that it never says more than is left. */
function wholePercent({ left }) {
    return Math.floor(left);
}
/** Such as "3 % of the weekly limit left until Monday 09:00 UTC". `now` in milliseconds since the epoch. */
function windowsText(windows, now) {
    return windows
        .map(window => {
        const until = window.resetsAt === undefined ? '' : ` until ${(0,time_text/* resetText */.Vb)(window.resetsAt, now)}`;
        return `${wholePercent(window)} % of the ${windowName(window)} limit left${until}`;
    })
        .join(' and ');
}

;// CONCATENATED MODULE: ./lib/verdict/usage/verdict.js
/** The verdict on an accepted model where too little of the plan is left for the job. */




/**
 * A limit belongs to the model that it names. Such a model does not draw on the plan's own limit: the server keeps
 * `gpt-reserve` for the time after that is used up. Any other limit, such as that for code reviews, holds for no model.
 */
function windowsFor({ limits }, model) {
    const own = limits
        .filter(({ id, name }) => id !== GENERAL_LIMIT && name !== undefined && isSameModel(name, model))
        .flatMap(({ windows }) => windows);
    if (own.length > 0)
        return { isOwn: true, windows: own };
    const general = limits.find(({ id }) => id === GENERAL_LIMIT);
    return { isOwn: false, windows: general?.windows ?? [] };
}
/** The server writes `GPT-5.3-Codex-Spark` for `gpt-5.3-codex-spark`. */
function isSameModel(name, model) {
    const plain = (text) => text.toLowerCase().replace(/[\s_]+/g, '-');
    return plain(name) === plain(model);
}
/** The window with the least left; undefined where none holds for the model. */
function tightestWindow(usage, model) {
    const { isOwn, windows } = windowsFor(usage, model);
    const all = windows.length === 0 && !isOwn && usage.creditCap !== undefined ? [usage.creditCap] : windows;
    return all.toSorted((a, b) => a.left - b.left)[0];
}
/**
 * The verdict on a model that was accepted. It stays as it is, unless a figure shows that less is left than the job
 * wants to start with.
 *
 * @param minLeft percent
 * @param now milliseconds since the epoch
 */
function usageVerdict(verdict, usage, { model, minLeft, now }) {
    const { isOwn, windows } = windowsFor(usage, model);
    const spent = spentWindows(usage, windows, minLeft);
    if (spent.length === 0)
        return verdict;
    const reason = isOwn ? 'model-quota-spent' : 'usage-limit';
    const { scope, lasting } = verdict_reason/* REASONS */.ez[reason];
    return {
        kind: 'refused',
        finding: {
            reason,
            scope,
            lasting,
            detail: 'below-minimum',
            said: `${windowsText(spent, now)}; min-usage-left is ${minLeft} %.`,
            isExplainedByMessage: true,
            ...(0,base_fields/* optional */.lq)('retryAt', lastReset(spent)),
        },
        ...(0,base_fields/* optional */.lq)('usage', verdict.usage),
        ...(0,base_fields/* optional */.lq)('trace', verdict.trace),
    };
}
/** The windows with too little left, where nothing makes up for it. */
function spentWindows({ credits, creditCap }, windows, minLeft) {
    const isBelow = (window) => window.left < minLeft;
    const isCapped = creditCap !== undefined && isBelow(creditCap);
    if (credits === 'unlimited' || (credits === 'some' && !isCapped))
        return [];
    // A plan that is paid by use has no windows, and may have a cap.
    return windows.length === 0 && isCapped ? [creditCap] : windows.filter(isBelow);
}
/** Before the last of them starts again, too little is left. Undefined where one of the resets is not known. */
function lastReset(windows) {
    const resets = windows.flatMap(({ resetsAt }) => resetsAt ?? []);
    return resets.length < windows.length ? undefined : resets.toSorted().at(-1);
}

;// CONCATENATED MODULE: ./lib/report/usage.js
/** What is left of the plan: in the report, and in words. */



/** The reading without secrets and identifiers in the names of limits. The id of the plan's own limit stays. */
function sanitizeReading(reading, sanitize) {
    if (reading.kind === 'unread')
        return reading;
    const limits = reading.usage.limits.map(limit => ({
        ...limit,
        id: limit.id === GENERAL_LIMIT ? limit.id : sanitize(limit.id, 'answer'),
        ...(0,base_fields/* optional */.lq)('name', limit.name === undefined ? undefined : sanitize(limit.name, 'answer')),
    }));
    return { kind: 'read', usage: { ...reading.usage, limits } };
}
/** All windows, or why there are none. */
function reportUsage({ facts, statuses }) {
    const { usage: reading } = facts;
    if (reading === undefined)
        return undefined;
    if (reading.kind === 'unread')
        return { windows: [], unread: reading.reason };
    const { limits, credits, creditCap } = reading.usage;
    const chain = statuses.map(({ model }) => model);
    const windows = limits.flatMap(limit => limit.windows.map(window => reportWindow(limit, window, chain)));
    const cap = creditCap === undefined ? [] : [reportWindow({ id: GENERAL_LIMIT }, creditCap, [])];
    return { windows: [...windows, ...cap], credits };
}
function reportWindow({ id, name }, window, chain) {
    return {
        limit: id,
        ...(0,base_fields/* optional */.lq)('limitName', name),
        ...(0,base_fields/* optional */.lq)('model', name === undefined ? undefined : chain.find(model => isSameModel(name, model))),
        window: windowName(window),
        left: wholePercent(window),
        resetsAt: window.resetsAt ?? null,
    };
}
/** The output `usage-left`: for the model used, else for the model asked for. Null where it is not known. */
function usageLeftOf(context) {
    const usage = usageIn(context);
    const window = usage && tightestWindow(usage, modelOf(context));
    return window === undefined ? null : wholePercent(window);
}
function usageIn({ facts: { usage } }) {
    return usage?.kind === 'read' ? usage.usage : undefined;
}
function modelOf({ decision, requestedModel }) {
    return decision.kind === 'none' ? requestedModel : decision.model;
}
/** A sentence about what is left for the model used. Where no model is used, the explanation has it. */
function usageLeftText(context) {
    const usage = usageIn(context);
    if (usage === undefined || context.decision.kind === 'none')
        return undefined;
    const model = modelOf(context);
    const { isOwn, windows } = windowsFor(usage, model);
    const left = windows.length === 0 ? '' : `${windowsText(windows, context.now)}.`;
    const texts = [isOwn ? `${model} has a limit of its own:` : '', left, CREDITS_TEXTS[usage.credits]];
    const text = texts.filter(part => part !== '').join(' ');
    return text === '' ? `The plan has no figure about what is left for ${model}. ${NO_EFFECT}` : text;
}
const CREDITS_TEXTS = {
    none: '',
    some: 'The account has credits, which count as enough.',
    unlimited: 'The account has credits without a limit.',
};
/** One line for the log. */
function describeReading(reading, now) {
    if (reading.kind === 'unread')
        return `not read (${reading.reason})`;
    const { limits, credits } = reading.usage;
    const shown = limits.flatMap(({ id, name, windows }) => windows.length === 0
        ? []
        : [`${id === GENERAL_LIMIT ? '' : `${name ?? id}: `}${windowsText(windows, now)}`]);
    return `${shown.length === 0 ? 'no figures' : shown.join('; ')} (credits: ${credits})`;
}
/** Why nothing is known about the plan, as a note. */
function usageUnreadText({ facts: { usage }, route }) {
    if (usage?.kind !== 'unread')
        return undefined;
    const text = UNREAD_TEXTS[usage.reason];
    return text?.replace('{route}', () => (0,route_text/* routeName */.xG)(route));
}
const NOT_READ = 'What is left of the plan could not be read';
const NO_EFFECT = 'So min-usage-left decided nothing.';
const UNREAD_TEXTS = {
    'no-plan': 'min-usage-left has no meaning here: {route} uses no ChatGPT plan, so there is no usage limit to read.',
    'no-turn': 'min-usage-left has no effect with probe: catalog. What is left of the plan is only read after a live probe.',
    'no-login': `What is left of the plan was not read, because the login is not in auth.json. ${NO_EFFECT}`,
    'no-identity': `What is left of the plan was not read, because that would spend the identity token of this job. ${NO_EFFECT}`,
    'not-started': `${NOT_READ}: the Codex CLI could not be started for it. ${NO_EFFECT}`,
    'no-answer': `${NOT_READ}: no answer came in time. ${NO_EFFECT}`,
    error: `${NOT_READ}: the endpoint answered with an error. ${NO_EFFECT}`,
    'not-understood': `${NOT_READ}: the answer has no figures in it. ${NO_EFFECT}`,
    cancelled: undefined,
};

;// CONCATENATED MODULE: ./lib/verdict/config-refusal.js
/** Recognizes that the CLI refused its configuration, by what it wrote to stderr before it ended. */


/**
 * The first line of an error. The CLI names the file or the step (`Error loading config.toml:`, `Error loading rules:`,
 * `Error finding codex home:`) or nothing (`Error:`). Log lines begin with a time, and the errors of the argument
 * parser (`error: unexpected argument`) with a small letter: those are about the probe's own arguments.
 */
const ERROR_LINE = /^Error(?: [a-z][^:\n]{0,80})?:/;
/**
 * The errors of the argument parser, and the option that they are about (0.104 to 0.171). The lines after them are a
 * tip and the usage. Where the job gives no such option, the error is about the probe's own arguments.
 */
const ARGUMENT_ERROR = /^error: (?:unexpected argument|unrecognized option|invalid value|a value is required|equal sign is needed|the argument|the following required)[^\n]*?'(--?[\w-]+)/;
/** Words that have texts of their own. */
const DETAIL_WORDS = [
    // CLIs before 0.134 say so of a profile without a table.
    ['profile-missing', /^Error: config profile `[^`]*` not found/],
    // The parser's words, in each version from 0.77 to 0.171.
    ['duplicate-key', /\bduplicate key\b/],
];
/** The value in such an error. It may be a secret that stands in the wrong place. */
const ARGUMENT_VALUE = /^(error: invalid value) '[^']*'(.*?)(?:: .*)?$/;
/** The step that failed is about the configuration. */
const CONFIG_STEP = /^Error [a-z]+ing [^:\n]*(?:config|rules|polic|requirements|overrides|codex home)[^:\n]*:/;
/**
 * An error without a step, whose words are about the configuration, or are those of a parser of TOML. The policies of a
 * workspace are named `enterprise-managed` or not at all. Other errors of this form are a broken database, a full disk
 * or a sign-in that failed.
 */
const CONFIG_WORDS = /\bconfig|\.toml\b|\bprofile\b|\bmodel provider `|\binstructions file\b|\brequirements?\b|\bexecpolicy\b|\bfeature flag\b|\bCODEX_HOME\b|\benterprise-managed\b|^Error: field `|\binvalid (?:type: |value for `)|\bunknown (?:variant|field) `/i;
/** An error of the system without a word about what the CLI did, such as `No such file or directory (os error 2)`. */
const SYSTEM_ERROR = /^Error: [^:]{1,80} \(os error \d+\)$/;
/** What follows are addresses of the program. The CLI prints them where RUST_BACKTRACE is set (0.171). */
const BACKTRACE = /^\s*(?:stack backtrace|backtrace|location):|^\s*\d+: (?:<unknown>|0x|\S+::)/i;
/** A line of the file, or the mark under it. The line may hold a key: a file that is not valid has no known secrets. */
const EXCERPT = /^\s*(?:\d+\s*)?\|/;
/** A value of the file. It may be a key that stands in the wrong place, so only its type is shown. */
const QUOTED_VALUES = [
    [/\b(string|character) (?:"(?:[^"\\]|\\.)*"|`[^`]*`)/g, '$1'],
    [/\bunknown variant `(?![a-z][a-z_-]{0,30}`)[^`]*`/gi, 'unknown variant'],
];
/** Longer than any message of the CLI about its configuration (0.77 to 0.171: 320 characters without the excerpts). */
const config_refusal_MAX_CHARS = 1_000;
/** The refusal in the evidence of a CLI that ended by itself before its first event; undefined when there is none. */
function readConfigRefusal({ stderr, signal, exitCode, probeSettings = [], jobOptions = [], machineFiles = [], unreadableFiles = [], }) {
    // A CLI that was killed, or that ended well, has not refused anything.
    if (signal !== null || exitCode === 0)
        return undefined;
    const lines = stderr.split(/\r?\n/);
    const ofArgument = lines.find(line => jobOptions.includes(ARGUMENT_ERROR.exec(line)?.[1] ?? ''));
    if (ofArgument !== undefined)
        return argumentRefusal(ofArgument);
    const first = lines.findIndex(line => ERROR_LINE.test(line));
    if (first === -1)
        return undefined;
    const words = wordsOf(lines.slice(first));
    if (unreadableFiles.length > 0 && SYSTEM_ERROR.test(words)) {
        const settings = unreadableFiles.map(name => `\`${name}\``).join(', ');
        return {
            said: `${words.replace(/^Error: /, '')} (A file that cannot be read: ${settings}.)`,
            ofProbe: false,
        };
    }
    if (!CONFIG_STEP.test(words) && !CONFIG_WORDS.test(words))
        return undefined;
    const ofProbe = probeSettings.some(name => words.includes(`\`${name}\``) || (/[./\\]/.test(name) && words.includes(name)));
    const said = words.replace(/^Error: /, '').slice(0, config_refusal_MAX_CHARS) + fileNote(words, machineFiles);
    return {
        said,
        ofProbe,
        ...(0,base_fields/* optional */.lq)('detail', DETAIL_WORDS.find(([, pattern]) => pattern.test(words))?.[0]),
    };
}
function argumentRefusal(line) {
    const words = (0,plain_line/* plainLine */.h)(line.replace(ARGUMENT_VALUE, '$1$2')).replace(/^error: /, '');
    return { said: words.slice(0, config_refusal_MAX_CHARS), ofProbe: false, detail: 'job-argument' };
}
/**
 * A message such as `field allowed_approval_policies cannot be empty` does not name its file, and people look for the
 * setting in their own. A message that names one, as the first line of every TOML error does, needs no note.
 */
function fileNote(words, machineFiles) {
    const namesFile = /[/\\][\w.-]+\.(?:toml|rules)\b/.test(words);
    return machineFiles.length === 0 || namesFile ? '' : ` (This machine also has ${machineFiles.join(', ')}.)`;
}
/** An error with its causes as one line. A cause that repeats the line before it is left out. */
function wordsOf(lines) {
    const end = lines.findIndex(line => BACKTRACE.test(line));
    const shown = (end === -1 ? lines : lines.slice(0, end)).filter(line => !EXCERPT.test(line));
    let words = '';
    let isCause = false;
    for (const line of shown) {
        const text = (0,plain_line/* plainLine */.h)(withoutValues(line));
        if (/^Caused by:$/.test(text))
            isCause = true;
        else if (text !== '' && !(isCause && isRepeated(words, text)))
            words = `${words} ${text}`.trim();
    }
    return words;
}
/** The parser of TOML repeats itself: `TOML parse error at line 4, column 7` after `config.toml:4:7`. */
function isRepeated(words, text) {
    return words.includes(text.replace(/^\d+: /, '')) || /^TOML parse error\b/.test(text);
}
function withoutValues(line) {
    return QUOTED_VALUES.reduce((text, [value, type]) => text.replace(value, type), line);
}

;// CONCATENATED MODULE: ./lib/verdict/message/model-name.js
/** Whether two names mean the same model, and where a text names a model. */
/** Replaces the model's name in a text, so that the signs can match it. */
const MODEL_PLACEHOLDER = '<model>';
const DATE = '-\\d{4}-\\d{2}-\\d{2}';
/**
 * Characters before or after a name that make it part of a longer name. Letters of another script do not: Chinese has no
 * space around a name, and Korean adds a particle to it.
 */
const LETTER = '\\p{Script=Latin}\\p{N}';
const JOINED_BEFORE = `[${LETTER}_.@+-]`;
const JOINED_AFTER = `[${LETTER}_@+/-]|[.:][${LETTER}]`;
/**
 * Whether the model that served is the one asked for: the same name, or a dated snapshot of it
 * (`gpt-5.5-2026-04-23`). A longer name is another model: gpt-5.5-mini is not gpt-5.5.
 */
function model_name_isSameModel(asked, served) {
    return new RegExp(`^${escapePattern(asked)}(?:${DATE})?$`, 'iu').test(served.trim());
}
/**
 * Replaces each name of the model, with its quotation marks, by `<model>`. A pattern can then distinguish words about
 * this model from words about another one. For `gpt-5.5`, a dated snapshot and `openai/gpt-5.5` match; `gpt-5.5-mini`,
 * `gpt-5.5.1`, `my-gpt-5.5` and a longer quotation ("gpt-5.5 mini") do not.
 */
function markModel(text, model) {
    const withoutPlaceholder = text.replaceAll(MODEL_PLACEHOLDER, '(model)');
    if (model === '')
        return withoutPlaceholder;
    const name = `${escapePattern(model)}(?:${DATE})?`;
    const pattern = new RegExp(`(?<!${JOINED_BEFORE})(?:(['"\`])${name}\\1|(?<!['"\`])${name}(?!${JOINED_AFTER}))`, 'giu');
    return withoutPlaceholder.replace(pattern, MODEL_PLACEHOLDER).replace(PATH_BEFORE, MODEL_PLACEHOLDER);
}
/** The name of a vendor or a whole path before the model, as in `projects/7/publishers/openai/models/gpt-5.5`. */
const PATH_BEFORE = new RegExp(`(['"\`]?)(?:[\\w.~-]{1,100}/){1,12}${MODEL_PLACEHOLDER}\\1`, 'g');
function escapePattern(text) {
    return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

;// CONCATENATED MODULE: ./lib/verdict/message/error-body.js
/** Reads the error body of a server: JSON, or what the CLI left of it. */

/**
 * Reads a server's error body at the end of a text; undefined when there is none. Shapes seen: `{"detail":"…"}`,
 * `{"detail":{"code":…}}`, `{"error":{"message","type","param","code"}}`, the WebSocket frame
 * `{"type":"error","status":400,"error":{…},"headers":{…}}` and `{"response":{"error":{…}}}`. Each may be inside a
 * JSON string or follow some words.
 */
function parseErrorBody(text) {
    const debugString = /^Some\((".*")\)$/.exec(text)?.[1];
    if (debugString !== undefined)
        return parseString(debugString);
    if (text.startsWith('"'))
        return parseString(text);
    const xml = readXml(text);
    if (xml !== undefined)
        return xml;
    // The script of an HTML page may hold braces.
    if (text.startsWith('<'))
        return undefined;
    const start = text.startsWith('[') ? 0 : text.indexOf('{');
    if (start < 0)
        return undefined;
    const before = text.slice(0, start);
    const json = text.slice(start);
    const value = error_body_parseJson(json);
    const body = Array.isArray(value) ? value[0] : value;
    const message = value === undefined ? readCutBody(json) : (0,base_fields/* isFields */.Ce)(body) ? readBody(body) : undefined;
    return message && { ...message, text: `${before}${message.text}` };
}
/** An error of an object store or a cloud: `<Error><Code>…</Code><Message>…</Message></Error>`, also cut. */
function readXml(text) {
    if (!/^<(?:\?xml|error|[a-z]{1,40}error|response)\b/i.test(text))
        return undefined;
    const content = (tag) => new RegExp(`<${tag}>([^<]{1,2000})`, 'i').exec(text.slice(0, 4_000))?.[1]?.trim();
    const code = codeIn(content('code'));
    const words = content('message') ?? code;
    return words === undefined ? undefined : { text: words, ...(0,base_fields/* optional */.lq)('code', code) };
}
function parseString(text) {
    const value = error_body_parseJson(text);
    return typeof value === 'string' ? { text: value } : undefined;
}
function error_body_parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Where a body has the object, the list or the sentence with its error. Names in lower case. */
const ERROR_KEYS = ['error', 'errors', 'detail', 'fault', 'base_resp'];
/** Names of the sentence for people, the most exact first. */
const TEXT_KEYS = [
    'message',
    'error_message',
    'error_msg',
    'errormessage',
    'errmsg',
    'msg',
    'status_msg',
    'error_description',
    'faultstring',
    'description',
    'detail',
    'title',
];
const CODE_KEYS = ['code', 'error_code', 'errorcode', 'errcode', '__type'];
/** A body without a known field gives undefined, so that its JSON is shown as it is. */
function readBody(whole) {
    const outer = withLowerCaseKeys(whole);
    const body = (0,base_fields/* isFields */.Ce)(outer['response']) ? withLowerCaseKeys(outer['response']) : outer;
    const values = ERROR_KEYS.map(key => firstOf(body[key]));
    const nested = values.find(base_fields/* isFields */.Ce);
    // The object with the details of the error. In a flat body it is the body itself.
    const error = nested === undefined ? body : withLowerCaseKeys(nested);
    const sentence = firstIn(error, TEXT_KEYS, wordsIn);
    // Beside a sentence, a single word in `error` is the code (RFC 6749 section 5.2).
    const word = sentence === undefined || nested !== undefined ? undefined : codeIn(body['error']);
    const code = firstIn(error, CODE_KEYS, codeIn) ?? word;
    const text = sentence ?? values.map(wordsIn).find(words => words !== undefined) ?? code;
    if (text === undefined)
        return undefined;
    const type = codeIn(error['type']);
    return {
        text,
        ...(0,base_fields/* optional */.lq)('status', statusIn(outer) ?? statusIn(error)),
        ...readRetryTimes(error, (0,base_fields/* fieldsOf */.Pf)(outer['headers'])),
        ...(0,base_fields/* optional */.lq)('code', code),
        // In a flat body, the type "error" is the one of the WebSocket frame.
        ...(0,base_fields/* optional */.lq)('type', error === body && type === 'error' ? undefined : type),
        ...(0,base_fields/* optional */.lq)('param', paramIn(error)),
    };
}
/** Clouds write `Message`, `Error` or `__Type`. */
function withLowerCaseKeys(fields) {
    return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key.toLowerCase(), value]));
}
function firstOf(value) {
    return Array.isArray(value) ? value[0] : value;
}
function firstIn(fields, keys, read) {
    return keys.map(key => read(fields[key])).find(text => text !== undefined);
}
/** The parameter at fault. FastAPI writes its place in the request: `["body", "reasoning", "effort"]`. */
function paramIn(error) {
    const { loc } = error;
    const place = Array.isArray(loc) ? loc.slice(1).filter(part => typeof part === 'string') : [];
    return wordsIn(error['param']) ?? wordsIn(place.join('.'));
}
/** A text with words. It is not trimmed. */
function wordsIn(value) {
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
/** An error code: a short word, never a number. Some gateways repeat the status there. */
function codeIn(value) {
    return typeof value === 'string' && /^[A-Za-z][\w.-]{0,79}$/.test(value) ? value.toLowerCase() : undefined;
}
function statusIn(fields) {
    return ['status', 'status_code', 'statusCode', 'code']
        .map(key => Number(fields[key] ?? Number.NaN))
        .find(status => Number.isInteger(status) && status >= 400 && status <= 599);
}
function readRetryTimes(error, headers) {
    const header = (name) => {
        const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
        return Array.isArray(value) ? value[0] : value;
    };
    const retryAfterMs = numberIn(header('retry-after-ms'));
    const retryAfterSeconds = (retryAfterMs === undefined ? undefined : retryAfterMs / 1000) ??
        numberIn(header('retry-after')) ??
        numberIn(error['retry_after']) ??
        numberIn(error['resets_in_seconds']);
    return {
        ...(0,base_fields/* optional */.lq)('resetsAt', numberIn(error['resets_at']) ?? dateIn(header('retry-after'))),
        ...(0,base_fields/* optional */.lq)('retryAfterSeconds', retryAfterSeconds),
    };
}
/** A date as seconds since the epoch. Digits are seconds to wait, although `Date.parse` reads "2027" as a year. */
function dateIn(value) {
    if (typeof value !== 'string' || !Number.isNaN(Number(value)))
        return undefined;
    const dateMs = Date.parse(value);
    return Number.isNaN(dateMs) || dateMs < 1e12 ? undefined : dateMs / 1000;
}
/** A number that is not negative, also as text, since headers hold text. */
function numberIn(value) {
    if (typeof value !== 'number' && wordsIn(value) === undefined)
        return undefined;
    const number = Number(value);
    return Number.isFinite(number) && number >= 0 ? number : undefined;
}
/**
 * Reads the first fields of a body that the CLI cut in the middle. It cuts bodies at 1000 bytes and whole messages at
 * 2 KiB (0.169).
 */
function readCutBody(json) {
    const field = (name) => new RegExp(`"${name}" ?: ?"((?:[^"\\\\]|\\\\.){1,2000})`).exec(json)?.[1];
    const code = codeIn(field('code'));
    const text = field('message') ?? field('detail') ?? code;
    if (text === undefined)
        return undefined;
    return {
        text: parseString(`"${text}"`)?.text ?? text,
        ...(0,base_fields/* optional */.lq)('code', code),
        ...(0,base_fields/* optional */.lq)('param', field('param')),
        ...(0,base_fields/* optional */.lq)('resetsAt', numberIn(/"resets_at" ?: ?(\d{9,13})\b/.exec(json)?.[1])),
    };
}

;// CONCATENATED MODULE: ./lib/verdict/message/page.js
/** Finds a web page in the place of an answer, and what of it may be shown: its title. */

/** The first tag of a page, also after a comment or in the middle of a gateway's words. */
const PAGE_START = /<!doctype\s+html|<html\b|<head\b|<title\b|<body\b|<style\b|<script\b|<meta\b|<center\b|<h1\b/i;
/** A page in XHTML, which begins like any XML document. */
const XHTML_START = /^<\?xml.{0,200}?(?:<!doctype\s+html|<html\b)/is;
const MAX_TITLE_CHARS = 120;
/**
 * The page in a text, and the words before it; undefined where there is none. A body that begins with `<` is a page too,
 * unless it is an XML document.
 */
function readPage(text) {
    const isXhtml = XHTML_START.test(text);
    const isMarkup = isXhtml || /^<(?!\?xml|model>|unknown|error>|[a-z]+error)[!?a-z]/i.test(text);
    const start = isMarkup ? 0 : text.search(PAGE_START);
    if (start < 0 || (!isXhtml && /^<\?xml/i.test(text)))
        return undefined;
    const html = text.slice(start);
    const title = page_visibleText(/<title[^>]{0,200}>([^<]{1,400})/i.exec(html)?.[1] ?? '').slice(0, MAX_TITLE_CHARS);
    return {
        before: text.slice(0, start).replace(/[\s:–-]+$/, ''),
        page: { words: page_visibleText(withoutCode(html)), ...(0,base_fields/* optional */.lq)('title', title === '' ? undefined : title) },
    };
}
/** One sentence for readers. */
function describePage({ title }) {
    return title === undefined ? 'A web page without a title.' : `A web page titled "${title}".`;
}
/** Style sheets, scripts and comments hold no words for readers. A cut page may leave one of them open. */
function withoutCode(html) {
    return html.replace(/<!--.*?(?:-->|$)/gs, ' ').replace(/<(style|script|svg)\b.*?(?:<\/\1>|$)/gis, ' ');
}
const ENTITIES = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
};
function page_visibleText(html) {
    return html
        .replace(/<[^>]{0,2000}(?:>|$)/g, ' ')
        .replace(/&#(\d{1,6});/g, (_, code) => String.fromCodePoint(Math.min(Number(code), 0xfffd)))
        .replace(/&([a-z]{2,5});/gi, (entity, name) => ENTITIES[name.toLowerCase()] ?? entity)
        .replace(/\s+/g, ' ')
        .trim();
}

;// CONCATENATED MODULE: ./lib/verdict/message/unwrap.js
/** Removes the CLI's wrappers from a message, until only the server's answer is left. */




/** The CLI cuts its messages at 2 KiB (0.169). Longer text is cut here, which bounds the time spent on it. */
const unwrap_MAX_MESSAGE_CHARS = 16_384;
/** Real messages have up to four wrappers. Only a text made to waste time has more than this. */
const MAX_WRAPPERS = 10;
/**
 * Removes the wrappers of a raw message from the outside in. The time is bounded: by the two limits, and because no
 * pattern here backtracks over more than a constant length.
 */
function unwrapMessage(raw) {
    const whole = normalizeText(raw.slice(0, unwrap_MAX_MESSAGE_CHARS));
    let message = { text: whole };
    for (let count = 0; count < MAX_WRAPPERS; count++) {
        const inner = unwrapOnce(message.text);
        if (inner === undefined)
            break;
        message = mergeMessages(message, { ...inner, text: normalizeText(inner.text) });
    }
    const status = message.status ?? statusInText(message.text) ?? (isBareBody(whole) ? 400 : undefined);
    return withoutPage({ ...message, ...(0,base_fields/* optional */.lq)('status', status) });
}
/** The body of a 400 is the only one that the CLI prints as it is, without a word of its own (0.77 to 0.171). */
function isBareBody(whole) {
    return /^[<{[]/.test(whole);
}
/** Of a page only the title is left in the text: the rest is code, or about the visitor and not about the request. */
function withoutPage(message) {
    const found = readPage(message.text);
    if (found === undefined)
        return message;
    const { before, page } = found;
    const text = before === '' ? describePage(page) : `${before}: ${describePage(page)}`;
    return before === '' ? { ...message, text, page } : { ...message, text };
}
/**
 * The address that CLI 0.104 to 0.155 add to `error sending request`. A base URL may be private, so only the CLI's own
 * addresses stay.
 */
const URL_OF_REQUEST = / for url \((?!https:\/\/(?:[\w-]+\.)?(?:openai|chatgpt)\.com\/)[^)\s]{0,2048}\)/g;
/** What 0.171 adds about a certificate for another host: the name asked for, and those in the certificate. */
const NAMES_OF_CERTIFICATE = /(\bcertificate not valid for name) ".{0,2048}$/;
/** Some CLI versions (0.155 and later) print typographic quotation marks. */
function normalizeText(text) {
    return (0,plain_line/* plainLine */.h)(text)
        .replace(URL_OF_REQUEST, '')
        .replace(NAMES_OF_CERTIFICATE, '$1')
        .replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
        .replace(/[\u201c\u201d]/g, '"');
}
/** The inner code is closest to the cause. The outer status is the one of the HTTP response. */
function mergeMessages(outer, inner) {
    return { ...outer, ...inner, ...(0,base_fields/* optional */.lq)('status', outer.status ?? inner.status) };
}
/** The content of the outermost wrapper, or undefined when there is no wrapper. */
function unwrapOnce(text) {
    return unwrapRetryNotice(text) ?? removePrefix(text) ?? removeTrailer(text) ?? parseErrorBody(text);
}
/** `Reconnecting... 2/5 (<reason>)`. 0.77 gives no reason; 0.155 and later also wait for the network. */
function unwrapRetryNotice(text) {
    const head = /^Reconnecting(?:\.{3}|…) ?(?:\d{1,4}\/\d{1,4}|(waiting for network)) ?/i.exec(text);
    if (head === null)
        return undefined;
    const rest = text.slice(head[0].length);
    const reason = rest.startsWith('(') ? rest.slice(1, rest.endsWith(')') ? -1 : undefined) : rest;
    return head[1] === undefined ? { text: reason } : { text: reason, waitingForNetwork: true };
}
/** What the CLI writes before a message. A group holds the HTTP status. */
const PREFIXES = [
    // 404 and the like on every version; 0.77 writes nothing after the colon.
    /^unexpected status (\d{3})[^:{]{0,60}: ?/i,
    // The CLI's own transport error, which some versions print.
    /^http (\d{3})[^:{]{0,60}: ?/i,
    /^(?:fatal )?error: ?/i,
];
/** The CLI reports refusals as broken streams too (openai/codex#12143). */
const STREAM_PREFIX = /^stream (?:disconnected before completion|error): ?/i;
function removePrefix(text) {
    const stream = STREAM_PREFIX.exec(text);
    if (stream !== null)
        return { text: text.slice(stream[0].length), inStream: true };
    for (const prefix of PREFIXES) {
        const match = prefix.exec(text);
        if (match === null)
            continue;
        const [matched, status] = match;
        const inner = { text: text.slice(matched.length) };
        return status === undefined ? inner : { ...inner, status: Number(status) };
    }
    return undefined;
}
const TRAILERS = [', url: ', ', cf-ray: ', ', request id: ', ', auth error: ', ', auth error code: '];
/**
 * Removes what the CLI appends to an HTTP error (protocol/src/error.rs). It may hold a private base URL. Only the error
 * code of the identity service is kept.
 */
function removeTrailer(text) {
    const [start, label] = TRAILERS.map(trailer => [text.lastIndexOf(trailer), trailer]).reduce((last, next) => (next[0] > last[0] ? next : last));
    if (start < 0)
        return undefined;
    const value = text.slice(start + label.length);
    // Inside a JSON body these words are the server's, not the CLI's.
    if (/["{}]/.test(value))
        return undefined;
    const isCode = label === ', auth error code: ' && /^[\w.-]{1,64}$/.test(value);
    const ofHandshake = label === ', url: ' && /^wss?:/i.test(value);
    return {
        text: text.slice(0, start),
        ...(0,base_fields/* optional */.lq)('code', isCode ? value.toLowerCase() : undefined),
        ...(0,base_fields/* optional */.lq)('ofHandshake', ofHandshake || undefined),
    };
}
const STATUS_IN_TEXT = /\b(?:last|unexpected) status:? (\d{3})\b|\(status (\d{3})\b|\bHTTP (?:error|status)(?: code)?: (\d{3})\b|^(\d{3}) [A-Z][a-z]+/;
/** The status that the CLI writes into some of its own sentences. */
function statusInText(text) {
    const digits = STATUS_IN_TEXT.exec(text)
        ?.slice(1)
        .find(group => group !== undefined);
    const status = Number(digits);
    return status >= 100 && status <= 599 ? status : undefined;
}

;// CONCATENATED MODULE: ./lib/verdict/read-detail.js
/**
 * What exactly failed, by the words of the answer. It runs after the verdict and changes none: it only lets a text call
 * the failure by its name, so a word in the wrong place costs a less fitting advice and nothing else.
 */
/** A plan's usage limit is none of these, although its sentence offers more credits. */
const SPENT = ['out-of-credits', 'quota-exceeded'];
const MONEY = ['out-of-credits', 'quota-exceeded', 'usage-limit'];
const read_detail_MODEL = ['not-supported-on-route', 'model-not-found', 'no-access'];
const SPEND_CAP = /\bspend(?:ing)?[ _-]?(?:caps?|limits?|quota)\b|\bmonthly limit\b|\b(?:billing )?hard limit\b|_spend_limit|billing_hard_limit/i;
const CREDITS = /\bcredits?\b|(?:^|_)credits?(?:_|$)|\bcreditserror\b/i;
/** The first row that matches. A row for fewer cases stands before the row for more. */
const ROWS = [
    {
        detail: 'payment-method',
        reasons: MONEY,
        words: /\bpayment[ _]methods?\b|\b(?:credit )?card (?:on file|was declined|is required)\b|\bcustomer_verification_required\b/i,
    },
    {
        detail: 'overdue',
        reasons: MONEY,
        words: /\boverdue\b|\bpast[ _-]?due\b|\b(?:unpaid|open|outstanding|past) (?:invoices?|payments?|bills?)\b|\barrear(?:s|age)?\b|欠费/i,
    },
    {
        detail: 'key-limit',
        reasons: MONEY,
        words: /\b(?:api |virtual )?key(?:'s)? (?:(?:usage|total|daily|weekly|monthly|spending|credit|rate) )?(?:limit|quota)\b|\bkey (?:has )?(?:reached|exceeded|hit) (?:its|the|your)\b|\blimit (?:for|of) (?:the|this|your) (?:\w+ ){0,2}key\b|令牌.{0,4}额度|token_quota/i,
    },
    { detail: 'budget', reasons: [...MONEY, 'model-quota-spent'], words: /\bbudgets?\b|budget_exceeded/i },
    // An answer that names both, credits or a spending limit, does not say which of the two it is.
    { detail: 'spend-cap', reasons: MONEY, words: SPEND_CAP, unless: CREDITS },
    { detail: 'credits', reasons: SPENT, words: CREDITS, unless: SPEND_CAP },
    {
        detail: 'balance',
        reasons: SPENT,
        words: /\bbalance\b|\bfunds?\b|\btop[ -]?up\b|\brecharge\b|余额|额度|充值/i,
        unless: SPEND_CAP,
    },
    { detail: 'scope', reasons: ['missing-scope'], words: /\bscopes?\b|\brestricted (?:api )?key\b/i },
    {
        detail: 'role',
        reasons: ['missing-scope'],
        words: /\bdata action\b|\bnot authori[sz]ed to perform\b|\broles?\b|\bpermission\b/i,
    },
    {
        detail: 'mfa',
        reasons: ['auth-rejected', 'login-expired', 'workspace-blocked'],
        words: /\b(?:multi|two)[ -]?factor\b|\bmfa\b|\b2fa\b/i,
    },
    {
        detail: 'no-refresh-token',
        reasons: ['login-expired'],
        words: /\bno refresh token\b|\brefresh_token'?: empty string\b/i,
    },
    {
        detail: 'content-filter',
        reasons: ['prompt-blocked'],
        words: /\bcontent[ _](?:management|filter|polic)|\bmoderation\b|\bguardrails?\b/i,
    },
    {
        detail: 'data-policy',
        reasons: read_detail_MODEL,
        words: /\bdata polic(?:y|ies)\b|\bguardrails?\b|\bprivacy\b|\bzero[ -]data[ -]retention\b|\bZDR\b/i,
    },
    { detail: 'region', reasons: read_detail_MODEL, words: /\bgeograph(?:y|ies|ic)\b|\bregions?\b|\bdata residency\b/i },
    {
        detail: 'other-api',
        reasons: read_detail_MODEL,
        words: /\b(?:not|n't) (?:\w+ ){0,3}(?:accessible|supported|available)\b.{0,40}\b(?:responses|endpoint|format)\b|\bnot support .{0,20}\bresponses\b|\bresponses operation does not\b|unsupported_api_for_model/i,
    },
    {
        detail: 'wrong-name',
        reasons: read_detail_MODEL,
        words: /\bbut you passed\b|\bdid you mean\b|\bnames are\b|请改用/i,
    },
    {
        detail: 'retired',
        reasons: read_detail_MODEL,
        words: /\bretired\b|\bdecommissioned\b|\bdeprecated\b|\bsunset\b|\bend of life\b|model_?(?:deprecated|decommissioned|retired)/i,
    },
    {
        detail: 'deployment',
        reasons: read_detail_MODEL,
        words: /\bdeployment\b.{0,40}\b(?:not exist|not found|unknown)\b|deployment_?not_?found/i,
    },
    {
        detail: 'not-enabled',
        reasons: read_detail_MODEL,
        words: /\bnot (?:yet |been )?(?:activated|enabled|opened|purchased|switched on)\b|\b(?:activate|enable) (?:the|this) model\b|\bblocked at the \w+ level\b|model_?not_?open|unpurchased|未开通/i,
    },
];
/**
 * Details of signs that know only the kind, such as money of any sort. There the words alone decide: a limit that is not
 * one of the key should not be called so.
 */
const COARSE = ['balance', 'key-limit', 'budget', 'role'];
/** The detail of a finding: that of the sign that matched, or that of the words. */
function readDetail(reason, { text, code = '', type = '' }, ofSign) {
    if (ofSign !== undefined && !COARSE.includes(ofSign))
        return ofSign;
    const said = [text, code, type].join(' ');
    const row = ROWS.find(({ reasons, words, unless }) => reasons.includes(reason) && words.test(said) && unless?.test(said) !== true);
    return row?.detail;
}

;// CONCATENATED MODULE: ./lib/verdict/retry-time.js
/** When to try again, from the fields or the text of an answer. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A longer wait is reported only as `retryAt`. */
const MAX_WAIT_MS = HOUR_MS;
/** Limits reset within weeks. A time further from now is a mistake, or made up by a hostile endpoint. */
const MAX_DISTANCE_MS = 400 * DAY_MS;
/** A time without a date means today unless it is further in the past than this; then it means tomorrow. */
const MAX_PAST_MS = 6 * HOUR_MS;
/**
 * The times of a finding: `retryAfterMs` for waits of up to an hour, `retryAt` for times and for waits from a minute
 * on.
 */
function readRetryTime(message, now) {
    const nowMs = now.getTime();
    const waitMs = message.retryAfterSeconds === undefined
        ? parseWaitMs(message.text)
        : Math.ceil(message.retryAfterSeconds * SECOND_MS);
    const retryAtMs = epochMs(message.resetsAt) ??
        parseTimeMs(message.text, nowMs) ??
        (waitMs === undefined || waitMs < MINUTE_MS ? undefined : nowMs + waitMs);
    const isNear = retryAtMs !== undefined && Math.abs(retryAtMs - nowMs) <= MAX_DISTANCE_MS;
    return {
        ...(0,base_fields/* optional */.lq)('retryAt', isNear ? new Date(retryAtMs).toISOString() : undefined),
        ...(0,base_fields/* optional */.lq)('retryAfterMs', waitMs !== undefined && waitMs <= MAX_WAIT_MS ? waitMs : undefined),
    };
}
/** `resets_at` is in seconds (codex-api sse/responses.rs). A value as large as milliseconds is read as those. */
function epochMs(resetsAt) {
    if (resetsAt === undefined)
        return undefined;
    return resetsAt > 1e11 ? resetsAt : resetsAt * SECOND_MS;
}
const UNITS = [
    [/^(?:ms|milliseconds?)$/i, 1],
    [/^(?:s|secs?|seconds?)$/i, SECOND_MS],
    [/^(?:m|mins?|minutes?)$/i, MINUTE_MS],
    [/^(?:h|hrs?|hours?)$/i, HOUR_MS],
    [/^(?:d|days?)$/i, DAY_MS],
];
/** `try again in 1.2s`, `300ms`, `6m0s`, `5 days 3 hours 2 minutes`. Stops at the first part without a known unit. */
function parseWaitMs(text) {
    const start = /\b(?:try again|retry|wait) (?:in|after) (?:about )?(?=\d)/i.exec(text);
    if (start === null)
        return undefined;
    let rest = text.slice(start.index + start[0].length, start.index + start[0].length + 120);
    let totalMs;
    for (;;) {
        const part = /^(?:,? ?(?:and )?)(\d{1,9}(?:\.\d{1,9})?) ?([a-z]{1,12})(?![a-z])/i.exec(rest);
        const unit = UNITS.find(([name]) => name.test(part?.[2] ?? ''));
        if (part === null || unit === undefined)
            return totalMs === undefined ? undefined : Math.ceil(totalMs);
        totalMs = (totalMs ?? 0) + Number(part[1]) * unit[1];
        rest = rest.slice(part[0].length);
    }
}
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/**
 * `try again at 7:32 PM` and `at Jun 11th, 2026 7:42 AM`. The CLI prints local time (protocol/src/error.rs); the probe
 * runs it with TZ=UTC. It leaves out today's date, even if the time has just passed, as it may have in a late answer.
 * So a time without a date is today's, and the model may then be asked again at once; only a time that is hours past
 * is tomorrow's.
 */
function parseTimeMs(text, nowMs) {
    const match = /\btry again at (?:([a-z]{3})[a-z]{0,6} (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}),? )?(\d{1,2}):(\d{2}) ?([ap])\.?m\b/i.exec(text);
    if (match === null)
        return undefined;
    const [, monthName, day, year, hour, minute, half] = match;
    const timeOfDayMs = ((Number(hour) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0)) * HOUR_MS + Number(minute) * MINUTE_MS;
    if (monthName === undefined) {
        const todayMs = Math.floor(nowMs / DAY_MS) * DAY_MS + timeOfDayMs;
        return todayMs < nowMs - MAX_PAST_MS ? todayMs + DAY_MS : todayMs;
    }
    const month = MONTHS.indexOf(monthName.toLowerCase());
    return month < 0 ? undefined : Date.UTC(Number(year), month, Number(day)) + timeOfDayMs;
}

;// CONCATENATED MODULE: ./lib/verdict/signs/kinds/account.js
/** Signs that the account, the organization or the workspace is refused, and with it every model. */
/** "Your organization may not use this model" is about the model. */
const ABOUT_MODEL = [
    { text: /<model>|\b(?:this|the|requested|specified) models?\b|\baccess to models?\b|模型/i },
];
const WHO = String.raw `(?:account|organi[sz]ation|org|workspace|team|user|tenant|subscription|project|customer|consumer|(?:your|api|account|user) access)`;
const ENDED = String.raw `(?:deactivated|deleted|suspended|restricted|disabled|banned|terminated|blocked|closed|locked|frozen|expired|inactive|revoked|on hold|archived|not active|not activated)`;
/** What is sold for some models only is no account that is closed. */
const SOME_MODELS = {
    text: /\b(?:premium|pro|paid|advanced|frontier|larger?|these|some|certain) models\b/i,
};
const ACCOUNT_SIGNS = [
    {
        reason: 'workspace-blocked',
        status: '4xx',
        text: /\bworkspace (?:administrator|admin|owner)\b|\bcontact your (?:administrator|admin|organi[sz]ation)\b[^.;]{0,40}\baccess\b/i,
        unless: ABOUT_MODEL,
        lasting: 'permanent',
        detail: 'admin-approval',
        source: 'lidge-jun/opencodex#1789: 403 of the ChatGPT backend',
    },
    {
        reason: 'workspace-blocked',
        status: '4xx',
        text: /\bno (?:active|valid|current|paid)(?: [\w-]+){0,3} (?:subscription|licen[cs]e)\b|\b(?:active|valid|paid)(?: [\w-]+){0,3} (?:subscription|licen[cs]e) (?:is |was )?(?:required|needed|not found)\b|\b(?:requires?|needs?|must have|not have) an? (?:active|valid|paid)(?: [\w-]+){0,3} (?:subscription|licen[cs]e)\b|(?:订阅|套餐).{0,4}(?:过期|到期|失效)|(?:无|没有)有效(?:的)?(?:订阅|套餐)/i,
        unless: [...ABOUT_MODEL, SOME_MODELS],
        secondLook: 'behind-gateway',
        lasting: 'permanent',
        source: 'OpenCode Go: "An active OpenCode Go subscription is required"; relays with plans',
    },
    {
        reason: 'workspace-blocked',
        status: '4xx',
        text: /\b(?:account|organi[sz]ation|workspace|tenant|subscription|project)(?: (?:id )?(?:['"\x60(][\w.:/-]{1,80}['"\x60)]|[\w.:/-]{0,40}\d[\w.:/-]{0,40}))? (?:(?:was|is|could|does) )?not (?:be )?(?:found|exist)\b|\b(?:no such|unknown|invalid) (?:account|organi[sz]ation|workspace|tenant|project)\b(?! \w)/i,
        unless: ABOUT_MODEL,
        secondLook: 'behind-gateway',
        lasting: 'permanent',
        source: 'clouds and gateways with projects: each model is asked for in the same one',
    },
    {
        reason: 'workspace-blocked',
        status: '4xx',
        codes: /(?:workspace|organi[sz]ation|org|team)_?(?:membership_required|member_required|not_a_member)|invalid_workspace_selected|not_a_member/,
        text: new RegExp(String.raw `\bnot (?:a )?members? of (?:\w+ ){0,2}${WHO}\b|\bmembership (?:is )?required\b|\bno longer (?:a )?member\b`, 'i'),
        unless: ABOUT_MODEL,
        lasting: 'permanent',
        detail: 'not-a-member',
        source: 'the ChatGPT backend: workspace_membership_required, invalid_workspace_selected',
    },
    {
        reason: 'workspace-blocked',
        status: '4xx',
        codes: /(?:account|organi[sz]ation|org|user|workspace|team|tenant|project)_?(?:has_been_|is_)?(?:deactivated|suspended|disabled|restricted|blocked|banned|deleted|inactive|terminated|frozen)|access_?terminated|deactivated_(?:account|workspace)/,
        text: new RegExp([
            // The verb follows at once, or after a name: "the file of this user is too large or has expired" is no account.
            String.raw `\b${WHO}s?(?: (?:['"\x60(]?[\w-]*\d[\w-]*['"\x60)]?|has been|have been|has|have|is|are|was|were|currently|temporarily|already|or|because it|associated with (?:this|your|the) [\w ]{1,20}?|of (?:this|your|the) \w+)){0,4} ${ENDED}\b`,
            String.raw `\b${ENDED} ${WHO}\b`,
            String.raw `\baccess to (?:this|the|your) (?:current )?(?:ak|keys?|api|service|platform|${WHO}) (?:has been|is|was) ${ENDED}\b`,
            String.raw `\b${WHO}(?:[=:] ?| (?!(?:messages?|paths?|inputs?|files?|names?|ids?|fields?|prompts?|contents?|data|settings?|instructions?|agents?|tools?|responses?)\b))['"\x60]?[\w.:/-]{1,80}['"\x60]? (?:is|was|has been) ${ENDED}\b`,
            '(?:账[号户]|用户|组织).{0,8}(?:封禁|停用|禁用|冻结|锁定|暂停|非活动|未激活|已?注销)',
        ].join('|'), 'i'),
        unless: [...ABOUT_MODEL, { text: /\b(?:key|ip)\b/i }],
        secondLook: 'behind-gateway',
        lasting: 'permanent',
        detail: 'account-suspended',
        source: 'OpenAI: account_deactivated, access_terminated; LiteLLM: "Team=… is blocked"; other vendors',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/words/words.js
/**
 * The vocabulary of error texts, by what they speak of. A list is a set of words and never a sentence of one vendor, so
 * it holds for a vendor that nobody has seen. Texts are matched with `<model>` in place of the model's name.
 */
/** A text that one of these words makes temporary is never a lasting answer. */
const TEMPORARY = /\b(?:right now|at (?:the|this) (?:moment|time)|temporar\w*|momentar\w*|for (?:the )?now|currently (?:un)?available|try(?:ing)? (?:it )?(?:again|later)|retry(?:ing)?|again (?:in|after|at|later)|later|soon|shortly|wait(?:ing)?|until|overload\w*|(?:high|heavy|peak|increased) (?:demand|load|traffic|usage)|(?<!\bon[ -])demand|capacity|busy|maintenance|upgrading|loading|warm(?:ing|ed)?(?: ?up)?|cold|starting|booting|initiali[sz]\w*|provisioning|deploying|scaling|not (?:yet )?(?:ready|healthy|running|loaded)|(?:un)?healthy|(?:status|code|answered|returned|got|with) 5\d\d|queue\w*|rate.?limit\w*|too many|throttl\w*|reset\w*|cool(?:ing)?.?down|degraded|outage|incident|time(?:d)?.?out|concurren\w*|propagat\w*|tomorrow|today|tonight|come back|back (?:at|on|in|online|up)|return(?:s|ing)?(?!ed)|resum\w+|restor\w+|recover\w*|\d{1,2}:\d{2}|being (?:updated|upgraded|moved|migrated|deployed|loaded|replaced|restarted)|in progress|experienc\w+|expected(?! (?:an?|one|provider|model|format|name|string|id)\b)|estimated|eta\b|weekend|(?:exist\w*|found|there) yet|(?:may|can|will|could) take|downloading|fetching|pulling|paus(?:ed|ing)|unload\w*|rerout\w*|failover|standby|secondary|replicas?|cache miss|stale|rotation|in \d+ ?(?:s|sec\w*|m|min\w*|h|hours?)\b)|稍后|稍候|暂时|繁忙|负载|重试|过载|限流|并发|维护|メンテナンス|混雑|しばらく|점검|혼잡|잠시/i;
/**
 * Parts that hold such words and mean something else: an advice to use another model "and try again", or to retry "with
 * the ID of" another thing, and what was the case "if you just created" something. Each part has a limit: a text of thousands of beginnings must not cost seconds.
 */
const NOT_TEMPORARY = /\b(?:choose|use|select|pick|specify|try|pass|set|check)\b[^.;]{0,80}?\b(?:and|then|before) (?:try|retry)\w*(?: again)?|\b(?:try|retry)(?: again| (?:your|the|this) request)? (?:with|using) (?:another|(?:an?|the) (?:[\w-]+ ){0,2}(?:models?|ids?|arn|names?|identifier|profile|deployment|keys?))\b|\bif (?:you|the|this|it)(?:'ve| have| has| was)? (?:just |only |recently )?(?:been )?(?:created?|deployed|verified|updated|enabled|renamed|granted)\b(?:[^.]{0,160}?|[^.]{0,160}\.[^.]{0,60}?)\b(?:wait|again|propagate)\b[^.]{0,160}/gi;
/** A date with a time says when something happened, and not when it will be over. */
const TIMESTAMP = /\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?/g;
const TEMPORARY_WORDS = {
    test: text => TEMPORARY.test(text.replace(TIMESTAMP, ' ').replace(NOT_TEMPORARY, ' ')),
};
/** Settings, tools and parts of a request. With one of them, "not supported" is about the request. */
const SETTING_WORDS = /\b(?:reasoning|effort|verbosity|temperature|top_[pk]|service[_ ]tier|parameters?|tools?|tool_choice|functions?|web_search\w*|streaming|stream|json|response_format|schema|images?|vision|audio|files?|context (?:window|length|size)|max(?:imum)?[_ ](?:output[_ ]|completion[_ ])?tokens|seed|logprobs|parallel_tool_calls|previous_response_id|store|background|prompt[_ ]cach\w+|system (?:prompt|message)|instructions|summary|attachments?|embeddings?)\b/i;
/**
 * A part of the request: its text, the place in it that a parser names, or a path to a field. Such a text may hold any
 * other word, because the names in a request are free: a tool `get_balance`, a field `metadata.account`.
 */
const REQUEST_WORDS = new RegExp([
    // The text begins with the name or the path of a field.
    String.raw `^['"\x60]?[a-z_]\w{0,60}(?:(?:\[\d{1,6}\]|\.[\w$-]{1,60}){1,12}['"\x60]?|['"\x60]?:)(?=[: ])`,
    String.raw `^['"\x60][\w$.[\]-]{1,80}['"\x60] `,
    String.raw `\b(?:json|schema|syntax|enum|regex|grammar|parser?|parsing|fields?|propert(?:y|ies)|arguments?|parameters?|tool calls?|mcp (?:servers?|tools?)|(?:country|region) codes?|expected (?:an?|one of))\b`,
    String.raw `\b(?:position|line|column|offset|index|location) (?:\d|\$)`,
    String.raw `\b(?:in|of|for|by|from) (?:the |your |this |a )?['"\x60]?(?:request body|body|payload|prompt|input|text|tools?|functions?|grammar|pattern|[\w-]{1,40}['"\x60]? (?:block|definition))\b`,
    String.raw `\b(?:stop|special|unexpected|continuation|pagination|page|input|output|prompt|context|max(?:imum)?)[_ ]tokens?\b|\btoken ids?\b|\b(?:input|prompt|context|tokens?|thinking|reasoning|tools?)[ _](?:limit|budget|quota|length|size|window)\b|\bbudget of \d+ \w+ is\b`,
    String.raw `\b(?:cache|session|idempotency|prompt_cache)[_ ]keys?\b|\bkeys? ['"\x60]|\b(?:function|tool) signature\b|\b(?:uploaded|stored|previous) (?:files?|responses?|messages?|items?|conversations?)\b|\b(?:files?|responses?|conversations?|vector stores?) (?:location|uploaded|of|was|is|has)\b`,
].join('|'), 'i');
/** Money of an account. */
const MONEY_NOUN = String.raw `(?:balances?|credits?|funds?|quotas?|allowances?|budgets?|prepaid|prepayment|spend(?:ing)?|billing)`;
const SHORT_OF = String.raw `(?:insufficient|not sufficient|exhausted|not enough|not enabled|disabled|inactive|no (?:remaining|more|available)?|zero|negative|exceed\w*|deplet\w*|used up|used all|run(?:s|ning)? out|ran out|out of|too low|low|spent|over|lacks?|reached|hit|below|expired|required|limit(?:ed)?)`;
/** What is given for nothing, to the account or for one model. */
const FREE_TIER = 'free[ -](?:tier|trial|allocation|allowance)(?: quota)?(?: (?:of|for) (?:the |this )?(?:model ?)?(?:<model>)?)?';
/** Words that say that money or an allowance is used up. */
const MONEY_WORDS = new RegExp([
    String.raw `\b${MONEY_NOUN}\b[^.;]{0,40}?\b${SHORT_OF}\b`,
    String.raw `\b${SHORT_OF}\b[^.;]{0,40}?\b${MONEY_NOUN}\b`,
    String.raw `(?:\bnot|n't) have (?:any|enough|sufficient)(?: [\w-]+){0,3} ${MONEY_NOUN}\b`,
    String.raw `\b(?:no|add|valid|missing|invalid|update) (?:a )?(?:valid )?payment method\b|\bpayment method (?:is )?(?:required|missing|invalid|declined)\b|\bpayment (?:is )?(?:overdue|failed|past due)\b`,
    String.raw `\b(?:no|add|valid|missing|invalid|update|require\w*|declined|expired) (?:a )?(?:valid )?(?:credit card|payment instrument)\b|\b(?:credit card|payment instrument)\b[^.;]{0,20}\b(?:required|declined|expired|must be provided)\b|\bcard on file\b|\bspend(?:ing)? (?:limit|cap)\b|\b(?:key|usage|account|monthly|weekly|daily) limit (?:has been |was |is )?(?:exceeded|reached|exhausted|hit)\b|\b(?:reached|exceeded|hit) (?:its|your|the) (?:\w+ )?(?:usage|spend\w*|key) limit\b|\busage limit\b[^.;]{0,60}\bexhausted\b`,
    String.raw `\b(?:past|unpaid|outstanding|overdue) (?:due )?(?:invoices?|bills?|balances?|payments?)\b|\boverdue\b|\barrears\b|\b(?:purchase|buy|add|need|requires?) (?:more )?(?:credits|funds|billing)\b|\btop.?up\b|\brecharge\b`,
    String.raw `\b${FREE_TIER} (?:has been |is |was )?(?:exhausted|used up|depleted|exceeded|expired|over)\b`,
    '额度不足|额度已用尽|额度已?用完|余额不足|余额不够|余额为|欠费|充值|配额(?:不足|已)|用尽',
    // German, French, Spanish, Portuguese, Russian, Japanese and Korean.
    String.raw `\b(?:guthaben|kontostand|kontingent|solde|crédits?|saldo|créditos?)\b[^.;]{0,40}(?:aufgebraucht|erschöpft|ausgeschöpft|verbraucht|reicht|insuffisant|épuisé|insuficiente|agotado|esgotado)|средств|баланс|(?:残高|クレジット).{0,6}不足|(?:잔액|크레딧).{0,4}부족`,
].join('|'), 'i');
/** Limits by the minute or the day are not money, although they are called quota. */
const RATE_WORDS = /\brate.?limit\w*|\b(?:per|every \d{0,4} ?|each) ?(?:seconds?|minutes?|hours?|days?)\b|\b(?:rpm|tpm|rpd|tpd|qps)\b|\btoo many\b|\bthrottl\w*|\brequests? rate\b|请求(?:过于)?频繁|限流/i;
/** The limit of this model alone. */
const MODEL_MONEY_WORDS = /\b(?:budget|quota|credits?|limit|allowance|usage)\b[^.;]{0,30}?\b(?:for|of|on)\b (?:the |this )?(?:model\b[ :=]*)?<model>|<model> (?:quota|budget|usage limit|credits?)\b|\b(?:budget|quota|limit) (?:for|of|on) th(?:is|e) model\b|\bfree[ -](?:tier|trial|allocation|allowance)(?: quota)? (?:of|for) (?:(?:the|this) model\b|(?:model )?<model>)/i;
/**
 * A model. "Model gateway" is the name of a service, `models.read` that of a permission and `/models` a path. What "the
 * model returned" may be about anything.
 */
const A_MODEL = String.raw `<model>|(?<![a-z/])models?(?![a-z]|\.[a-z]| returned (?:the following|an?) error|[ -](?:gateway|api|services?|servers?|serving|hub|studio|router|proxy|platform|garden|registry)\b)|\bmodell(?:e|s)?\b|\bmodèles?\b|\bmodelos?\b|модел|模型|モデル|모델`;
/** The model of the request, or models as such. */
const A_MODEL_WORDS = new RegExp(A_MODEL, 'i');
/** Anything about a model, a deployment of one, or this model by its name. */
const words_MODEL_WORDS = new RegExp(String.raw `${A_MODEL}|\bdeployments?\b|\bengines?\b|(?<!\b(?:api|private|public|regional|wrong|url|https?|this|the|your|an|correct) )\bendpoints?\b`, 'i');
/** Words that take something back or forbid it, in the languages that were seen. */
const NEGATION_WORDS = /\b(?:not?|never|none|cannot|neither|nor|without|unable|den(?:y|ied|ies)|forbid\w*|invalid|incorrect|unknown|unrecogni[sz]ed|unsupported|unavailable|unauthori[sz]ed|unregistered|undefined|missing|lacks?|block\w*|restrict\w*|reject\w*|refus\w*|disabl\w*|retired|deprecat\w*|decommission\w*|discontinued|sunset|removed|gone|legacy|must be|only|requires?|fail(?:ed|s)?|mismatch)\b|n't\b|不|无|未|没有|禁|沒|無|拒/i;
/** Sentences of a text. A dot inside a number or a name ends none. */
function sentencesOf(text) {
    return text.split(/(?<=[.!?;])\s+|[。；！？]/).filter(sentence => sentence.trim() !== '');
}
/** A sentence that names a model, or speaks of models, in the negative. */
const MODEL_IN_NEGATIVE = {
    test: text => sentencesOf(text).some(sentence => words_MODEL_WORDS.test(sentence) && NEGATION_WORDS.test(sentence)),
};

;// CONCATENATED MODULE: ./lib/verdict/signs/kinds/credential.js
/** Signs about the key or the token: it is not valid, or it may not do what Codex does. */

/** A key that is valid and may not use this model is no bad key. */
const credential_ABOUT_MODEL = [{ text: A_MODEL_WORDS }];
/** A path or a thing that is not there is no bad key, although some servers say that it may be one. */
const NOT_THERE = { status: [404, 405, 410] };
/**
 * A parser and a pager have keys and tokens too. With a status about the request, the words must say whose they are, or
 * that they are for access.
 */
const OF_ACCESS = /\b(?:api|access|secret|subscription|virtual|client|auth\w*|service|project|bearer|security|refresh|id|account|your|this|the provided|supplied)[ _-]?(?:api[ _-]?)?(?:keys?|tokens?|credentials?|secrets?)\b|\bcredentials?\b|\bauthori[sz]ation\b|\bauthenticat\w+|\bjwt\b|\bbearer\b|\b(?:logged|signed|log|sign) ?in\b|\blogin\b|^unauthori[sz]ed\b|令牌|密钥|鉴权|认证/i;
const OF_THE_REQUEST = {
    status: [400, 409, 413, 422],
    text: { test: text => !OF_ACCESS.test(text) },
};
const GATEWAY = ['provider'];
const KEY = String.raw `(?:(?:api|access|secret|subscription|virtual|client|auth\w*|service|project)[ _-]?)?(?:keys?|tokens?|credentials?|secrets?)`;
const CREDENTIAL_SIGNS = [
    {
        // Before the words about authentication, which it holds.
        reason: 'workspace-blocked',
        status: '4xx',
        text: /\bmulti.?factor\b|\bmfa\b|\btwo.?factor\b|\b2fa\b/i,
        unless: credential_ABOUT_MODEL,
        lasting: 'permanent',
        detail: 'mfa',
        source: 'a workspace that wants a second factor; the ChatGPT backend says so with 403',
    },
    {
        reason: 'auth-rejected',
        codes: [
            'invalid_api_key',
            'incorrect_api_key',
            'invalid_authentication',
            'invalid_token',
            'invalid_key',
            'invalid_grant',
            'invalid_client',
        ],
        text: /\bincorrect api key provided\b/i,
        unless: [{ status: '5xx' }, { status: [401], text: /\blimit\b/i }],
        early: 'A key does not become valid between two tries.',
        source: 'OpenAI error guide; vendors that copy it; RFC 6749 section 5.2',
    },
    {
        reason: 'missing-scope',
        status: '4xx',
        codes: /^(?:permissiondenied|missing_scope|insufficient_(?:scope|permissions?|privileges?))$/,
        text: /\bmissing scopes?\b|\binsufficient (?:permissions?|scopes?|privileges?|authentication scopes)\b|\blacks? (?:the )?(?:required|necessary) (?:data action|permissions?|role|scope|privileges?)\b|\bnot authori[sz]ed to (?:perform|(?:invoke|call|make|execute) (?:this|the|that|any) (?:api )?(?:operation|action|call|api|request))\b|\b(?:permission|scope|role|data action)\b(?:[^.;]|\.(?=\w)){0,80}\b(?:is |are )?(?:required|missing|denied|needed)\b|\b(?:missing|lacks?|without) (?:the )?(?:required )?(?:permissions?|scopes?|privileges?)\b|\brequires? (?:the )?[`'"]?[\w.:/-]+[`'"]? (?:permission|scope|role)\b/i,
        unless: [
            NOT_THERE,
            {
                text: /\b(?:suspended|deactivated|terminated|banned)\b|\bnot authori[sz]ed to (?:invoke|call|make|execute)\b.{0,200}<model>/i,
            },
            // "The role is required" is about a message there.
            { status: [400, 409, 413, 422], text: /^(?!.*\b(?:permissions?|privileges?|authori[sz]ed)\b)/i },
            {
                text: /\b(?:access|permission)\b[^.;]{0,20}\b(?:to|for)(?: (?:use|access|call|invoke|run))? (?:the )?(?:model )?<model>/i,
            },
        ],
        secondLook: 'behind-gateway',
        detail: 'role',
        source: 'Azure: "lacks the required data action"; AWS: "is not authorized to perform"; GitHub Models: "`models` permission is required"; Google Cloud',
    },
    {
        reason: 'auth-rejected',
        status: '4xx',
        codes: /(?:key|token|credentials?)_?(?:is_)?(?:expired|revoked|disabled|invalid)|(?:expired|revoked)_?(?:api_?)?(?:token|key)/,
        text: new RegExp([
            String.raw `\b${KEY}(?: \S+){0,3}? (?:has |have |is |are |was |were )?(?:been )?(?:already )?(?:expired|revoked|deleted|rotated)\b`,
            String.raw `\b(?:expired|revoked|deleted) (?:\w+ ){0,2}${KEY}\b`,
            '(?:令牌|密钥|key|token).{0,6}(?:过期|已?失效|已?吊销)',
        ].join('|'), 'i'),
        unless: [...credential_ABOUT_MODEL, NOT_THERE, OF_THE_REQUEST],
        secondLook: 'behind-gateway',
        detail: 'key-expired',
        source: 'Bedrock: "Bearer Token has expired"; Copilot: "token expired"; relays: 该令牌已过期',
    },
    {
        reason: 'auth-rejected',
        status: '4xx',
        codes: /key_?(?:based_)?auth\w*_?disabled/,
        text: new RegExp(String.raw `\b(?:key.?based auth\w*|key auth\w*|local auth\w*|api keys?|${KEY})(?: \S+){0,3}? (?:is |are |has been |was )?(?:currently )?(?:disabled|blocked|inactive|deactivated|not (?:active|enabled|allowed)|suspended|locked|banned|turned off)\b|(?:令牌|密钥).{0,6}(?:已?禁用|停用)`, 'i'),
        unless: [...credential_ABOUT_MODEL, NOT_THERE, OF_THE_REQUEST],
        secondLook: 'behind-gateway',
        detail: 'key-disabled',
        source: 'Azure: key authentication is disabled; LiteLLM: the key is blocked',
    },
    {
        reason: 'auth-rejected',
        status: '4xx',
        text: new RegExp([
            String.raw `\b(?:invalid|incorrect|unknown|missing|bad|malformed|wrong|no|empty|unauthori[sz]ed|unrecogni[sz]ed|unverified) (?:or \w+ )?(?:\w+ ){0,3}?(?:${KEY}|authorization(?: header)?|authentication|bearer|signature|jwt|login)\b`,
            String.raw `\b(?:${KEY}|authentication|authorization['\x22\x60]?(?: header)?|bearer|signature|jwt|security token)(?: \S+){0,6}? (?:is |are |was |were |has been )?(?:invalid|incorrect|unknown|missing|malformed|wrong|rejected|failed|fails|required|not (?:valid|found|recogni[sz]ed|provided|accepted|authori[sz]ed|match\w*|exist))\b`,
            String.raw `\b(?:authentication|authorization) (?:failed|fails|error|required)\b|\bnot (?:logged|signed) in\b|\bunauthenticated\b|^unauthori[sz]ed(?: access)?[.!]?$|\blog ?in (?:is )?required\b`,
            '(?:令牌|密钥|api ?key|token).{0,8}(?:无效|错误|不存在|不正确|验证失败)|无效的?(?:令牌|密钥|api ?key)|未提供(?:令牌|密钥)|鉴权失败|认证失败',
        ].join('|'), 'i'),
        unless: [...credential_ABOUT_MODEL, NOT_THERE, OF_THE_REQUEST],
        secondLook: 'behind-gateway',
        source: 'words about a key or a sign-in, with a status that refuses',
    },
    {
        reason: 'auth-rejected',
        status: '4xx',
        codes: ['no_organization'],
        text: /\bmust be a member of an organization\b/i,
        detail: 'no-organization',
        source: 'OpenAI error guide',
    },
    {
        // A relay's own token, and not the login of anybody who reads this.
        reason: 'auth-rejected',
        status: [401],
        routes: GATEWAY,
        unless: [...credential_ABOUT_MODEL, { text: /\bdeployments?\b/i }],
        secondLook: 'always',
        source: 'a 401 without words: a gateway passes on those of its upstream as well, one as often as the other',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/kinds/limit.js
/** Signs that the same request may pass a little later. They stand before every rule about lasting answers. */
const LIMIT_SIGNS = [
    {
        reason: 'at-capacity',
        codes: ['server_is_overloaded', 'slow_down', 'overloaded_error'],
        text: /\bselected model is at capacity\b|\bpolicy-restricted capacity is unavailable\b|\b(?:servers?|engine|model) (?:is|are) (?:currently )?overloaded\b/i,
        source: 'protocol/src/error.rs; openai/codex#39455 #45611; the second wording is in CLI 0.169.0',
    },
    {
        reason: 'rate-limited',
        codes: /^(?:rate_?limit|too_?many_?requests|throttl|requests?_limit|tokens?_limit|concurren)|rate_limit_exceeded$|throttlingexception/,
        text: /\brate.?limit (?:is |was |has been )?(?:reached|exceeded|hit)\b|\btoo many requests\b|\breduce your request rate\b|\b(?:requests?|tokens?) per (?:second|minute|hour|day)\b/i,
        source: 'codex-api sse/responses.rs; openai/codex#12675 #23304; throttling errors of the clouds',
    },
    {
        reason: 'server-error',
        codes: ['server_error', 'internal_error', 'internal_server_error'],
        text: /\bexperiencing high demand\b|\ban error occurred while processing your request\b|\bserver had an error\b/i,
        source: 'protocol/src/error.rs (HTTP 500, the body is lost); openai/codex#27684',
    },
    {
        reason: 'rate-limited',
        status: [425, 429],
        source: 'openai/codex#12675 #23304: exceeded retry limit, last status: 429',
    },
    { reason: 'timed-out', status: [408], source: 'RFC 9110 section 15.5.9' },
];

;// CONCATENATED MODULE: ./lib/verdict/words/model-phrases.js
/**
 * Fixed phrases that refuse a model by its name. They are made of a subject, a predicate and the end of the sentence,
 * because the same words with another end are temporary or about something else: "is not available due to high demand",
 * "is not supported with tool_choice".
 */

/** The model as an object, with the words that stand before and after its name. */
const model_phrases_MODEL = String.raw `(?:(?:the|this|your|any|an?) )?(?:(?:requested|selected|specified|publisher|base|foundation|underlying|openai|chat|language) )*(?:model(?:s)?(?: ?(?:name|id|identifier|slug))?(?: passed in)? ?[:=(]? ?(?:model ?[:=] ?)?)?<model>(?: model)?\)?`;
/** As the subject it stands at the beginning of a sentence or of a part of it. */
const model_phrases_SUBJECT = String.raw `(?:^|[.:!;,'"({[\]] ?|\b(?:that|error|because|since|and|but|message|sorry) )${model_phrases_MODEL}`;
/** What may follow "is not supported" and the like: whose account, plan or place, or which API. */
const model_phrases_OWNER = String.raw `(?:account|plan|project|region|location|country|geography|organi[sz]ation|org|team|key|api key|token|subscription|tier|workspace|user|group|tenant|deployment|resource|provider|gateway|server|endpoint|api|route|catalog|cluster|environment|instance|service|platform|format|operation|proxy|channel)s?`;
const model_phrases_TAIL = String.raw `(?: (?:for|in|on|via|with|by|at|to|under|through|within|from|of|when using) (?:(?:this|your|the|any|a|an|our|that|its|current|selected|specified|configured) )*(?:[\w/.'"-]+ ){0,3}?(?:${model_phrases_OWNER}|codex|responses|chat|openai|you)\b[^.;,]{0,60}| at (?:the )?\w+ level)?`;
/** The sentence ends here, or goes on with a known tail and ends then. */
const END = String.raw `${model_phrases_TAIL}(?=\s*(?:$|[.;!)\]}'"|，。；]|\((?:request|req|default|trace|error|code|id|status|type|see|http|\d)|[-–—] |,? or\b|,? (?:please )?(?:use|choose|select|contact|check|specify|pick|visit|enable|activate|ask|see|call|make sure|ensure|verify|try|did you|pull|learn)\b|,? ?https?:))`;
/** When it happened, and that it lasts. */
const ENDED_FOR_GOOD = String.raw `(?: (?:on|since|as of|effective|in) (?:\w{3,9} )?\d[\w ,:/.+-]{1,38})?(?: and (?:(?:is|are|was|has been) )?(?:no longer|not) \w+[^.;]{0,60})?`;
/** Chinese has no space after a word: "未启用的副本" is about replicas that are not enabled. */
const ZH_END = String.raw `(?=\s*(?:$|[。；，、！,.;!)）(（:：]|请|或))`;
const NOT = String.raw `(?:is|are|was) (?:not|no longer)(?: currently| yet| longer)?|isn't|is no longer`;
const PHRASES = [
    // The name is unknown.
    ['model-not-found', String.raw `${model_phrases_SUBJECT} (?:does not|doesn't|do not|did not|not) exist(?:s|ed)?${END}`],
    ['model-not-found', String.raw `${model_phrases_SUBJECT},? (?:was |is |could |can )?not (?:be )?found${END}`],
    [
        'model-not-found',
        String.raw `\b(?:no such|not found|could not find|cannot find|can't find|couldn't find|failed to find|no) (?:the )?${model_phrases_MODEL} (?:was |is )?(?:found|exists?)\b`,
    ],
    [
        'model-not-found',
        String.raw `\b(?:no such|not found:?|could not find|cannot find|can't find|couldn't find|failed to find) ${model_phrases_MODEL}${END}`,
    ],
    [
        'model-not-found',
        String.raw `\b(?:invalid|unknown|unrecogni[sz]ed|undefined|nonexistent|non-existent|incorrect|bad|unregistered) (?:chat |language )?(?:model|deployment|engine)(?: ?(?:name|id|identifier|slug))?(?: passed in)?(?: in request)?[:=,]? ?(?:model ?[:=] ?)?<model>${END}`,
    ],
    ['model-not-found', String.raw `\bunknown (?:provider|backend|route|upstream) for ${model_phrases_MODEL}${END}`],
    [
        'model-not-found',
        String.raw `\bno (?:(?!available\b|healthy\b|free\b|idle\b|ready\b|active\b|capacity\b)[\w-]+ ){0,4}?(?:providers?|endpoints?|routes?|deployments?|channels?|backends?|adapters?|handlers?|mapping|configuration|config|pricing)(?: (?:found|configured|enabled|registered|defined|exists?|mapped))? (?:for|matching|supports?|supporting|serves?|serving|with) ${model_phrases_MODEL}${END}`,
    ],
    [
        'model-not-found',
        String.raw `${model_phrases_SUBJECT} (?:is )?(?:unknown|invalid|unrecogni[sz]ed|undefined|unregistered)${END}`,
    ],
    [
        'model-not-found',
        String.raw `${model_phrases_SUBJECT}(?: associated with this deployment| version)? (?:has been|have been|was|is|were|has|have) (?:reached (?:its |the )?end.of.(?:life|support|sale)|deprecated|retired|removed|shut ?down|sunset|decommissioned|discontinued|end.of.life|turned off|deleted)${ENDED_FOR_GOOD}${END}`,
    ],
    [
        'model-not-found',
        String.raw `\bmodel ?names? (?:are|is|must be)\b[^;]{1,300}?,? but (?:you )?(?:passed|got|received|requested|gave|sent) ${model_phrases_MODEL}`,
    ],
    [
        'model-not-found',
        String.raw `模型 ?<model> ?(?:不存在|未找到|已下线|已弃用|无可用渠道)${ZH_END}|(?:未找到|不存在的?|无效的?|未知的?)模型 ?[:：]? ?<model>${ZH_END}`,
    ],
    [
        'model-not-found',
        String.raw `${model_phrases_SUBJECT} (?:${NOT}) (?:deployed|configured|recogni[sz]ed|registered|(?:a )?valid(?: model)?(?: id| name)?|in the (?:catalog|list of \w+ models|model list))${END}`,
    ],
    // The name is known, and not offered here.
    [
        'not-supported-on-route',
        String.raw `${model_phrases_SUBJECT} (?:${NOT}) (?:supported|available|offered|accessible|provided|served|hosted|included)${END}`,
    ],
    ['not-supported-on-route', String.raw `${model_phrases_SUBJECT} (?:is )?unsupported${END}`],
    [
        'not-supported-on-route',
        String.raw `${model_phrases_SUBJECT} (?:does not|doesn't|cannot|can't|can not) (?:support|be used with|work with|be used via|be called via|be accessed via) (?:the )?['"\x60]?(?:/?v1/)?/?responses\b`,
    ],
    [
        'not-supported-on-route',
        String.raw `\bresponses(?: api| operation| endpoint)? (?:does not|doesn't|do not|is not|isn't) (?:work|support\w*|available|enabled|compatible)(?: (?:with|for|by|in|on))? (?:the )?(?:specified model,? ?)?${model_phrases_MODEL}`,
    ],
    [
        'not-supported-on-route',
        String.raw `\b(?:unsupported|unavailable|not (?:a )?(?:supported|allowed|permitted|available)) (?:chat |language )?model(?: ?(?:name|id|identifier))?[:=]? ?<model>${END}`,
    ],
    [
        'not-supported-on-route',
        String.raw `模型 ?<model> ?(?:不支持|未开通|未启用|未激活|不可用|未授权)${ZH_END}|不支持(?:的|该)?模型 ?[:：]? ?<model>${ZH_END}`,
    ],
    // The name is known, and not open to this account.
    [
        'no-access',
        String.raw `${model_phrases_SUBJECT} (?:${NOT}) (?:enabled|allowed|permitted|authori[sz]ed|activated|whitelisted|licensed|open|in the allow ?list)${END}`,
    ],
    [
        'no-access',
        String.raw `${model_phrases_SUBJECT} (?:is |has been |was )?(?:disabled|blocked|restricted|prohibited|forbidden)${END}`,
    ],
    [
        'no-access',
        String.raw `\b(?:no|without|lacks?|missing|denied) (?:access|permission|rights?|authori[sz]ation)(?: (?:to|for|on))?(?: (?:use|access|call|invoke|run))? ${model_phrases_MODEL}${END}`,
    ],
    [
        'no-access',
        String.raw `(?:\bnot|n't|\bnever) (?:been )?(?:have|had|has|granted|given|got) (?:been )?(?:any )?(?:access|permissions?|rights?|authori[sz]ation)(?: granted)? (?:to|for)(?: (?:use|access|call|invoke|run))? ${model_phrases_MODEL}${END}`,
    ],
    [
        'no-access',
        String.raw `(?:\bnot|n't|\bun)(?: been| be| currently| yet)? ?(?:allowed|authori[sz]ed|permitted|entitled|enabled|approved|eligible|licensed|whitelisted) (?:to|for)(?: (?:use|access|call|invoke|run|request|query))? ${model_phrases_MODEL}${END}`,
    ],
    [
        'no-access',
        String.raw `\baccess to ${model_phrases_MODEL} (?:is |was |has been )?(?:denied|forbidden|not (?:allowed|granted|permitted|enabled)|restricted|blocked|disabled)${END}`,
    ],
    [
        'no-access',
        String.raw `\b(?:has|have) not (?:activated|enabled|purchased|subscribed to|opened|been granted|requested access to) ${model_phrases_MODEL}${END}`,
    ],
    [
        'no-access',
        String.raw `\bnot allowed to access (?:this )?models?\b.{0,400}?(?:\btried to access ${model_phrases_MODEL}|\bmodel ?[=:] ?<model>)`,
    ],
    [
        'no-access',
        String.raw `${model_phrases_SUBJECT} requires (?:a |an )?(?:higher|paid|pro|enterprise|different|premium)[^.;]{0,60}(?:plan|tier|subscription)\b`,
    ],
    [
        'no-access',
        String.raw `无权(?:访问|使用|调用)(?:该)?(?:模型)? ?[:：]? ?<model>${ZH_END}|没有(?:访问|使用|调用)?(?:该)?(?:模型)? ?<model> ?的?权限|<model> ?(?:无权限|没有权限)`,
    ],
];
const COMPILED = PHRASES.map(([reason, source]) => [reason, new RegExp(source, 'i')]);
/** The phrases of one reason, where no word makes the text temporary or says that a setting is meant. */
function phrasesFor(reason) {
    const patterns = COMPILED.filter(([of]) => of === reason).map(([, pattern]) => pattern);
    return {
        test: text => text.includes('<model>') &&
            patterns.some(pattern => pattern.test(text)) &&
            !TEMPORARY_WORDS.test(text) &&
            !MONEY_WORDS.test(text) &&
            !SETTING_WORDS.test(text),
    };
}
const NOT_FOUND_PHRASES = phrasesFor('model-not-found');
const NOT_SUPPORTED_PHRASES = phrasesFor('not-supported-on-route');
const NO_ACCESS_PHRASES = phrasesFor('no-access');

;// CONCATENATED MODULE: ./lib/verdict/signs/kinds/model-rules.js
/**
 * Rules that refuse the model by the kind of an answer: a code about models with a negation in it, or a fixed phrase
 * with the model's name. They hold for vendors that nobody has seen, so a second probe has to have the same answer.
 */


/** What makes an answer about a model temporary, or one about another model. */
const NOT_LASTING = [
    { status: '5xx' },
    { status: [408, 409, 425, 429] },
    { text: TEMPORARY_WORDS },
    { codes: /overload|capacity|busy|not_?ready|loading|cool_?down|rate_?limit|timeout|internal|server_error/ },
];
/** A text that quotes only another model is not about the model of this request. */
const ANOTHER_MODEL = { text: /^(?!.*<model>).*\bmodel:? ['"`][^'"`]{1,200}['"`]/i };
const NAMES_MODEL = 'The handshake of a WebSocket does not hold the model, so words about the model answer a real request.';
/** Refused after two looks. */
const TWO_LOOKS = { secondLook: 'always', lasting: 'permanent', early: NAMES_MODEL };
const MODEL_RULES = [
    {
        ...TWO_LOOKS,
        reason: 'no-access',
        status: '4xx',
        codes: /(?:model|deployment|engine).{0,12}(?:access|permission|denied|forbidden|blocked|not_?open|not_?allowed|not_?enabled|not_?authori|unauthori|unpurchased|restricted|disabled)|(?:access|permission|not_?allowed|forbidden).{0,12}(?:model|deployment)/,
        unless: [...NOT_LASTING, ANOTHER_MODEL],
        source: 'Groq: model_permission_blocked_project; Volcengine: ModelNotOpen; LiteLLM: team_model_access_denied',
    },
    {
        ...TWO_LOOKS,
        reason: 'model-not-found',
        status: '4xx',
        codes: /(?:model|deployment|engine)s?_?(?:name_?|id_?)?(?:is_?)?(?:not_?found|not_?exist|does_?not_?exist|unknown|invalid|decommissioned|deprecated|retired|removed|deleted|missing|no_?longer)|(?:unknown|invalid|missing|no_such|nonexistent)_?(?:model|deployment|engine)(?!_?(?:input|output|param|arg|setting))/,
        unless: [...NOT_LASTING, ANOTHER_MODEL],
        source: 'Azure: DeploymentNotFound, ModelDeprecated; Mistral: invalid_model; Groq: model_decommissioned',
    },
    {
        ...TWO_LOOKS,
        reason: 'not-supported-on-route',
        status: '4xx',
        codes: /(?:model|deployment|engine)s?_?(?:is_?)?(?:not_?(?:supported|available|offered)|unsupported|unavailable)|unsupported_?(?:api_for_)?model|^operationnotsupported$/,
        unless: [...NOT_LASTING, ANOTHER_MODEL],
        source: 'Copilot: model_not_supported, unsupported_api_for_model; Azure: OperationNotSupported',
    },
    {
        ...TWO_LOOKS,
        reason: 'not-supported-on-route',
        status: '4xx',
        codes: /^(?:unsupported|invalid|unknown)_?(?:value|parameter)?$/,
        param: /^model$/,
        unless: NOT_LASTING,
        source: 'a code that refuses a value, with the parameter `model`',
    },
    {
        ...TWO_LOOKS,
        reason: 'no-access',
        text: NO_ACCESS_PHRASES,
        unless: NOT_LASTING,
        source: 'fixed phrases with the model: no access to N, not authorized to use N',
    },
    {
        ...TWO_LOOKS,
        reason: 'model-not-found',
        text: NOT_FOUND_PHRASES,
        unless: NOT_LASTING,
        source: 'fixed phrases with the model: invalid model N, unknown provider for model N, N has been retired',
    },
    {
        ...TWO_LOOKS,
        reason: 'not-supported-on-route',
        text: NOT_SUPPORTED_PHRASES,
        unless: NOT_LASTING,
        source: 'fixed phrases with the model: N is not supported, N is not accessible via',
    },
    {
        // The name of the deployment is not in these words, but there is no other one in the request.
        ...TWO_LOOKS,
        reason: 'model-not-found',
        status: [404],
        text: /\bdeployment for this resource does not exist\b/i,
        detail: 'deployment',
        source: 'Azure OpenAI: DeploymentNotFound, whose code the CLI drops at 404 (0.104 to 0.171)',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/kinds/money.js
/**
 * Signs that money or an allowance is used up, whoever sells it. The answer is the same for every model, unless it names
 * the model as the thing that has a budget. A 5xx and a 429 are never about money: limits by the minute are called quota
 * as well.
 */

/** Statuses with which money was refused. */
const STATUSES = [400, 401, 402, 403, 412];
const money_CODES = /insufficient_?(?:\w+_)?(?:balance|funds?|credits?|quota)|(?:quota|budget|credits?|spend(?:ing)?_?limit|balance)_?(?:is_)?(?:exceeded|exhausted|depleted|reached|insufficient|failed|required)|exceeded_?(?:\w+_)?(?:quota|budget|limit)|^arrearage|overdue|customer_verification_required|^billing_|^payment_?(?:required|method)|^credits?_?error|no_?(?:credits?|balance|quota)$|out_of_(?:credits?|quota|funds)/;
const NOT_MONEY = [{ text: RATE_WORDS }];
const BALANCE = /\b(?:balances?|credits?|funds?|prepaid|payment|top.?up|recharge|card|purchase|billing|overdue|invoices?)\b|余额|额度|欠费|充值/i;
/** The model has a budget of its own. Stands before the codes, which do not say whose quota it is. */
const MODEL_BUDGET_SIGNS = [
    {
        reason: 'model-quota-spent',
        status: STATUSES,
        text: { test: text => MODEL_MONEY_WORDS.test(text) && MONEY_WORDS.test(text) },
        unless: NOT_MONEY,
        secondLook: 'always',
        detail: 'budget',
        source: 'LiteLLM: "exceeded budget for model=…"; other models have budgets of their own',
    },
];
const MONEY_SIGNS = [
    {
        // With 422 a quota can be one of hardware, so only a budget counts.
        reason: 'quota-exceeded',
        status: [422],
        text: { test: text => /\bbudgets?\b/i.test(text) && MONEY_WORDS.test(text) },
        unless: NOT_MONEY,
        secondLook: 'behind-gateway',
        detail: 'budget',
        source: 'LiteLLM 1.108.7: "Budget has been exceeded! Key=… Current cost: …"',
    },
    {
        reason: 'out-of-credits',
        status: [402],
        routes: ['provider'],
        text: BALANCE,
        detail: 'balance',
        source: 'RFC 9110 section 15.5.3; OpenRouter and other gateways',
    },
    {
        reason: 'quota-exceeded',
        status: [402],
        routes: ['provider', 'api-key', 'none'],
        source: 'RFC 9110 section 15.5.3: 402 is about payment; Copilot: "You have no quota"',
    },
    {
        reason: 'quota-exceeded',
        status: [412],
        routes: ['provider'],
        unless: NOT_MONEY,
        detail: 'key-limit',
        source: 'Portkey and Fireworks: a spent budget, or an account that was suspended for unpaid invoices',
    },
    {
        reason: 'out-of-credits',
        status: STATUSES,
        routes: ['provider'],
        codes: money_CODES,
        text: MONEY_WORDS,
        unless: [...NOT_MONEY, { text: { test: text => !BALANCE.test(text) } }],
        secondLook: 'behind-gateway',
        detail: 'balance',
        source: 'words of money with a status that refuses; eleven vendors',
    },
    {
        reason: 'quota-exceeded',
        status: STATUSES,
        codes: money_CODES,
        text: MONEY_WORDS,
        unless: NOT_MONEY,
        secondLook: 'behind-gateway',
        detail: 'key-limit',
        source: 'words of a quota, a budget or a limit with a status that refuses',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/kinds/page.js
/**
 * Signs of a web page in the place of an answer. An API answers with JSON, so the page comes from something between the
 * runner and the API: a filter, a firewall, a proxy that wants a sign-in, or a check for browsers. None of them knows
 * which model was asked for.
 */
const PAGE_SIGNS = [
    {
        reason: 'network-blocked',
        page: true,
        text: /\bjust a moment\b|\benable javascript\b|\bverif(?:y|ying) (?:that )?you are (?:a )?human\b|\bchecking your browser\b|\bcaptcha\b|\battention required\b/i,
        secondLook: 'always',
        detail: 'challenge',
        source: "Cloudflare's and other checks for browsers; may be over a minute later",
    },
    {
        reason: 'network-blocked',
        page: true,
        status: [407],
        secondLook: 'always',
        detail: 'proxy',
        source: 'RFC 9110 section 15.5.8: the proxy wants a user and a password; Squid sends a page',
    },
    {
        reason: 'network-blocked',
        page: true,
        status: [401, 403, 451],
        secondLook: 'always',
        detail: 'page',
        source: 'block pages of Zscaler, Netskope, Squid, Akamai; twelve of twelve were of the network',
    },
    {
        // Firewalls answer with statuses that no API gives for a request of this form.
        reason: 'network-blocked',
        page: true,
        status: '4xx',
        text: /\b(?:blocked|denied|forbidden|not acceptable|mod_security|firewall|security (?:policy|rules?)|violation)\b|\bgesperrt|\bbloqu|\brefusé|\binterdit|\bdenegado|\bnegado|拦截|阻断|禁止|ブロック|制限|차단|заблок|огранич|запрещ/i,
        unless: [{ status: [404, 410, 429] }],
        secondLook: 'always',
        detail: 'page',
        source: 'ModSecurity answers with 406, the firewall of Alibaba Cloud with 405',
    },
    {
        // A wrong base URL leads to the web site of the vendor, which answers any path with a page.
        reason: 'unrecognized',
        page: true,
        status: '4xx',
        lasting: 'permanent',
        unsettled: true,
        unless: [{ status: [413] }],
        source: 'a web server that does not know the path; says nothing about the model',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/kinds/place.js
/** Signs that the place is refused from which, or at which, was asked: a region, an address, a host, a closed network. */
/**
 * A model that is not offered in a region is another one's business: the next model may be. Where models as such are
 * not, every next one fails too.
 */
const place_ABOUT_MODEL = [
    {
        text: /<model>|(?<![a-z/])model(?![a-z])|\b(?:these|those|some|requested|selected) models\b|模型|モデル|모델/i,
    },
];
/** Words that refuse, and the place. A file and a value have a location as well. */
const CLOSED = '(?:not (?:authori[sz]ed|allowed|permitted|supported|available|offered|served)|unsupported|unavailable|blocked|restricted|prohibited)';
const PLACE = "(?:regions?|countr(?:y|ies)|territor(?:y|ies)|jurisdictions?|geograph\\w+|(?:user|client|caller|your|current|this|that|these|the)(?:'s)? (?:geographic(?:al)? )?locations?)";
const PLACE_SIGNS = [
    {
        reason: 'network-blocked',
        codes: ['unsupported_country_region_territory'],
        text: /\bcountry, region,? or territory not supported\b/i,
        unless: [{ status: '5xx' }],
        early: 'The region of a runner does not change.',
        detail: 'region',
        source: 'OpenAI error guide: 403, country, region or territory not supported',
    },
    {
        reason: 'network-blocked',
        status: '4xx',
        codes: /^ip_(?:not_|address_)|ip_?(?:not_?allowed|blocked|denied|restricted|whitelist)/,
        text: /\bip(?: ?address(?:es)?)?\b[^.;]{0,60}\b(?:not (?:authori[sz]ed|allowed|permitted|whitelisted|in)|blocked|denied|restricted|forbidden|banned)\b|\b(?:blocked|denied|restricted|disallowed)\b[^.;]{0,30}\bip(?: ?address)?\b|\b(?:ips?|address\w*|networks?|hosts?|domains?|\d{1,3}(?:\.\d{1,3}){3})\b[^.;]{0,40}\b(?:allow|white) ?list\b|\b(?:ip|address|network) (?:allow|white) ?list\b|IP.{0,12}(?:不在|限制|白名单)/i,
        unless: place_ABOUT_MODEL,
        detail: 'ip-list',
        source: 'OpenAI: ip_not_authorized; lists of allowed addresses of relays and clouds',
    },
    {
        reason: 'network-blocked',
        status: '4xx',
        codes: ['incorrect_hostname'],
        text: /\b(?:incorrect|wrong|invalid) (?:regional )?host ?name\b|\bmake your request to [\w.-]+\.[a-z]{2,}\b/i,
        unless: place_ABOUT_MODEL,
        detail: 'host-name',
        source: 'OpenAI: incorrect_hostname, a project whose data stays in a region',
    },
    {
        reason: 'network-blocked',
        status: '4xx',
        text: /\bvirtual network\b|\bfirewall\b|\bprivate (?:endpoint|link|network)\b|\bpublic (?:network )?access (?:is )?(?:disabled|denied|not allowed)\b|\b(?:vpc|network) (?:service controls|security perimeter|polic\w+)\b|\bnot (?:from|in|on) (?:an? |the )?(?:allowed|trusted|corporate) network\b/i,
        unless: place_ABOUT_MODEL,
        detail: 'private-network',
        source: 'Azure OpenAI: Virtual Network/Firewall rules, private endpoint; VPC Service Controls of Google Cloud',
    },
    {
        reason: 'network-blocked',
        status: '4xx',
        text: /\bwaf\b|\bweb application firewall\b|\badministrative rules\b|\b(?:blocked|denied|forbidden|restricted|prohibited) by (?:[\w']+ ){0,3}(?:corporate|company|it|network|web|internet|url|browsing) (?:security )?(?:polic(?:y|ies)|filter(?:ing)?|proxy)\b|\b(?:web|url|internet|dns) (?:filter(?:ing)?|proxy)\b[^.;]{0,30}\b(?:blocked|denied|forbidden|restricted|prohibited)\b/i,
        unless: place_ABOUT_MODEL,
        secondLook: 'always',
        detail: 'private-network',
        source: 'filters and firewalls that answer with a line or with JSON in the place of a page; HAProxy: administrative rules',
    },
    {
        reason: 'network-blocked',
        status: '4xx',
        codes: /(?:region|country|location|territory)_?(?:not_?(?:supported|allowed|available)|restricted|blocked|forbidden)|unsupported_?(?:region|country|location)/,
        text: new RegExp(String.raw `\b${CLOSED}\b[^.;]{0,40}\b${PLACE}\b|\b${PLACE}\b[^.;]{0,40}\b${CLOSED}\b|地区.{0,6}(?:不支持|限制)`, 'i'),
        unless: place_ABOUT_MODEL,
        detail: 'region',
        source: 'services that are closed to a region',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/kinds/server-error.js
/**
 * Signs of a server that fails or is busy. They come first among the answers of servers, because an answer with a status
 * of 5xx has no lasting meaning, whatever it quotes: a relay quotes the refusal of one of its accounts, a gateway that
 * of a server which is gone a minute later.
 */
const SERVER_ERROR_SIGNS = [
    {
        reason: 'network-blocked',
        status: '5xx',
        page: true,
        text: /\bblocked in accordance with\b|\b(?:web filter|content filter(?:ing)?|url filter(?:ing)?|access policy|acceptable use) (?:block|violation)/i,
        unsettled: true,
        lasting: 'temporary',
        detail: 'page',
        source: 'FortiGate and other filters send their page with 503',
    },
    {
        reason: 'network-blocked',
        status: [511],
        unsettled: true,
        lasting: 'temporary',
        detail: 'page',
        source: 'RFC 6585 section 6: a network wants a sign-in before it lets anything through',
    },
    {
        reason: 'at-capacity',
        status: '5xx',
        codes: ['server_is_overloaded', 'slow_down', 'overloaded_error'],
        text: /\bat capacity\b|\bcapacity is unavailable\b|\bno capacity\b|\boverloaded\b/i,
        source: 'protocol/src/error.rs; openai/codex#39455 #45611',
    },
    { reason: 'server-error', status: '5xx', source: 'RFC 9110 section 15.6; seen with CLI 0.77 to 0.171' },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/kinds/setting.js
/** Signs that a part of the request is refused and not the model: a setting, a tool, or the prompt. */


/** Codes that refuse a value of the request. With the parameter `model` they refuse the model. */
const VALUE_CODES = [
    'unsupported_value',
    'unsupported_parameter',
    'unknown_parameter',
    'invalid_value',
    'invalid_parameter',
];
const SAME_AGAIN = 'The server refuses the same request again. This action tries another value itself.';
/** Whose account, money, key or place it is. Then the words are not about a name in the request. */
const OWNED = /\b(?:your|the user's|this) (?:[\w-]+ ){0,2}(?:account|balance|credits?|quota|budget|plan|subscription|organi[sz]ation|team|tenant|workspace|country|region|location|ip|key|token)\b|\bapi[ _-]?keys?\b|\baccess tokens?\b|\bbearer\b|\bauthorization['\x22`]? header\b/i;
/**
 * A model is never refused for an effort, though the sentence may say that the model does not support it. So this comes
 * before the sentences and codes about models.
 */
const EFFORT_SIGNS = [
    {
        reason: 'unsupported-setting',
        status: [400, 403, 404, 422],
        codes: /effort/i,
        text: EFFORT_WORDS,
        unless: [{ param: /^model$/ }],
        early: SAME_AGAIN,
        source: 'microsoft/vscode#312711 and relays: the words name the effort, whatever they say about the model',
    },
];
const SETTING_SIGNS = [
    {
        reason: 'prompt-blocked',
        codes: /^(?:cyber|bio|content)_policy|misalignment_policy_violation|^invalid_prompt$|content_?(?:policy|filter|moderation)|^moderation|^responsibleai/,
        text: /\bflagged (?:for|as|by)\b|\binvalid prompt:|\bcyber policy\b|\bcontent_filter\b|\bblocked due to a [a-z ]{1,40}policy violation\b|\bcontent (?:management|moderation|safety|filter(?:ing)?) (?:policy|system|filter)\b|\brequires moderation on\b|\b(?:prompt|input|request|message) (?:was |has been |is )?(?:flagged|filtered|moderated|blocked by (?:the |our |a )?(?:content|safety|guardrail|moderation))|\bguardrails? (?:['"`]?[\w-]+['"`]? )?(?:intervened|blocked|triggered)|\bguardrails? (?:checks?|polic(?:y|ies)|rules?)\b[^.;]{0,40}\b(?:failed|violated|denied|blocked)|\bpii (?:was |is )?(?:detected|found)\b|\b(?:safety system|dlp policy|data loss prevention)\b|\bsensitive (?:content|words?)\b|敏感|违规内容/i,
        unless: [{ status: '5xx' }],
        early: 'Repeating a flagged request may get the account blocked.',
        detail: 'content-filter',
        source: 'codex-api api_bridge.rs; content filters of Azure, OpenRouter and relays; bio_policy and misalignment_policy_violation in CLI 0.169.0',
    },
    {
        reason: 'unsupported-setting',
        codes: VALUE_CODES,
        unless: [{ param: /^model$/ }],
        early: SAME_AGAIN,
        source: 'openai/codex#6647 #19188',
    },
    {
        reason: 'unsupported-setting',
        text: /\bunsupported (?:value|parameter)\b.{0,400}\bnot supported with\b|\bsupported values are\b/i,
        unless: [{ param: /^model$/ }],
        early: SAME_AGAIN,
        source: 'openai/codex#6647 #19188, as CLI versions print it without its code',
    },
    {
        reason: 'unsupported-setting',
        status: [400, 404, 422],
        // Gateways put a status or the key in this place.
        param: /^[a-z_]/i,
        unless: [
            { param: /^(?:none|null|model|keys?|api_key|token|authorization|sk-.*)$/i },
            { codes: /model|deployment|^(?:\w+_)?(?:key|token)$|auth/ },
            { text: /<model>/i },
        ],
        source: 'the answer names the parameter that it refuses, and it is not the model',
    },
    {
        reason: 'unsupported-setting',
        status: [400, 404, 422],
        text: /\bmcp (?:servers?|tools?)\b|\b(?:tools?|tool_choice|functions?|web_search\w*|parameters?|arguments?|fields?|propert(?:y|ies)|inputs?|images?|streaming|stream|reasoning(?:[ _.]\w+)?|effort|verbosity|temperature|service[_ ]tier|response_format|store|background|previous[_ ]response(?:_id)?|encrypted (?:reasoning )?content|instructions|developer (?:role|message)s?|system (?:role|message)s?)\b[^.;]{0,60}\b(?:(?:is|are|was) (?:not|un)\w*|could not|(?:not|un)(?: \w+)? ?(?:supported|allowed|permitted|recogni[sz]ed)|unknown|invalid|unexpected|must be|cannot)\b|\b(?:does not|doesn't|do not|don't|cannot|can't|only) (?:support|accept|allow|take|use)s?\b[^.;]{0,60}\b(?:tools?|tool_choice|functions?|web_search\w*|parameters?|images?|streaming|stream|reasoning(?:[ _.]\w+)?|effort|verbosity|temperature|service_tier|response_format|json|store|background|previous_response_id|instructions|developer (?:role|message)s?|system (?:role|message|prompt)s?|prompts?|messages?)\b|\b(?:unsupported|unknown|unrecogni[sz]ed|unexpected|invalid|extra) (?:request )?(?:parameter|argument|field|property|tool|input|value)s?\b|\bprevious[_ ]response\b[^.;]{0,80}\bnot found\b|\bextra inputs are not permitted\b|不支持.{0,8}(?:参数|工具|图[片像]|流式)|(?:参数|工具).{0,12}(?:不支持|无效|错误)/i,
        unless: [
            { param: /^model$/ },
            { codes: /model|deployment/ },
            {
                text: /\b(?:unknown|invalid|unsupported|supported) models?\b|\bmodel (?:name|id)\b|\bfor (?:the )?(?:field |parameter )?['"`]?model['"`]?[:=]/i,
            },
        ],
        source: 'validation errors of FastAPI, vLLM, llama.cpp, LiteLLM and relays about a part of the request',
    },
    {
        reason: 'unsupported-setting',
        status: [400, 404, 413, 422],
        text: REQUEST_WORDS,
        unless: [
            { text: A_MODEL_WORDS },
            { text: OWNED },
            { codes: /model|deployment|key|auth|account|balance|quota|credit|billing/ },
        ],
        source: 'parsers and validators: the names in a request may be words of money, of accounts and of keys',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/known/cli.js
/** The sentences that the Codex CLI itself prints about a failed turn: a closed list, which grows with a release. */
const ACCOUNT_UNCHANGED = 'The account does not change between two tries.';
const NOT_RETRYABLE = 'The CLI calls it not retryable.';
const SAME_REQUEST = 'The next try sends the same request.';
const SAME_COMMAND = 'The next try runs the same command.';
const PLAYED = 'CLI 0.171.0, played with the code';
const IN_BINARY = 'a text in the binary of CLI 0.171.0';
/**
 * Each pattern begins with the sentence: a server's text that quotes the CLI, or has the same words in it, is not the
 * CLI's own.
 */
const CLI_SIGNS = [
    {
        reason: 'model-quota-spent',
        text: /^you've hit your usage limit for .{1,100}?\. switch to another model now,/i,
        early: NOT_RETRYABLE,
        source: 'protocol/src/error.rs; CLI 0.104 to 0.171, played with a limit of one model',
    },
    {
        reason: 'usage-limit',
        text: /^you've hit your usage limit\.(?: |$)/i,
        early: ACCOUNT_UNCHANGED,
        source: 'protocol/src/error.rs; CLI 0.77 to 0.171, played with each plan and with a promotion',
    },
    {
        reason: 'out-of-credits',
        text: /^your workspace is out of credits\. (?:add credits to continue\.|ask your workspace owner to refill\b)/i,
        early: ACCOUNT_UNCHANGED,
        source: `${PLAYED}s workspace_owner_credits_depleted and workspace_member_credits_depleted`,
    },
    {
        reason: 'out-of-credits',
        text: /^you hit your spend cap set (?:in your workspace|by the owner of your workspace)\./i,
        early: ACCOUNT_UNCHANGED,
        detail: 'spend-cap',
        isExplainedByMessage: true,
        source: `${PLAYED}s workspace_owner_usage_limit_reached and workspace_member_usage_limit_reached`,
    },
    {
        reason: 'plan-excludes-codex',
        text: /^to use codex with your chatgpt plan, upgrade to plus:/i,
        early: ACCOUNT_UNCHANGED,
        source: `protocol/src/error.rs; ${PLAYED} usage_not_included`,
    },
    {
        reason: 'quota-exceeded',
        text: /^quota exceeded\. check your plan and billing details\.$/i,
        early: ACCOUNT_UNCHANGED,
        source: `protocol/src/error.rs; ${PLAYED}s of the quota family, with 429 and in a stream`,
    },
    {
        // A budget for the session may be the job's own setting or the server's. Another model has the same one.
        reason: 'usage-limit',
        text: /^budget reached$/i,
        scope: 'route',
        lasting: 'ambiguous',
        unsettled: true,
        early: NOT_RETRYABLE,
        detail: 'session-budget',
        isExplainedByMessage: true,
        source: `${PLAYED} budget_reached; the CLI calls it session budget exceeded`,
    },
    {
        reason: 'at-capacity',
        text: /^selected model is at capacity\. please try a different model\.$|^policy-restricted capacity is unavailable\. please try again later\.$/i,
        source: `protocol/src/error.rs; ${PLAYED}s server_is_overloaded and policy_capacity_unavailable`,
    },
    {
        reason: 'at-capacity',
        text: /^flex capacity unavailable\.$/i,
        detail: 'flex-tier',
        source: `${PLAYED} flex_unavailable`,
    },
    {
        reason: 'rate-limited',
        text: /^rate limit exceeded: |^exceeded retry limit, last status: 429\b/i,
        source: `protocol/src/error.rs; ${PLAYED}s rate_limit_exceeded and slow_down`,
    },
    {
        reason: 'server-error',
        text: /^we're currently experiencing high demand, which may cause temporary errors\.$|^exceeded retry limit, last status: 5\d\d\b/i,
        source: 'protocol/src/error.rs; CLI 0.77 to 0.171, played with 500',
    },
    {
        reason: 'prompt-blocked',
        text: /^this request has been flagged for possible cybersecurity risk\.$|^this content was flagged for possible biological risk\.$|^this request was blocked due to a misalignment policy violation\.$|^the input was rejected by the content policy\.$|^incomplete response returned, reason: content_filter$/i,
        early: 'Repeating a flagged request may get the account blocked.',
        source: `${PLAYED}s cyber_policy, bio_policy, misalignment_policy_violation and content_policy_violation without a message, and with a response that is incomplete`,
    },
    {
        reason: 'prompt-blocked',
        text: /^your workspace inference hook blocked this request\.$/i,
        early: SAME_REQUEST,
        detail: 'inference-hook',
        isExplainedByMessage: true,
        source: `${PLAYED} inference_hook_denied without a message`,
    },
    {
        reason: 'unsupported-setting',
        text: /^the requested access program (?:is not enabled|cannot be used with this model)\.$/i,
        early: SAME_REQUEST,
        detail: 'access-program',
        isExplainedByMessage: true,
        source: `${PLAYED}s access_program_not_enabled, invalid_access_program and unsupported_access_program without a message`,
    },
    {
        reason: 'unsupported-setting',
        detail: 'request-size',
        text: /^codex ran out of room in the model's context window\. |^websocket request exceeds the peer's message size limit\b/i,
        early: SAME_REQUEST,
        source: `protocol/src/error.rs; ${PLAYED} context_length_exceeded; the other is ${IN_BINARY}`,
    },
    {
        // The sentence follows the words of the server.
        reason: 'unsupported-setting',
        detail: 'attachment',
        text: /(?:^|[.!?] )please remove or replace the affected audio attachment and try again\.$|^invalid image in your last message\. please remove it and try again\.$|^image poisoning$/i,
        early: SAME_REQUEST,
        source: `${PLAYED}s of audio, and with a text about an image; a probe has neither`,
    },
    {
        reason: 'stream-broken',
        text: /^incomplete response returned, reason: |^previous response was not found\. retrying the full request\.$|^responses websocket connection limit reached \(\d+ minutes\)\./i,
        source: `codex-api sse/responses.rs; ${IN_BINARY}`,
    },
    {
        reason: 'network-blocked',
        text: /^access blocked by cloudflare\. this usually happens when connecting from a restricted region\b/i,
        // Not early: a filter may block the WebSocket and allow HTTPS.
        source: 'protocol/src/error.rs; openai/codex#27752',
    },
    {
        // Another process has replaced the login while the CLI ran. The next probe reads the new one.
        reason: 'login-expired',
        text: /^your access token could not be refreshed because you have since logged out or signed in to another account\./i,
        lasting: 'temporary',
        onStderr: true,
        source: `login/src/auth/manager.rs; ${IN_BINARY}`,
    },
    {
        reason: 'login-expired',
        text: /^your (?:access token could not be refreshed\b|authentication session could not be refreshed automatically\.)/i,
        early: 'The CLI has tried to refresh the login, and the server refused it for good.',
        onStderr: true,
        source: 'login/src/auth/manager.rs; CLI 0.77 to 0.171',
    },
    {
        reason: 'not-signed-in',
        text: /^(?:failed to run )?gateway credential export (?:command|must)\b/i,
        early: SAME_COMMAND,
        detail: 'gateway-export',
        isExplainedByMessage: true,
        source: 'CLI 0.171.0, played: no such program, an exit code, too slow, and an output without a token',
    },
    {
        reason: 'not-signed-in',
        text: /^gateway sign-in required\. choose sign in or reconnect, then retry your request\b/i,
        early: SAME_REQUEST,
        detail: 'gateway-sign-in',
        source: IN_BINARY,
    },
    {
        reason: 'codex-failed',
        text: /^(?:turn aborted|interrupted \(ctrl-c\))\. something went wrong\?|^internal error; agent loop died unexpectedly$|^session configured event was not the first event in the stream$|^timeout waiting for child process to exit$|^spawn failed: child stdout\/stderr not captured$|^codex-linux-sandbox was required but not provided$|^host usage accounting failed: |^agent thread limit reached$/i,
        source: `protocol/src/error.rs; ${IN_BINARY}`,
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/known/cloud.js
/**
 * Signs of a provider's own sign-in: a command that prints a token, and the clouds that the CLI knows by itself
 * (`amazon-bedrock` and `gcp`).
 */
/** A job with workload identity has that route also where a provider is configured, whose sign-in comes after it. */
const ROUTES = ['provider', 'workload-identity'];
const ENVIRONMENT_UNCHANGED = 'The environment of a process does not change.';
const ALREADY_REFRESHED = 'The CLI has run `aws.auth_refresh` and `aws.credential_export` again, if they are set.';
const CLOUD_SIGNS = [
    {
        reason: 'not-signed-in',
        routes: ROUTES,
        text: /\bprovider auth command `[^`]*` (?:exited with|failed to start|produced an empty token|wrote non-utf-8|timed out)/i,
        early: 'The CLI has run the command before, and asked the endpoint without a token.',
        detail: 'auth-command',
        isExplainedByMessage: true,
        source: 'seen with CLI 0.171.0, each of them',
    },
    {
        reason: 'config-invalid',
        routes: ROUTES,
        text: /\bamazon bedrock bearer token auth requires\b.{0,200}\bregion\b|\baws sdk config did not resolve a region\b/i,
        early: ENVIRONMENT_UNCHANGED,
        detail: 'aws-region',
        source: 'seen with CLI 0.171.0, with a bearer token and with access keys',
    },
    {
        reason: 'config-invalid',
        routes: ROUTES,
        text: /\bamazon bedrock(?: mantle| runtime)? does not support region\b/i,
        early: ENVIRONMENT_UNCHANGED,
        detail: 'aws-region',
        source: 'seen with CLI 0.171.0',
    },
    {
        reason: 'config-invalid',
        routes: ROUTES,
        text: /\baws credential export configuration error\b/i,
        early: 'The CLI itself does not try again.',
        detail: 'aws-export',
        source: 'seen with CLI 0.171.0: no such program, or an output that is no JSON',
    },
    {
        reason: 'not-signed-in',
        routes: ROUTES,
        text: /\bfailed to load aws credentials: aws credential export\b/i,
        early: ALREADY_REFRESHED,
        detail: 'aws-export',
        source: 'seen with CLI 0.171.0: the command fails, or is too slow',
    },
    {
        reason: 'not-signed-in',
        routes: ROUTES,
        text: /\bfailed to load aws credentials\b/i,
        early: ALREADY_REFRESHED,
        detail: 'aws-sign-in',
        source: 'seen with CLI 0.171.0, which retries it five times: 6 s, and 25 s where it waits for a metadata service',
    },
    {
        reason: 'auth-rejected',
        routes: ROUTES,
        // The names of AWS's errors. The CLI replaces the first by a sentence of its own.
        text: /\bamazon bedrock rejected the request because its aws signature has expired\b|\b(?:expiredtoken|unrecognizedclient)exception\b|\bexpiredtoken\b|\binvalidclienttokenid\b|\bsecurity token included in the request is (?:expired|invalid)\b/i,
        early: ALREADY_REFRESHED,
        detail: 'aws-session',
        source: 'strings of CLI 0.171.0, which treats these errors as the end of the AWS session',
    },
    {
        reason: 'config-invalid',
        routes: ROUTES,
        text: /\bmissing environment variable: `?google_cloud_(?:project|location)\b/i,
        early: ENVIRONMENT_UNCHANGED,
        onStderr: true,
        detail: 'gcp-setting',
        source: 'seen with CLI 0.171.0',
    },
    {
        reason: 'not-signed-in',
        routes: ROUTES,
        text: /\bgoogle cloud credentials are unavailable or expired\b/i,
        early: 'The CLI itself does not try again.',
        detail: 'gcp-sign-in',
        source: 'seen with CLI 0.171.0: no gcloud, or a gcloud without a login',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/known/codes.js
/**
 * The error codes that the Codex CLI knows, for answers of which it prints the code: a body with 400, a `detail` with any
 * status, and the code of its identity service. Of other answers it prints a sentence of its own (`cli.ts`), or only the
 * server's words.
 *
 * The list is closed and grows with a release. `npm run test:compat` reads the codes of a version from its program file,
 * plays them, and names those that end unrecognized.
 */
/** A failing server or a full queue may quote any code. Then it is no answer about account or request. */
const FAILING = [{ status: '5xx' }];
const codes_ACCOUNT_UNCHANGED = 'The account does not change between two tries.';
const codes_SAME_REQUEST = 'The next try sends the same request.';
const COMPARED = 'the codes that CLI 0.171.0 compares with';
const API_ENUM = "OpenAI's API reference, ResponseErrorCode";
const CODE_SIGNS = [
    {
        reason: 'quota-exceeded',
        codes: [
            'insufficient_quota',
            'billing_hard_limit_reached',
            'billing_not_active',
            'credit_balance_exhausted',
            'project_spend_limit_exceeded',
            'organization_spend_limit_exceeded',
            'organization_usage_limit_exceeded',
        ],
        unless: FAILING,
        early: codes_ACCOUNT_UNCHANGED,
        source: `${COMPARED}, which it words as "Quota exceeded" with 429 and in a stream; OpenAI error guide`,
    },
    {
        reason: 'plan-excludes-codex',
        codes: ['usage_not_included', 'codex_entitlement_missing', 'missing_codex_entitlement'],
        unless: FAILING,
        early: codes_ACCOUNT_UNCHANGED,
        source: `${COMPARED}; the second is a code of the ChatGPT backend, with 403, the third one of its sign-in page`,
    },
    {
        reason: 'workspace-blocked',
        codes: ['codex_workspace_access_denied'],
        text: /\bcontact your chatgpt workspace administrator\b/i,
        unless: FAILING,
        early: codes_ACCOUNT_UNCHANGED,
        detail: 'admin-approval',
        source: `${COMPARED} where the status is 403; reports of 403 with "Contact your ChatGPT workspace administrator for access."`,
    },
    {
        reason: 'workspace-blocked',
        codes: ['invalid_workspace_selected'],
        text: /\binvalid_workspace_selected\b/i,
        unless: FAILING,
        early: codes_ACCOUNT_UNCHANGED,
        detail: 'not-a-member',
        source: `openai/codex#24495; ${COMPARED} where the status is 403`,
    },
    {
        reason: 'at-capacity',
        codes: ['server_is_overloaded', 'slow_down', 'policy_capacity_unavailable', 'flex_unavailable'],
        source: COMPARED,
    },
    {
        reason: 'prompt-blocked',
        codes: [
            'cyber_policy',
            'bio_policy',
            'misalignment_policy_violation',
            'invalid_prompt',
            'content_policy_violation',
            'image_content_policy_violation',
            'inference_hook_denied',
            'content_filter',
        ],
        unless: FAILING,
        early: 'Repeating a flagged request may get the account blocked.',
        source: `${COMPARED}; ${API_ENUM}; the last one is Azure's`,
    },
    {
        reason: 'unsupported-setting',
        detail: 'access-program',
        codes: ['access_program_not_enabled', 'invalid_access_program', 'unsupported_access_program'],
        unless: FAILING,
        early: codes_SAME_REQUEST,
        source: COMPARED,
    },
    {
        // A budget for the session may be the job's own setting or the server's. Another model has the same one.
        reason: 'usage-limit',
        detail: 'session-budget',
        codes: ['budget_reached'],
        lasting: 'ambiguous',
        unsettled: true,
        unless: FAILING,
        early: codes_ACCOUNT_UNCHANGED,
        source: COMPARED,
    },
    {
        reason: 'unsupported-setting',
        detail: 'request-size',
        codes: ['context_length_exceeded'],
        unless: FAILING,
        early: codes_SAME_REQUEST,
        source: COMPARED,
    },
    {
        // A probe has no attachment. Such a code shows that the request was changed on its way.
        reason: 'unsupported-setting',
        detail: 'attachment',
        codes: [
            'audio_too_large',
            'audio_too_short',
            'invalid_audio',
            'invalid_audio_data',
            'invalid_audio_format',
            'missing_audio_sample_rate',
            'invalid_image',
            'invalid_image_format',
            'invalid_base64_image',
            'invalid_image_url',
            'invalid_image_mode',
            'image_too_large',
            'image_too_small',
            'image_parse_error',
            'image_file_too_large',
            'image_file_not_found',
            'unsupported_image_media_type',
            'empty_image_file',
            'failed_to_download_image',
        ],
        unless: FAILING,
        early: codes_SAME_REQUEST,
        source: `${COMPARED}; ${API_ENUM}`,
    },
    {
        reason: 'server-error',
        codes: ['vector_store_timeout'],
        source: API_ENUM,
    },
    {
        // The CLI opens a new connection, or sends the whole request.
        reason: 'stream-broken',
        codes: ['websocket_connection_limit_reached', 'previous_response_not_found'],
        source: 'CLI 0.171.0, played as a frame: it tries seven times and prints the body of the frame',
    },
    {
        // Without a message the CLI prints the code alone.
        reason: 'model-not-found',
        text: /^model_not_found$/,
        ambiguousOnChatgpt: true,
        early: 'The server did not find the model, and the next try asks for the same one.',
        source: 'CLI 0.171.0, played with the code and no message',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/known/identity.js
/**
 * Signs of a sign-in with workload identity. The CLI ends at its start with one line on stderr and no event; the body of
 * the exchange's answer is lost (0.148 to 0.171). A message is about the route: no model was asked for.
 */
const routes = ['workload-identity'];
/** What all these signs have in common. */
const COMMON = { routes, scope: 'route', onStderr: true };
const SEEN = 'CLI 0.171.0, with each situation made in a private network';
const IDENTITY_SIGNS = [
    {
        ...COMMON,
        reason: 'rate-limited',
        text: /\bidentity token exchange was rejected with HTTP 429\b/i,
        source: SEEN,
    },
    {
        ...COMMON,
        reason: 'server-error',
        text: /\bidentity token exchange was rejected with HTTP (?:408|425|5\d\d)\b|\bidentity token exchange returned an invalid response\b/i,
        source: SEEN,
    },
    {
        ...COMMON,
        reason: 'auth-rejected',
        text: /\bidentity token exchange was rejected with HTTP [34]\d\d\b/i,
        source: SEEN,
    },
    {
        ...COMMON,
        reason: 'unreachable',
        text: /\bidentity token exchange is unavailable\b|\bSPIFFE Workload API is unavailable\b/i,
        source: SEEN,
    },
    {
        ...COMMON,
        reason: 'not-signed-in',
        text: /\bcould not read workload identity assertion file\b|\bworkload identity assertion (?:is invalid|exceeds)\b/i,
        source: SEEN,
    },
    {
        ...COMMON,
        reason: 'config-invalid',
        text: /\bworkload identity (?:auth supports only|requires|variable)\b|\bOPENAI_IDENTITY_TOKEN_(?:FILE|SOURCE) must be\b|\bSPIFFE (?:settings require|authentication cannot)\b|\bworkload identity (?:federation rule ID|assertion file path) must\b|\b(?:SPIFFE Workload API endpoint must|JWT-SVID audience must|requested SPIFFE ID is invalid|multiple JWT-SVIDs)\b/i,
        source: `${SEEN}; the last five as texts in the binary`,
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/known/model.js
/** Signs that the model fails and not the route, or that the CLI is too old for the model: answers that were seen. */


/** Why a retry notice that names the model is enough to stop the probe. */
const model_NAMES_MODEL = 'The handshake of a WebSocket does not hold the model, so words about the model answer a real request.';
/** With one of these, the words are temporary. A later row then classifies the message by its status or code. */
const model_TEMPORARY = [
    { status: '5xx' },
    { status: [408, 409, 425, 429] },
    {
        codes: /^(?:server_error|internal|service_unavailable|overloaded|slow_down|timeout|rate_limit|too_many)/,
    },
    { text: TEMPORARY_WORDS },
];
/**
 * Each row that refuses the model has `<model>` in its pattern or the code model_not_found, or matches the server's
 * words that only this model's limit is reached.
 */
const MODEL_SIGNS = [
    {
        reason: 'needs-newer-codex',
        text: /<model> model requires a newer version of codex/i,
        unless: [{ status: '5xx' }],
        early: model_NAMES_MODEL,
        source: 'coleam00/Archon#1447, openai/codex-plugin-cc#270',
    },
    {
        // Without the model's name it may be about the CLI as a whole. Then the next model would fail too.
        reason: 'needs-newer-codex',
        text: /requires a newer version of codex/i,
        unsettled: true,
        lasting: 'ambiguous',
        source: 'the same words about another model or about none',
    },
    {
        // Behind a relay it is the answer to one of its accounts, and the next request may go to another one.
        reason: 'not-supported-on-route',
        text: /<model> model is not supported when using codex/i,
        routes: ['provider'],
        unless: [{ status: '5xx' }],
        secondLook: 'always',
        detail: 'pool',
        early: model_NAMES_MODEL,
        source: 'relays with several ChatGPT accounts pass on the answer to one of them',
    },
    {
        reason: 'not-supported-on-route',
        text: /<model> model is not supported when using codex/i,
        unless: [{ status: '5xx' }],
        early: model_NAMES_MODEL,
        source: 'openai/codex#19654 #17642 #26053',
    },
    {
        reason: 'org-not-verified',
        text: /must be verified to (?:use|access|stream) (?:the )?(?:model )?<model>/i,
        unless: [{ status: '5xx' }],
        early: model_NAMES_MODEL,
        source: 'openai/codex#1982 #3948',
    },
    {
        reason: 'no-access',
        text: /does not have access to (?:the )?(?:model )?<model>(?=\s*(?:$|[.;,]))/i,
        unless: model_TEMPORARY,
        early: model_NAMES_MODEL,
        source: 'OpenAI error guide: 403 with code model_not_found; seen with CLI 0.77 to 0.169',
    },
    {
        reason: 'no-access',
        text: /not allowed to access (?:this )?model\b.{0,400}\b(?:tried to access |model=)<model>/i,
        unless: model_TEMPORARY,
        early: model_NAMES_MODEL,
        source: "LiteLLM's key_model_access_denied: status 401, but only for this model and not for the key as a whole",
    },
    {
        // A text that quotes only another model is not about the model of this request.
        reason: 'model-not-found',
        codes: ['model_not_found'],
        unless: [
            { text: /^(?!.*<model>).*\bmodel:? ['"`][^'"`]{1,200}['"`]/i },
            { status: '5xx' },
            { status: [408, 409, 425, 429] },
        ],
        ambiguousOnChatgpt: true,
        early: 'The server did not find the model, and the next try asks for the same one.',
        source: 'openai/codex#44477 #43543 #44098 #10789, OpenAI error guide; also with bare or unknown words, as CLI 0.77 to 0.155 print the body',
    },
    {
        reason: 'model-not-found',
        text: new RegExp(String.raw `<model>(?: model)? does not exist${END}`, 'i'),
        unless: model_TEMPORARY,
        ambiguousOnChatgpt: true,
        early: model_NAMES_MODEL,
        source: 'openai/codex#44477 #12143 #3677, also reported as a stream error',
    },
    {
        // The gateway's configuration lacks the model. This still counts against the model and not the route: a gateway
        // with several providers may know the next model, and one more refused request costs nothing.
        reason: 'model-not-found',
        text: new RegExp(String.raw `^(?:the )?model <model> not found${END}`, 'i'),
        unless: model_TEMPORARY,
        early: model_NAMES_MODEL,
        source: 'openai/codex#8464: type api_error, code null',
    },
    {
        // Every CLI version drops the code of a stream error, and the words do not name the model. So this is unsettled.
        reason: 'model-not-found',
        text: /\bthe requested model does not exist\b/i,
        unless: [{ status: '4xx' }],
        unsettled: true,
        lasting: 'ambiguous',
        source: 'a stream that ends with model_not_found, on CLI 0.104 to 0.169',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/known/route.js
/** Signs that the route fails. Every other model on it would fail too. */
const route_ACCOUNT_UNCHANGED = 'The account does not change between two tries.';
const REFRESH_REFUSED = 'The CLI has tried to refresh the login, and the server refused it for good.';
const ROUTE_SIGNS = [
    {
        reason: 'workspace-blocked',
        codes: ['deactivated_workspace'],
        // The code may be only a word in the text, depending on how the CLI prints the body.
        text: /\bdeactivated_workspace\b|\bworkspace (?:is|has been|was) (?:deactivated|blocked|disabled)\b/i,
        early: route_ACCOUNT_UNCHANGED,
        source: 'nanobot#1738, codex2api#42: 402, seen to flap',
    },
    {
        reason: 'out-of-credits',
        text: /\bworkspace is out of credits\b|\byou(?:'re| are) out of credits\b|\byou hit your spend cap\b/i,
        early: route_ACCOUNT_UNCHANGED,
        source: 'protocol/src/error.rs; the spend cap as well in CLI 0.169.0',
    },
    {
        reason: 'usage-limit',
        codes: ['usage_limit_reached'],
        text: /\byou(?:'ve| have)? (?:hit|reached) your usage limit\b|\busage limit (?:has been )?reached\b/i,
        early: route_ACCOUNT_UNCHANGED,
        source: 'protocol/src/error.rs; openclaw#103734: 429 with plan_type and resets_at',
    },
    {
        // The codes are in codes.ts, where a server that fails may quote them.
        reason: 'quota-exceeded',
        text: /\bquota exceeded\. check your plan\b|\bexceeded your current quota\b|\bbilling hard limit\b/i,
        early: route_ACCOUNT_UNCHANGED,
        source: 'protocol/src/error.rs; OpenAI error guide',
    },
    {
        reason: 'login-expired',
        codes: ['refresh_token_reused', 'refresh_token_expired', 'refresh_token_invalidated', 'token_revoked'],
        text: /\baccess token could not be refreshed\b|\bsession could not be refreshed\b|\brefresh token was already used\b/i,
        early: REFRESH_REFUSED,
        onStderr: true,
        source: 'openai/codex#17340; apache/doris#67635; login/src/auth/manager.rs',
    },
    {
        reason: 'login-expired',
        codes: ['token_invalidated', 'token_expired'],
        text: /\binvalidated oauth token\b|\bauthentication token has been invalidated\b/i,
        early: REFRESH_REFUSED,
        source: 'openai/codex#13118; jlcodes99/cockpit-tools#2051, router-for-me/CLIProxyAPI#3654: 401 of the ChatGPT backend',
    },
    {
        // A page in the place of the sign-in server's answer. CLI 0.104 to 0.160 print it; later ones drop every body, and
        // public reports of a bare 403 are mostly of a region or a runner's address that is not let in.
        reason: 'network-blocked',
        text: /\bfailed to refresh token: (?:401|403|407|451|511)\b[^:]{0,60}: a web page\b|\bfailed to refresh token: (?:403|451)\b(?![^:]{0,60}:)/i,
        unsettled: true,
        isExplainedByMessage: true,
        early: REFRESH_REFUSED,
        onStderr: true,
        source: 'seen with CLI 0.104 to 0.171: a challenge page of the token endpoint, and 403 without a body',
    },
    {
        reason: 'login-expired',
        text: /\bfailed to refresh token: 40[013]\b/i,
        early: REFRESH_REFUSED,
        onStderr: true,
        source: 'seen with CLI 0.104 to 0.171: 400 with a code that the CLI does not know, 403 with a body',
    },
    {
        reason: 'login-expired',
        text: /\bstored login has no refresh token\b/i,
        isExplainedByMessage: true,
        detail: 'no-refresh-token',
        source: 'this action, where the access token of auth.json has ended',
    },
    {
        // Whether the refusal was final is not known.
        reason: 'login-expired',
        text: /\bstored login was not refreshed\b/i,
        unsettled: true,
        isExplainedByMessage: true,
        source: 'this action, where CLI 0.125 to 0.171 reports only the policies of the workspace',
    },
    {
        // The answer of the token endpoint is no answer. The refresh token may be spent.
        reason: 'server-error',
        text: /\boauth token response is invalid\b/i,
        scope: 'route',
        source: 'seen with CLI 0.169 and 0.171: 200 with something else than tokens',
    },
    {
        // A login that lacks a field is no login for every version.
        reason: 'not-signed-in',
        text: /\bmissing field `refresh_token`/i,
        onStderr: true,
        detail: 'no-refresh-token',
        source: 'seen with CLI 0.104 and 0.142: auth.json without a refresh token',
    },
    {
        // The token refresh failed, and the status is the sign-in server's. The login may still be valid.
        reason: 'server-error',
        text: /\bfailed to refresh token\b/i,
        scope: 'route',
        onStderr: true,
        source: 'login/src/auth/manager.rs: classified there as a transient failure',
    },
    {
        reason: 'not-signed-in',
        text: /\b(?:api key|chatgpt) login is required\b|\blogin is restricted to (?:workspace|another workspace)\b/i,
        early: 'The CLI has deleted the stored login.',
        onStderr: true,
        detail: 'login-restricted',
        isExplainedByMessage: true,
        source: 'login/src/auth/manager.rs; this action before it starts a CLI that would sign out',
    },
    {
        reason: 'config-invalid',
        text: /\badministrator's requirements do not allow this login\b/i,
        // With another login the same CLI and the same configuration would work.
        scope: 'route',
        detail: 'requirements',
        source: 'this action, where CLI 0.148 to 0.171 keeps a stored login and does not use it',
    },
    {
        // Nothing was asked. The login may still work once, for the job itself.
        reason: 'login-expired',
        text: /\brefresh whose result could not be stored\b/i,
        unsettled: true,
        isExplainedByMessage: true,
        source: 'this action, where the CLI could not store the new tokens',
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
        early: 'The CLI has no credentials to send.',
        source: 'openai-cookbook#2347: empty secret, fork pull request',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/network.js
/** Signs that the request, the network or the server fails. None of them is evidence against model or route. */
const NETWORK_SIGNS = [
    {
        // The same request, answered with 401. Its notices come after the CLI has tried to refresh the login.
        reason: 'auth-rejected',
        text: /\bworkspace routing discovery unauthorized\b/i,
        early: 'The CLI has already refreshed the login if it could. It would ask 35 times in 13 s.',
        source: 'CLI 0.171.0 with a ChatGPT sign-in: workspace routing discovery unauthorized (401)',
    },
    {
        // The CLI asks the account service before the turn and ends if that fails. It has not asked for the model yet.
        reason: 'server-error',
        text: /\bworkspace routing discovery (?:failed|has|cancelled|missing|must)\b|\brequired chatgpt backend conflicts with workspace routing\b|\bfailed to load cloud (?:config bundle|requirements)\b/i,
        onStderr: true,
        source: 'seen with CLI 0.125 to 0.169',
    },
    {
        // 408, 429 and 5xx are left out: the proxy itself has a problem that may pass.
        reason: 'network-blocked',
        text: /\bHTTP CONNECT failed with status (?:4(?!08|29)\d\d|511)\b/i,
        early: 'The CLI falls back to HTTPS, which uses the same proxy (0.171).',
        source: 'CLI 0.171.0, the WebSocket: URL error: Proxy connection failed: HTTP CONNECT failed with status 407',
    },
    {
        reason: 'unreachable',
        text: /\bproxy connection failed\b|\bHTTP CONNECT (?:failed|response)\b/i,
        early: 'The CLI falls back to HTTPS, which uses the same proxy (0.171).',
        source: 'CLI 0.171.0, the WebSocket: HTTP CONNECT response missing status line, HTTP CONNECT failed with status 502',
    },
    {
        // Not early: an older WebSocket may know fewer authorities than HTTPS, to which the CLI falls back.
        reason: 'network-blocked',
        text: /\binvalid peer certificate: UnknownIssuer\b/i,
        source: 'CLI 0.171.0, the WebSocket, before a certificate of an unknown authority',
    },
    {
        reason: 'unreachable',
        waitingForNetwork: true,
        early: 'The CLI found no network and would wait without end (0.155 and later).',
        source: 'connection refused or DNS failure, CLI 0.155 and later',
    },
    {
        reason: 'unreachable',
        text: /\bconnection refused\b|\bdns error\b|\bfailed to lookup address\b|\bname or service not known\b|\bnetwork is unreachable\b|\bno route to host\b|\btcp connect error\b/i,
        // Not early: up to 0.169 a WebSocket ignores a configured proxy. The CLI falls back to HTTPS, which uses it.
        source: 'CLI 0.169.0 against a closed port and an unknown host: the WebSocket',
    },
    {
        reason: 'timed-out',
        text: /\brequest timed out\b|\brouting discovery timed out\b|\boperation timed out\b|\bidle timeout\b|\bdeadline has elapsed\b/i,
        source: 'protocol/src/error.rs; codex-api sse/responses.rs',
    },
    {
        // Must come before "error sending request": a transport error in the middle of a body may contain those words too.
        reason: 'stream-broken',
        text: /\berror decoding response body\b|\berror while reading the server response\b|\bstream closed\b|\bresponse\.failed event received\b|\bincomplete response returned\b|\bwebsocket (?:closed|connection (?:is )?closed)\b|\bunexpected (?:eof|end of file)\b|\bclosed by (?:the )?server\b|\bconnection closed before message completed\b/i,
        source: 'codex-api sse/responses.rs; openai/codex#7202',
    },
    {
        reason: 'unreachable',
        text: /\berror sending request\b|\bconnection failed\b/i,
        early: 'The HTTPS client reports it after its own retries. This action asks again after a wait.',
        source: 'CLI 0.169.0 against a closed port, after the WebSocket: Connection failed: error sending request',
    },
    {
        reason: 'unreachable',
        text: /\bconnection reset\b|\bconnection timed out\b|\bclient error \(connect\)|\binvalid peer certificate\b|\btls handshake\b|\breceived corrupt message of type\b/i,
        source: 'connection reset before headers, seen with CLI 0.77 to 0.169; a port without TLS, 0.171.0',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/unknown.js
/**
 * What is left: answers whose words nobody has seen. They settle nothing. A word about a model lets the chain go on; a
 * status that refuses without such a word stops it. An answer with a status of 4xx is the same in a minute, so it gets
 * the second look of an unknown answer and no retries.
 */

/** The lean command may have caused the answer, so the plain one asks too. */
const LASTING_4XX = {
    status: '4xx',
    unsettled: true,
    lasting: 'permanent',
    scope: 'model',
    secondLook: 'always',
};
const unknown_NOT_LASTING = [{ text: TEMPORARY_WORDS }, { status: [408, 409, 425, 429] }];
/** A word about a model, and a word of the kind. */
function aboutModel(kind) {
    return { test: (text) => words_MODEL_WORDS.test(text) && kind.test(text) };
}
const ANY_MODEL_WORD = { test: (text) => words_MODEL_WORDS.test(text) };
const UNKNOWN_SIGNS = [
    {
        reason: 'at-capacity',
        status: '4xx',
        text: aboutModel(/\bcapacity\b|\boverload\w*|\bbusy\b|(?<!\bon[ -])\bdemand\b|\bload(?:ing|ed)?\b|\bwarm\w*|\bstarting\b|\bnot (?:yet )?(?:ready|healthy|running)\b|\bqueue\w*|繁忙|负载/i),
        source: 'temporary words about a model, with any status that is not 5xx',
    },
    {
        reason: 'unrecognized',
        status: '4xx',
        text: { test: text => words_MODEL_WORDS.test(text) && TEMPORARY_WORDS.test(text) },
        scope: 'model',
        lasting: 'temporary',
        unsettled: true,
        source: 'words about a model that say that the answer does not last',
    },
    {
        ...LASTING_4XX,
        reason: 'model-not-found',
        text: aboutModel(/\bnot (?:be )?found\b|\bno(?:t|n)?.?exist\w*|\bdoes not exist\b|\bno (?:matching )?\w+ found\b|\bunknown\b|\bno such\b|\bunrecogni[sz]ed\b|\binvalid model\b|\bmodel (?:identifier|id|name|slug)\b[^.;]{0,40}\binvalid\b|\bcould not (?:resolve|find|locate)\b|\bno model\b[^.;]{0,60}\b(?:registered|found|configured|available|called|named)\b|\bnot (?:a )?valid\b|\bretired\b|\bdeprecated\b|\bdecommissioned\b|\bnot (?:been )?(?:configured|deployed|registered)\b|不存在|未找到|无可用|下线|下架|停用|弃用|废弃/i),
        unless: unknown_NOT_LASTING,
        source: 'unknown words about a model, of the kind "not found"',
    },
    {
        ...LASTING_4XX,
        reason: 'no-access',
        text: aboutModel(/\baccess\b|\bpermi(?:ssion|tted)\w*|\bauthori[sz]\w*|\beligible\b|\bentitle\w*|\bverif\w+|\bactivat\w+|\bpurchase\w*|\ballowed\b|\ballow ?list\w*|\bsubscri\w+|\bapprov\w+|\brestricted\b|\bforbidden\b|\bdenied\b|\bgranted?\b|\bblocked\b|\bprivile\w+|\btier\b|\bplan\b|无权|权限|未开[通放]|授权|订阅|套餐|允许|允許/i),
        unless: unknown_NOT_LASTING,
        source: 'unknown words about a model, of the kind "no access"',
    },
    {
        ...LASTING_4XX,
        reason: 'not-supported-on-route',
        text: aboutModel(/\b(?:un|not? (?:\w+ )?)?support\w*|\bunavailable\b|\bnot (?:\w+ )?available\b|\boffer\w*|\bcompatible\b|\bmust be\b|\bonly\b|\bcannot use\b|不支持|不可用/i),
        unless: unknown_NOT_LASTING,
        source: 'unknown words about a model, of the kind "not supported"',
    },
    {
        ...LASTING_4XX,
        reason: 'unrecognized',
        text: ANY_MODEL_WORD,
        unless: unknown_NOT_LASTING,
        source: 'unknown words about a model; the model failures at 403 all spoke of the model, twelve of twelve',
    },
    {
        reason: 'unrecognized',
        status: 'none',
        text: MODEL_IN_NEGATIVE,
        scope: 'model',
        unsettled: true,
        source: 'a stream that ended with unknown words about a model',
    },
    {
        // A stream has no status and no code, so the words alone do not refuse. They stop the chain.
        reason: 'quota-exceeded',
        status: 'none',
        inStream: true,
        text: MONEY_WORDS,
        unless: [{ text: RATE_WORDS }, { text: TEMPORARY_WORDS }],
        lasting: 'ambiguous',
        unsettled: true,
        detail: 'budget',
        source: 'a stream that ended with words of money: "Your organization has reached its spend limit." (CLI 0.77 to 0.155)',
    },
    {
        reason: 'stream-broken',
        status: 'none',
        inStream: true,
        source: 'a stream that ended with unknown words, such as "Upstream request failed" of a relay',
    },
    {
        reason: 'not-signed-in',
        status: [401],
        routes: ['none'],
        early: 'Without credentials every try gets this answer.',
        source: 'CLI 0.77 to 0.169 send the request without credentials',
    },
    {
        // On the ChatGPT route the CLI refreshes the login before it reports a 401. Each further try would refresh it
        // again, six times in all (0.77 to 0.169). A 401 inside an open WebSocket comes without a refresh (0.125 to 0.169),
        // but there the handshake has accepted the same token.
        reason: 'auth-rejected',
        status: [401],
        early: 'The CLI has already refreshed the login if it could.',
        source: 'openai/codex#7323; seen with CLI 0.77 to 0.169',
    },
    {
        reason: 'workspace-blocked',
        status: [402],
        source: 'nanobot#1738, codex2api#42: no other 402 of the ChatGPT backend is known',
    },
    {
        reason: 'network-blocked',
        status: [407, 451],
        secondLook: 'always',
        source: 'RFC 9110 section 15.5.8, RFC 7725: a proxy asks for credentials, a legal block',
    },
    {
        reason: 'unsupported-setting',
        status: [413],
        detail: 'request-size',
        source: 'RFC 9110 section 15.5.14: the content is too large for the server or for a proxy before it',
    },
    {
        reason: 'unrecognized',
        status: [403],
        scope: 'route',
        lasting: 'permanent',
        unsettled: true,
        source: 'a refusal without a word about a model was of the whole route, twelve of twelve',
    },
    {
        reason: 'unrecognized',
        status: '4xx',
        text: /\b(?:clients?|applications?|apps?|user.?agents?|(?:coding )?agents?|cli|ides?|tools?|harness(?:es)?|plugins?|extensions?|integrations?|third.party \w+)\b[^.;]{0,40}\b(?:not (?:allowed|authori[sz]ed|permitted|supported)|unauthori[sz]ed|blocked|denied|forbidden|restricted)\b|\b(?:only|restricted to)\b[^.;]{0,40}\b(?:clients?|applications?|apps?|agents?|plugins?|ides?)\b|客户端/i,
        scope: 'route',
        lasting: 'permanent',
        unsettled: true,
        source: 'an endpoint that lets only some programs in; Codex is the same program with every model',
    },
    {
        reason: 'unrecognized',
        status: '4xx',
        text: /\bx-[a-z-]{1,40}(?: or x-[a-z-]{1,40})? headers?\b[^.;]{0,30}\b(?:required|missing|must)\b|\b(?:missing|requires?) (?:the )?(?:required )?x-[a-z-]{1,40}\b/i,
        scope: 'route',
        lasting: 'permanent',
        unsettled: true,
        source: 'Portkey: "x-portkey-config … header is required"; the configuration sends the same headers with every model',
    },
    {
        reason: 'unrecognized',
        status: '4xx',
        text: TEMPORARY_WORDS,
        lasting: 'temporary',
        source: 'unknown words that say that the answer does not last',
    },
    {
        reason: 'unrecognized',
        status: '4xx',
        lasting: 'permanent',
        unsettled: true,
        source: 'another unknown answer; the next model may have another one',
    },
];

;// CONCATENATED MODULE: ./lib/verdict/signs/index.js
/** The table of signs, and the search in it. */


















/**
 * The table of signs; the first row that matches decides. The order is that of the evidence (docs/adr/0016):
 *
 * 1. Whose answer is it: the CLI's own sentences (`known`), a server that fails with 5xx, a web page.
 * 2. Answers that were seen, by code or by their whole sentence (`known`).
 * 3. Kinds of answers (`kinds`), by status, code and vocabulary: what passes a little later, what a setting or the
 *    prompt is refused for, money, the place, the credential, the account, and last the model.
 * 4. The transport, for messages without a status.
 * 5. Words that nobody has seen. They settle nothing.
 */
const GROUPS = [
    ['known/cli', CLI_SIGNS.map(unlessServerFails)],
    ['known/identity', IDENTITY_SIGNS],
    ['known/cloud', CLOUD_SIGNS.map(unlessServerFails)],
    ['kinds/server-error', SERVER_ERROR_SIGNS],
    ['kinds/page', PAGE_SIGNS],
    ['kinds/setting (effort)', EFFORT_SIGNS],
    ['known/model', MODEL_SIGNS],
    ['kinds/money (model)', MODEL_BUDGET_SIGNS],
    ['known/codes', CODE_SIGNS],
    ['known/route', ROUTE_SIGNS],
    ['kinds/limit', LIMIT_SIGNS],
    ['kinds/setting', SETTING_SIGNS],
    ['kinds/money', MONEY_SIGNS],
    ['kinds/place', PLACE_SIGNS],
    ['kinds/credential', CREDENTIAL_SIGNS],
    ['kinds/account', ACCOUNT_SIGNS],
    ['kinds/model-rules', MODEL_RULES],
    ['network', NETWORK_SIGNS.map(sign => ({ status: 'none', ...sign }))],
    ['unknown', UNKNOWN_SIGNS],
];
const SIGNS = GROUPS.flatMap(([, signs]) => signs);
/** Where a row of the table stands, such as "known/model, row 3", for the record of a verdict. */
function signName(sign) {
    const [name, signs = []] = GROUPS.find(([, group]) => group.includes(sign)) ?? [];
    return name === undefined ? 'no table' : `${name}, row ${signs.indexOf(sign) + 1}`;
}
/** A sentence of the CLI comes without a status of 5xx. A relay that fails quotes the sentence that it got itself. */
function unlessServerFails(sign) {
    return { ...sign, unless: [...(sign.unless ?? []), { status: '5xx' }] };
}
/** The first row that matches a message about a model. */
function findSign(message, model, route) {
    const marked = { ...message, text: markModel(message.text, model) };
    return SIGNS.find(sign => matchesCondition(sign, marked) &&
        (sign.routes?.includes(route) ?? true) &&
        !sign.unless?.some(condition => matchesCondition(condition, marked)));
}
function matchesCondition(condition, message) {
    const { status, codes, text, param, page, inStream, waitingForNetwork } = condition;
    if (status !== undefined && !matchesStatus(status, message.status))
        return false;
    if (waitingForNetwork !== undefined && message.waitingForNetwork === undefined)
        return false;
    if (inStream !== undefined && message.inStream === undefined)
        return false;
    if (page !== undefined && page !== (message.page !== undefined))
        return false;
    if (param !== undefined && !param.test(message.param ?? ''))
        return false;
    if (codes === undefined && text === undefined)
        return true;
    const hasCode = codes !== undefined && [message.code, message.type].some(code => matchesCode(codes, code));
    return hasCode || (text?.test(signs_wordsOf(message)) ?? false);
}
/** Of a page all its words count, although only its title is shown. */
function signs_wordsOf({ text, page }) {
    return page === undefined ? text : `${text} ${page.words}`;
}
function matchesCode(codes, code) {
    if (code === undefined)
        return false;
    return codes instanceof RegExp ? codes.test(code) : codes.includes(code);
}
function matchesStatus(expected, status) {
    if (expected === 'none')
        return status === undefined;
    if (status === undefined)
        return false;
    if (expected === '4xx')
        return status >= 400 && status < 500;
    return expected === '5xx' ? status >= 500 : expected.includes(status);
}

;// CONCATENATED MODULE: ./lib/verdict/classify.js
/** From the evidence of one probe to its verdict. */









/** The verdict on one probe. */
function classify(evidence, context) {
    switch (evidence.kind) {
        case 'completed':
            return classifyCompleted(evidence, context.model);
        case 'failed':
            return classifyMessage(evidence.message, context).verdict;
        case 'silent':
            return classifySilent(evidence, context);
        case 'timed-out':
            return classifyTimeout(evidence, context);
        case 'cancelled':
            return { kind: 'cancelled' };
        case 'withheld':
            return { kind: 'unsettled', finding: findingOf('identity-single-use', evidence.message) };
        case 'not-started':
            return evidence.missing
                ? { kind: 'refused', finding: findingOf('codex-missing', evidence.message) }
                : { kind: 'unsettled', finding: findingOf('codex-failed', evidence.message) };
        default:
            return (0,assert_never/* assertNever */.x)(evidence);
    }
}
/**
 * The verdict if an `error` event or a retry notice is enough to stop the probe; undefined if the CLI's next try may
 * still end differently. The table of signs says which messages are enough, and why.
 */
function earlyVerdict(message, context) {
    const { isFinal, verdict } = classifyMessage(message, context);
    return isFinal ? verdict : undefined;
}
/** The row of the table that a message is judged by; undefined where none matches. */
function signOf(message, { model, route }) {
    return findSign(unwrapMessage(message), model, route.kind);
}
/** Statuses of 4xx that ask for another try. */
const TEMPORARY_STATUSES = [408, 409, 425, 429];
/**
 * Whether the CLI's own retries can only end in the same answer. A status of 4xx answers the request itself, known words
 * or not. It does not where it answers the handshake of a WebSocket, after which the CLI asks over HTTPS.
 */
function isFinalAnswer({ status = 0, ofHandshake }, sign) {
    if (sign?.early !== undefined)
        return true;
    const isLasting = status >= 400 && status < 500 && !TEMPORARY_STATUSES.includes(status);
    return isLasting && ofHandshake === undefined;
}
function classifyCompleted({ reroutedTo, usage }, model) {
    const isSame = reroutedTo === undefined || model_name_isSameModel(model, reroutedTo);
    return {
        kind: 'accepted',
        ...(0,base_fields/* optional */.lq)('servedModel', isSame ? undefined : reroutedTo),
        ...(0,base_fields/* optional */.lq)('usage', usage),
    };
}
function classifyMessage(raw, context) {
    const message = unwrapMessage(raw);
    const sign = findSign(message, context.model, context.route.kind);
    const finding = findingOfMessage(message, sign, context);
    const isRefusal = sign?.unsettled === undefined && mayRefuse(finding);
    const isFinal = isFinalAnswer(message, sign);
    return { sign, isFinal, verdict: { kind: isRefusal ? 'refused' : 'unsettled', finding } };
}
/** A failure of the request or on the way to the server is no evidence against model or route, nor is a temporary one. */
function mayRefuse({ scope, lasting }) {
    return scope !== 'request' && scope !== 'infrastructure' && lasting !== 'temporary';
}
function findingOfMessage(message, sign, context) {
    const reason = sign?.reason ?? 'unrecognized';
    // The code of a limit may be in `type` (openclaw#103734). Other types are too general to report.
    const code = message.code ?? (isKnownCode(sign, message.type) ? message.type : undefined);
    return {
        reason,
        scope: sign?.scope ?? verdict_reason/* REASONS */.ez[reason].scope,
        lasting: lastingOf(reason, sign, context.route),
        said: message.text === '' ? describeStatus(message.status) : message.text,
        ...(0,base_fields/* optional */.lq)('status', message.status),
        ...(0,base_fields/* optional */.lq)('code', code),
        ...(0,base_fields/* optional */.lq)('detail', readDetail(reason, message, sign?.detail)),
        ...(0,base_fields/* optional */.lq)('secondLook', needsSecondLook(sign, context.route) || undefined),
        ...(0,base_fields/* optional */.lq)('isExplainedByMessage', sign?.isExplainedByMessage),
        ...readRetryTime(message, context.now),
        ...(0,base_fields/* optional */.lq)('setting', reason === 'unsupported-setting' ? readSettingRefusal(message) : undefined),
    };
}
function isKnownCode(sign, type) {
    if (sign?.codes === undefined || type === undefined)
        return false;
    return sign.codes instanceof RegExp ? sign.codes.test(type) : sign.codes.includes(type);
}
function needsSecondLook(sign, { kind }) {
    return sign?.secondLook === 'always' || (sign?.secondLook === 'behind-gateway' && kind === 'provider');
}
/** For messages without words: CLI 0.77 prints a bare status, and retry notices without a reason. */
function describeStatus(status) {
    return status === undefined ? 'No reason given.' : `HTTP status ${status}`;
}
/**
 * An access token belongs to a ChatGPT account and uses the same backend as a ChatGPT sign-in (0.142 and later); so does
 * a workload identity (0.148 and later).
 */
const CHATGPT_ROUTES = ['chatgpt', 'access-token', 'workload-identity'];
function lastingOf(reason, sign, route) {
    if (sign?.ambiguousOnChatgpt === true && CHATGPT_ROUTES.includes(route.kind))
        return 'ambiguous';
    return sign?.lasting ?? verdict_reason/* REASONS */.ez[reason].lasting;
}
/** A finding without a sign, as its reason describes it. */
function findingOf(reason, message) {
    const { scope, lasting } = verdict_reason/* REASONS */.ez[reason];
    return { reason, scope, lasting, said: unwrapMessage(message).text };
}
const MAX_STDERR_LINES = 200;
/** Lines that every CLI may write to stderr without an error (promptdriven/pdd#1287). */
const STDERR_NOISE = /^(?:reading additional input from stdin|warning\b|failed to refresh available models\b|$)/i;
/** A line of the CLI's log. It may be about a side request or an MCP server. */
const LOG_LINE = /^\d{4}-\d{2}-\d{2}T/;
/**
 * Classifies a process that ended without an event. Its stderr also holds warnings, logs and the output of MCP servers,
 * so only signs count that the CLI is known to write there. None of them is about the model.
 */
function classifySilent(evidence, context) {
    const { stderr, signal, exitCode } = evidence;
    const lines = stderr
        .split(/\r?\n/)
        .slice(-MAX_STDERR_LINES)
        .map(line => line.trim())
        .filter(line => !STDERR_NOISE.test(line));
    const known = lines
        .filter(line => !LOG_LINE.test(line))
        .map(line => classifyMessage(line, context))
        .findLast(({ sign }) => sign?.onStderr === true);
    if (known !== undefined)
        return known.verdict;
    const refusal = readConfigRefusal(evidence);
    if (refusal?.ofProbe === false) {
        const { said, detail } = refusal;
        return {
            kind: 'refused',
            finding: { ...findingOf('config-invalid', ''), said, ...(0,base_fields/* optional */.lq)('detail', detail) },
        };
    }
    const line = lines.findLast(line => /^(?:fatal )?error\b/i.test(line)) ?? lines.at(-1);
    const ending = signal ?? `exit code ${exitCode ?? 'unknown'}`;
    return {
        kind: 'unsettled',
        finding: findingOf('codex-failed', line ?? `Ended with ${ending} and no message.`),
    };
}
/**
 * Classifies a probe that reached its deadline, by the CLI's last message if there is one. The CLI tried again after
 * that message, so it is a refusal only if it is enough to stop a probe early.
 */
function classifyTimeout({ lastMessage, afterMs }, context) {
    if (lastMessage === undefined) {
        const seconds = Math.round(afterMs / 1000);
        return { kind: 'unsettled', finding: findingOf('timed-out', `No answer within ${seconds} s.`) };
    }
    const { sign, isFinal, verdict } = classifyMessage(lastMessage, context);
    if (isFinal)
        return verdict;
    const { finding } = verdict;
    if (sign !== undefined)
        return { kind: 'unsettled', finding };
    const { scope, lasting } = verdict_reason/* REASONS */.ez['timed-out'];
    return { kind: 'unsettled', finding: { ...finding, reason: 'timed-out', scope, lasting } };
}

;// CONCATENATED MODULE: ./lib/catalog/catalog.js
/** A model list, and what follows from it. A list is a hint and never proves anything about a model. */

/** The list's entry for a model, hidden ones included. The case of letters does not matter. */
function findListed(catalog, model) {
    if (catalog.kind !== 'list')
        return undefined;
    return catalog.models.find(listed => listed.slug.toLowerCase() === model.toLowerCase());
}
/**
 * The verdict of a catalog probe. Where the CLI gave no list, what it showed instead is the answer, unless that settles
 * nothing.
 *
 * A list that may be the CLI's own proves nothing about a model: with an API key the CLI never refreshes it (0.155 and
 * earlier), and when the endpoint fails or refuses the login, the CLI uses its own list without saying so (0.169).
 */
function catalogVerdict(catalog, context) {
    const { model } = context;
    const notListed = (said) => ({ reason: 'not-listed', scope: verdict_reason/* REASONS */.ez['not-listed'].scope, lasting: 'permanent', said });
    if (catalog.kind !== 'list') {
        const answer = answerInstead(catalog.evidence, context);
        return answer ?? { kind: 'unsettled', finding: notListed(catalog.message) };
    }
    const isListed = findListed(catalog, model) !== undefined;
    if (catalog.source === 'bundled') {
        const contains = isListed ? 'contains' : 'does not contain';
        const said = `This route has no model list of its own to ask. The list built into the CLI ${contains} this model.`;
        return { kind: 'unsettled', finding: notListed(said) };
    }
    if (isListed)
        return { kind: 'accepted' };
    const shown = catalog.models.filter(listed => listed.shown).map(listed => listed.slug);
    return { kind: 'refused', finding: notListed(`The route lists ${shown.join(', ')}.`) };
}
/** A CLI that failed for an unknown reason is no answer, because the list is only a hint. */
function answerInstead(evidence, context) {
    if (evidence === undefined)
        return undefined;
    const verdict = classify(evidence, context);
    const isAnswer = verdict.kind === 'refused' || evidence.kind === 'failed' || evidence.kind === 'withheld';
    return isAnswer ? verdict : undefined;
}

;// CONCATENATED MODULE: ./lib/steps/probe-chain/given-effort.js
/** The effort that the job gives, and those that a list names. */

/**
 * The effort that the job will use: that of its own arguments, which come after the input (codex-action v1.13), else the
 * input, which replaces what the files say.
 */
function givenEffort(input, { request, requestOfArguments }) {
    const ofArguments = requestOfArguments?.effort;
    if (ofArguments !== undefined)
        return { value: ofArguments, source: 'arguments' };
    if (input !== undefined)
        return { value: input, source: 'input' };
    return request?.effort === undefined ? undefined : { value: request.effort, source: 'config' };
}
/** The efforts that a list names for these models. The list built into the CLI is about the models, not the route. */
function listedEfforts(models, catalog) {
    if (catalog === undefined)
        return {};
    return Object.fromEntries(models.flatMap(model => {
        const efforts = findListed(catalog, model)?.efforts;
        return efforts === undefined ? [] : [[model, efforts]];
    }));
}

;// CONCATENATED MODULE: ./lib/steps/log/plan.js
/** The lines about what a run is going to do. */








/** Prints what will be asked and on which route, in a folded group. Its title is all that most people read of it. */
function logPlan(inputs, setup) {
    (0,actions_core/* withCore */.gG)(core => core.startGroup((0,plain_line/* logLine */.B)(titleOf(inputs))));
    try {
        logPlanLines(inputs, setup);
    }
    finally {
        (0,actions_core/* withCore */.gG)(core => core.endGroup());
    }
    const leftOut = leftOutArguments(setup.config);
    if (leftOut.length > 0)
        (0,lines/* logDebug */.MD)(`codex-args that a probe leaves out: ${leftOut.join(', ')}`);
}
function logPlanLines(inputs, setup) {
    const { chain, retries, timeoutMs, budgetMs } = inputs;
    (0,lines/* logInfo */.fH)(`Models to try: ${chain.map(chainItemText).join(', ')}`);
    (0,lines/* logInfo */.fH)(`Codex CLI: ${setup.version ?? (setup.cli.kind === 'found' ? 'unknown version' : 'none')}`);
    (0,lines/* logInfo */.fH)(`Auth route: ${(0,route_text/* describeRoute */.fx)(setup.route)}`);
    const effort = givenEffort(inputs.effort, setup.config);
    if (effort !== undefined)
        (0,lines/* logInfo */.fH)(`Reasoning effort: ${effort.value}, ${EFFORT_SOURCES[effort.source]}`);
    (0,lines/* logInfo */.fH)(`Limits: ${timeoutMs / 1000} s per probe, ${budgetMs / 1000} s in total, ${retries} ${retries === 1 ? 'retry' : 'retries'} per model`);
    const taken = takenArguments(setup.config);
    if (taken.length > 0)
        (0,lines/* logInfo */.fH)(`Arguments of the job that a probe takes: ${taken.join(', ')}`);
}
/** A title has the first models of the chain. */
const MAX_TITLE_MODELS = 4;
/** For somebody who has never heard of this action. */
function titleOf({ chain, strategy }) {
    const names = chain.slice(0, MAX_TITLE_MODELS).map(titleName);
    const more = chain.length - names.length;
    const all = more > 0 ? [...names, `${more} more`] : names;
    return strategy === 'all'
        ? `Asking which models this job can use in Codex: ${all.join(', ')}`
        : `Finding a model that this job can use in Codex: ${all.join(', else ')}`;
}
function titleName(item, index) {
    const text = chainItemText(item);
    if (item.kind === 'model')
        return text;
    if (item.kind === 'auto')
        return index === 0 ? 'the recommended one (auto)' : 'one from the model list (auto)';
    return `the newest of its family (${text})`;
}
const EFFORT_SOURCES = {
    input: 'from the input effort',
    arguments: 'from codex-args',
    config: 'from the configuration in CODEX_HOME',
};
/** Explains why nothing else happens for a while, and which version is used when the workflow names none. */
function logInstall(progress) {
    // The answer takes a second, and the version is told when it is installed.
    if (progress.kind === 'resolving')
        (0,lines/* logDebug */.MD)(describeInstall(progress));
    else
        (0,lines/* logInfo */.fH)(describeInstall(progress));
}
function describeInstall(progress) {
    switch (progress.kind) {
        case 'resolving':
            return `Asking npm which Codex CLI is ${progress.name}`;
        case 'tested-instead':
            return `npm does not give the newest Codex CLI (${progress.why}), so the tested one is taken, ${progress.version}`;
        case 'installing':
            return `Installing Codex CLI ${progress.version} from npm`;
        default:
            return (0,assert_never/* assertNever */.x)(progress);
    }
}
/** What an installation waits for. */
function describeInstallWait(progress) {
    return progress.kind === 'installing'
        ? `for npm, which installs Codex CLI ${progress.version}`
        : 'for npm, which names a version of the Codex CLI';
}
/** Explains why nothing else happens for a while. */
function logLoginWait() {
    (0,lines/* logInfo */.fH)('Waiting: the stored login is due for a refresh, and another job on this machine is using it');
}
/** Prints what is left of the plan. The names of limits come from the server. */
function logUsage(reading) {
    (0,lines/* logInfo */.fH)(`Plan usage: ${describeReading(reading, Date.now())}`);
}
/** Says that the account changes, before anything is asked with the key. */
function logSecondRoute(first, second) {
    const why = first.kind === 'none' ? 'Codex is not signed in' : `${(0,route_text/* describeRoute */.fx)(first)} cannot be used now`;
    (0,lines/* logInfo */.fH)(`The models are asked for again with ${(0,route_text/* describeRoute */.fx)(second)}, billed per token: ${why}`);
}

;// CONCATENATED MODULE: ./lib/steps/find-codex.js
/** Finds or installs the Codex CLI, and finds out which auth route it has here. */





/**
 * The CLI, the route and the login. When a probe may refresh the stored login, this job holds a lock on it until
 * `release` is called. The secrets of the login and the configuration are masked before anything is printed.
 */
async function findCodex(job, signal) {
    const { inputs, env, secrets } = job;
    const { codexHome, codexArgs, openaiApiKey: apiKey, endpoint, budgetMs } = inputs;
    secrets.add(storedSecrets({ env, codexHome, codexArgs }));
    const codex = await ensureCli(job, signal);
    const addedPath = codex.kind === 'found' ? codex.addedPath : undefined;
    if (addedPath !== undefined)
        (0,actions_core/* withCore */.gG)(core => core.addPath(addedPath));
    const limit = budgetMs / 1000;
    const locked = await (0,lines/* whileWaiting */.FW)(seconds => `for another job, which uses the stored login (${seconds} s of at most ${limit} s)`, () => inspectWithLoginLock(() => inspectCodex({ env, codex, codexHome, codexArgs, apiKey, endpoint, now: Date.now(), budgetMs }), {
        maxWaitMs: budgetMs,
        signal,
        onWait: () => {
            logLoginWait();
            (0,actions_core/* preloadCore */.LP)();
        },
    }));
    // The job that held the lock before may have stored new tokens in auth.json.
    secrets.add(locked.setup.secrets);
    return locked;
}
async function ensureCli({ inputs, env }, signal) {
    let doing = 'for the Codex CLI, which tells its version';
    return (0,lines/* whileWaiting */.FW)(seconds => `${doing} (${seconds} s)`, () => ensureCodex({
        requested: inputs.codexVersion,
        env,
        temporary: (0,job_context/* temporaryDirectory */.De)(env),
        signal,
        onProgress: progress => {
            doing = describeInstallWait(progress);
            logInstall(progress);
            // Prints the queued lines now. The next chance would be the start of the first probe.
            (0,actions_core/* preloadCore */.LP)();
        },
    }));
}

// EXTERNAL MODULE: external "node:perf_hooks"
var external_node_perf_hooks_ = __nccwpck_require__(643);
;// CONCATENATED MODULE: ./lib/steps/log/debug.js
/** The lines for users who set `ACTIONS_STEP_DEBUG`: what was started, what it printed, and how long each phase took. */



/** Maximum number of CLI lines printed per step. More would bury the result and slow the runner's log. */
const MAX_DEBUG_LINES = 500;
/** Maximum length of a CLI line, in characters. */
const MAX_CLI_LINE_CHARS = 2_000;
/** Maximum length of a command, in characters. A lean one has about 3,000. It is split into lines that can be read. */
const MAX_COMMAND_CHARS = 12_000;
const CHUNK = /.{1,1500}(?:\s|$)|.{1500}/gu;
/**
 * Watches the probes of a run: it prints their commands, the CLI's own lines and its end. Undefined for everybody who has
 * not asked for it. The lines contain text from an endpoint, and a command can hold settings of the job, so `sanitize`
 * must remove secrets and cut them.
 */
function debugProbes(isDebug, sanitize) {
    if (!isDebug)
        return undefined;
    let printed = 0;
    return model => ({
        onCommand: ({ file, args }) => {
            const command = sanitize([file, ...args].map(quoteArgument).join(' '), MAX_COMMAND_CHARS);
            for (const chunk of command.match(CHUNK) ?? [])
                (0,lines/* logDebug */.MD)(`codex for ${model} is started: ${chunk}`);
        },
        onLine: line => {
            printed += 1;
            if (printed > MAX_DEBUG_LINES + 1)
                return;
            const text = printed > MAX_DEBUG_LINES
                ? `(more than ${MAX_DEBUG_LINES} lines; the rest is not shown)`
                : sanitize(line, MAX_CLI_LINE_CHARS);
            // Not by `logDebug`: events keep their exact spelling. core.debug escapes line breaks.
            (0,actions_core/* withCore */.gG)(core => core.debug(`codex for ${model}: ${text}`));
        },
        onEnd: ({ ended, events }) => (0,lines/* logDebug */.MD)(`codex for ${model} ${ended}; events: ${events || 'none'}`),
    });
}
/** An argument as in a shell, so that the line can be read word by word. */
function quoteArgument(argument) {
    return /^[\w./:=@%+,-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
/** Runs a phase of the step, and prints how long it took. */
async function timePhase(name, run) {
    const startMs = external_node_perf_hooks_.performance.now();
    try {
        return await run();
    }
    finally {
        (0,lines/* logDebug */.MD)(`Time: ${name} took ${((external_node_perf_hooks_.performance.now() - startMs) / 1000).toFixed(2)} s`);
    }
}

// EXTERNAL MODULE: ./lib/catalog/dated-facts.js
var dated_facts = __nccwpck_require__(7793);
;// CONCATENATED MODULE: ./lib/catalog/retirement.js
/** When a model leaves a route, and what comes in its place. */




/** Whose retirements hold for a route. A provider has its own, and they are not known. */
const ACCOUNTS = {
    chatgpt: 'chatgpt',
    'access-token': 'chatgpt',
    'workload-identity': 'chatgpt',
    'api-key': 'api',
    provider: undefined,
    none: undefined,
};
/**
 * What is known about the end of a model on a route. What the route itself says comes first: the date in its own list,
 * then that of the API. The known retirements of this action come last, because they age.
 */
function retirementOf(model, sources) {
    const { route, catalog, apiDate } = sources;
    const isRouteList = catalog?.kind === 'list' && catalog.source === 'route';
    const known = knownRetirement(model, route);
    const routeDate = (isRouteList ? findListed(catalog, model)?.retiresAt : undefined) ?? apiDate;
    const at = toMoment(routeDate ?? known?.at);
    return {
        ...(0,base_fields/* optional */.lq)('at', at),
        ...(at !== undefined && routeDate === undefined ? { isDated: true } : {}),
        ...(0,base_fields/* optional */.lq)('successor', listedSuccessor(model, catalog) ?? successorSince(known, catalog)),
    };
}
/**
 * The known successor, or what has taken its place since then, by the list. A fact ages: a successor that the route's
 * own list no longer shows would be refused as well, so it is not named.
 */
function successorSince(known, catalog) {
    const successor = known?.successor;
    if (successor === undefined)
        return undefined;
    const isRouteList = catalog?.kind === 'list' && catalog.source === 'route';
    const isOffered = !isRouteList || findListed(catalog, successor)?.shown === true;
    return listedSuccessor(successor, catalog) ?? (isOffered ? successor : undefined);
}
function listedSuccessor(model, catalog) {
    return catalog?.kind === 'list' ? successorOf(catalog.models, model)?.slug : undefined;
}
function knownRetirement(model, route) {
    const account = ACCOUNTS[route];
    return dated_facts/* KNOWN_RETIREMENTS */.XS.find(fact => fact.model === model.toLowerCase() && fact.account === account);
}
/** A day counts from its first moment in UTC. A text that is no time counts as none. */
function toMoment(text) {
    const time = Date.parse(text ?? '');
    return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

;// CONCATENATED MODULE: ./lib/report/advice/retirement.js
/** What a run knows about the end of a model on its route, in words. */



/** A model that is used is warned about when it has at most this long left. */
const WARNING_DAYS = 30;
const retirement_DAY_MS = 24 * 3_600_000;
/** What is known about the end of a model on the route of a run. */
function retirementIn({ route, facts }, model) {
    const { catalog, apiUsed } = facts;
    const apiDate = apiUsed?.kind === 'known' && apiUsed.model === model ? apiUsed.shutdownDate : undefined;
    return retirementOf(model, {
        route: (0,route_text/* offerKind */.tv)(route),
        ...(0,base_fields/* optional */.lq)('catalog', catalog),
        ...(0,base_fields/* optional */.lq)('apiDate', apiDate),
    });
}
/**
 * When a model that is used leaves the route. A known date that is past does not count: the route has just accepted the
 * model, so the fact is out of date.
 */
function retiresAt(context, model) {
    const { at, isDated } = retirementIn(context, model);
    return at !== undefined && isDated === true && Date.parse(at) <= context.now ? undefined : at;
}
/**
 * Why a refused model is gone, as the middle of a sentence: "gpt-5.5 left ChatGPT sign-in on …". Undefined
 * where the refusal has another reason, or no date before today is known.
 */
function retiredText(context, status) {
    if (!retirement_isRetired(context, status))
        return undefined;
    const { at = '' } = retirementIn(context, status.model);
    return `${(0,route_text/* routeName */.xG)(context.route)} stopped offering ${status.model} on ${(0,time_text/* dateText */.MK)(at)}`;
}
/** Whether the route refuses the model itself, and the day on which the model had to leave the route is past. */
function retirement_isRetired(context, status) {
    if (status.kind !== 'refused' || status.finding.scope !== 'model')
        return false;
    if (status.finding.lasting !== 'permanent' && status.finding.lasting !== 'ambiguous')
        return false;
    const { at } = retirementIn(context, status.model);
    return at !== undefined && Date.parse(at) <= context.now;
}
/** The end of the model that is used; undefined where it has more than 30 days left, or no date is known. */
function leavingModel(context) {
    const { decision, now } = context;
    if (decision.kind === 'none')
        return undefined;
    const { model } = decision;
    const at = retiresAt(context, model);
    if (at === undefined)
        return undefined;
    const days = Math.floor((Date.parse(at) - now) / retirement_DAY_MS);
    return days > WARNING_DAYS ? undefined : { model, at, days };
}
/** The warning about a model in use that has at most 30 days left; undefined for any other. */
function retiringText(context) {
    const leaving = leavingModel(context);
    if (leaving === undefined)
        return undefined;
    const { model, at, days } = leaving;
    const when = days < 0 ? 'was to stop' : 'stops';
    const left = days < 0 ? '' : days === 0 ? ', in less than a day' : `, in ${days} ${days === 1 ? 'day' : 'days'}`;
    const advice = successorAdvice(context, leaving).replaceAll('`', '');
    return `${(0,route_text/* routeName */.xG)(context.route)} ${when} offering ${model} on ${(0,time_text/* dateText */.MK)(at)}${left}. ${advice}`;
}
/** What to do before the model asked for, which is used, leaves the route. */
function retiringAdvice(context) {
    const { decision } = context;
    const leaving = leavingModel(context);
    return decision.kind === 'preferred' && leaving !== undefined
        ? successorAdvice(context, leaving)
        : undefined;
}
function successorAdvice(context, { model, days }) {
    const { successor } = retirementIn(context, model);
    const when = days < 0 ? 'now' : 'before that day';
    if (successor === undefined)
        return `Choose another model ${when}.`;
    return isLightHere(context, successor) === isLightHere(context, model)
        ? `Change the workflow ${when} to its successor: \`model: ${successor}\`.`
        : `Its successor is \`${successor}\`, a model of another kind with another price. Choose a model ${when}.`;
}
/**
 * The model to ask for instead of one that this route refuses: the same model under the route's own name; for a model
 * that has left the route, the one that is used, else its successor. Undefined where the model asked for may come back,
 * and where none is known. The suggestion is of the same kind: light for light, and not light for any other.
 */
function suggestedModel(context) {
    const { requestedModel, decision, statuses, facts } = context;
    const [asked] = statuses;
    if (asked?.kind !== 'refused' || asked.finding.scope !== 'model')
        return undefined;
    const { catalog } = facts;
    const models = catalog?.kind === 'list' ? catalog.models : [];
    const ownName = models.find(model => model.shown && isOwnNameOf(model.slug, requestedModel))?.slug;
    const isGone = retirement_isRetired(context, asked);
    const used = isGone && decision.kind === 'fallback' ? decision.model : undefined;
    const successor = isGone ? retirementIn(context, requestedModel).successor : undefined;
    const isRefused = (model) => statuses.some(status => status.kind === 'refused' && status.model === model);
    // With a list of its own, the route offers a successor only if the list has it.
    const isOffered = (model) => model === used || !isRouteList(catalog) || models.some(listed => listed.slug === model && listed.shown);
    // A model that is going to leave as well would have to be changed a second time.
    const isLeaving = used !== undefined && retiresAt(context, used) !== undefined;
    const usedSuccessor = used === undefined ? undefined : retirementIn(context, used).successor;
    const candidates = isLeaving ? [ownName, successor, usedSuccessor, used] : [ownName, used, successor];
    return candidates.find(model => model !== undefined &&
        !isRefused(model) &&
        isOffered(model) &&
        isLightHere(context, model) === isLightHere(context, requestedModel));
}
/** Whether a model is light, by its name or by what the list says. */
function isLightHere({ facts: { catalog } }, model) {
    return isLightModel(model) || (catalog !== undefined && findListed(catalog, model)?.light === true);
}
function isRouteList(catalog) {
    return catalog?.kind === 'list' && catalog.source === 'route';
}

// EXTERNAL MODULE: ./lib/report/advice/route-words.js
var route_words = __nccwpck_require__(6078);
;// CONCATENATED MODULE: ./lib/report/advice/account-refusal.js
/** The case that all models are refused for one reason that is not theirs: the account may use none of them. */




/** Words about who asks, and not about what is asked for. */
const ACCOUNT_WORDS = /\b(?:access|account|organi[sz]ation|permission|plan|project|subscription|team|workspace)\b/i;
/** Fewer models can have the same typing error, or have been retired together. */
const MIN_MODELS = 2;
/**
 * Whether the route has refused every model of the chain with the same words about account, plan or workspace, although
 * its list has two of them, or all that it shows. Then the account is the cause, and not any model.
 */
function isAccountRefusal(context) {
    const { decision, statuses, facts } = context;
    if (decision.kind !== 'none' || decision.blockedBy !== undefined || statuses.length < MIN_MODELS)
        return false;
    const refused = statuses.filter(status => status.kind === 'refused' && status.finding.scope === 'model');
    if (refused.length < statuses.length)
        return false;
    const words = new Set(refused.map(account_refusal_wordsOf));
    const [same = ''] = words;
    if (words.size > 1 || !ACCOUNT_WORDS.test(same))
        return false;
    const { catalog } = facts;
    if (catalog?.kind !== 'list')
        return false;
    const listed = refused.filter(status => findListed(catalog, status.model) !== undefined && !retirement_isRetired(context, status));
    // The usual words about one model name the account too, and one listed model may need another plan.
    const shown = catalog.models.filter(model => model.shown).length;
    return listed.length > 0 && listed.length >= Math.min(MIN_MODELS, shown);
}
/** The endpoint's words with the model's name replaced, so that the words about two models can be compared. */
function account_refusal_wordsOf(status) {
    if (!('finding' in status))
        return '';
    return status.finding.said.replaceAll(status.model, '<model>');
}
/** Why, as the middle of a sentence. */
function accountRefusalText({ statuses, route }) {
    return `${(0,route_text/* describeRoute */.fx)(route)} refuses all ${statuses.length} models with the same words, so the cause is the account and not a model`;
}
/** Whom to ask. */
function accountAdvice(route) {
    return (0,route_words/* fillRouteWords */.sc)(ADVICE[(0,route_words/* textKind */._I)(route)], route);
}
const ASK_ABOUT_CODEX = 'Ask {who} whether this account may use Codex{at:access}, and look at the notices of the account.';
const ADVICE = {
    'api-key': 'Ask {who} which models the project of this key may use{at:models}.',
    provider: 'Ask {who} which models this account may use{at:models}.',
    chatgpt: ASK_ABOUT_CODEX,
    'access-token': ASK_ABOUT_CODEX,
    'workload-identity': ASK_ABOUT_CODEX,
    none: 'Ask {who} which models may be used without a sign-in.',
};

;// CONCATENATED MODULE: ./lib/report/advice/network.js
/** What to do about a network that fails or blocks: which variable, which certificate authority, which host. */


/**
 * One to three sentences in the imperative; undefined for a failure of another kind, or where the words of the failure
 * have a cure of their own. A private address is never named, but the setting that has it.
 */
function networkAdvice({ statuses, facts, route }) {
    const [asked] = statuses;
    if (asked === undefined || !('finding' in asked))
        return undefined;
    const { finding } = asked;
    if (finding.reason !== 'unreachable' && finding.reason !== 'network-blocked')
        return undefined;
    const way = wayOf(facts.network);
    // Nobody who reads this has started that server or can correct its address by hand.
    if (finding.network?.kind === 'no-connection' && way.proxy === undefined && (0,route_text/* isCodexActionProxy */.so)(route)) {
        return undefined;
    }
    if (finding.network !== undefined)
        return adviceFor(finding.network, way);
    // A region, a list of addresses and the like have texts of their own.
    if (finding.detail !== undefined && !OF_THE_WAY.includes(finding.detail))
        return undefined;
    return finding.reason === 'unreachable' ? openTheWay(way) : adviceForBlock(finding, way);
}
/** Details that say what is on the way to the endpoint. */
const OF_THE_WAY = ['page', 'proxy', 'challenge'];
function wayOf(facts) {
    const hosts = facts?.hosts ?? [];
    const named = facts?.setting === undefined ? 'the endpoint' : `the host in \`${facts.setting}\``;
    const { proxy } = facts ?? {};
    const place = proxy?.isInDotEnv ? ' of CODEX_HOME/.env' : '';
    return {
        facts,
        endpoint: hosts.length === 0 ? named : hosts.join(' and '),
        proxy: proxy && `the proxy in ${proxy.variable}${place}`,
    };
}
function adviceFor(problem, way) {
    switch (problem.kind) {
        case 'proxy-refuses':
            return adviceForRefusal(problem.status, way);
        case 'proxy-fails':
            return adviceForProxy(way);
        case 'no-connection':
            return problem.failure === 'refused' && way.proxy === undefined ? startServer(way) : openTheWay(way);
        case 'not-tls':
            return way.facts?.setting === undefined || way.facts.hosts.length > 0
                ? `Ask whoever runs the network of this runner why something without TLS answers in place of ${way.endpoint}.`
                : `Write \`http://\` instead of \`https://\` in \`${way.facts.setting}\`, or correct the port there.`;
        case 'unknown-authority':
            return adviceForAuthority(problem.issuer, way);
        case 'wrong-certificate':
            return problem.fault === 'dates'
                ? `Set the clock of this runner, or renew the certificate of ${way.endpoint}.`
                : `Correct the address, or ask whoever runs the network of this runner why something else answers in place of ${way.endpoint}.`;
        default:
            return (0,assert_never/* assertNever */.x)(problem);
    }
}
function adviceForRefusal(status, { facts, endpoint, proxy = 'the proxy' }) {
    const around = `If this runner reaches ${endpoint} without the proxy, add the host to NO_PROXY.`;
    // tinyproxy answers a wrong password with 401.
    if (status === 407 || status === 401) {
        return facts?.proxy?.hasCredentials
            ? `Correct the user and the password in the address of ${proxy}: it does not accept them. Codex sends them as Basic authentication only.`
            : `Write a user and a password into the address of ${proxy}, from a secret: \`http://USER:PASSWORD@HOST:PORT\`. ${around}`;
    }
    return status >= 500
        ? `Ask whoever runs ${proxy} whether it can connect to ${endpoint}. ${around}`
        : `Ask whoever runs ${proxy} to allow CONNECT to ${endpoint}. ${around}`;
}
function adviceForProxy({ facts, proxy = 'the proxy' }) {
    const isSocks = facts?.proxy?.isSocks === true;
    const scheme = isSocks ? ' It must be an HTTP proxy: Codex does not speak SOCKS.' : '';
    return `Correct the address of ${proxy}, or remove the variable if this runner needs no proxy.${scheme}`;
}
function startServer({ facts, endpoint }) {
    return facts?.setting === undefined
        ? `Let this runner connect to ${endpoint} on port 443: nothing accepts the connection.`
        : `Start the server behind \`${facts.setting}\`, or correct the address there.`;
}
/** Where the cause may be a firewall, a proxy that is missing, or one that lets nothing pass. */
function openTheWay({ facts, endpoint, proxy }) {
    const address = facts?.setting === undefined ? '' : ` Check the address in \`${facts.setting}\`.`;
    return proxy === undefined
        ? `Let this runner resolve and reach ${endpoint}. If it needs a proxy for that, set HTTPS_PROXY for the job.${address}`
        : `Ask whoever runs ${proxy} to let connections to ${endpoint} pass. If this runner reaches it without the proxy, add the host to NO_PROXY.${address}`;
}
function adviceForAuthority(issuer, { facts, endpoint }) {
    const authority = issuer === undefined ? 'the authority' : `the authority "${issuer}"`;
    const [variable] = facts?.authorities ?? [];
    const advice = variable === undefined
        ? `Write the certificate of ${authority} into a PEM file, and set CODEX_CA_CERTIFICATE or SSL_CERT_FILE to its path for the job.`
        : `Add the certificate of ${authority} to the PEM file that ${variable} names, and check that this runner can read the file.`;
    const node = facts?.hasNodeAuthorities ? ' Codex does not read NODE_EXTRA_CA_CERTS.' : '';
    return `${advice} Or ask whoever inspects TLS here to leave out ${endpoint}.${node}`;
}
function adviceForBlock({ status, detail, said }, way) {
    const { endpoint, proxy } = way;
    if (status === 407)
        return adviceForRefusal(status, way);
    const who = proxy ?? 'the network of this runner';
    return detail === 'challenge' || /\bcloudflare\b/i.test(said)
        ? `Run the job on another runner, or through another outgoing address: the protection in front of ${endpoint} does not let this one pass.`
        : `Ask whoever runs ${who} to let requests to ${endpoint} pass without a filter or a sign-in page. Or run the job on a runner whose network does.`;
}

;// CONCATENATED MODULE: ./lib/report/advice/advice.js
/** What to do, where the general advice of a reason would mislead. */



/**
 * One to three sentences, in which backticks mark code. An advice that ends in a line to copy has a colon before it. Undefined where the advice of the reason fits. Nobody is
 * told to wait for a model that has left the route, nor to change to the route that the job is on.
 */
function adviceOf(context) {
    const ofNetwork = networkAdvice(context);
    if (ofNetwork !== undefined)
        return ofNetwork;
    if (isAccountRefusal(context))
        return accountAdvice(context.route);
    const { requestedModel, statuses } = context;
    const suggested = suggestedModel(context);
    const [asked] = statuses;
    const isGone = asked !== undefined && retirement_isRetired(context, asked);
    if (suggested !== undefined) {
        const why = isGone
            ? `\`${requestedModel}\` will not come back to this route.`
            : 'This route has the model under another name.';
        return `${why} Change the workflow: \`model: ${suggested}\`.`;
    }
    if (isGone) {
        return `\`${requestedModel}\` will not come back to this route. Name another model in \`model\`, or let the route's list decide: \`model: auto\`.`;
    }
    return retiringAdvice(context);
}

;// CONCATENATED MODULE: ./lib/chain/attempt.js
/** One probe of one model: the question, and the attempt with its verdict. */
/** In the place of an effort: the question is to be asked without one, because the model takes none. */
const EFFORT_UNSET = 'unset';

;// CONCATENATED MODULE: ./lib/report/advice/effort.js
/** The effort to run the model with, and what people are told about it. */

/** What can be an effort. A configuration may hold any other text. */
const EFFORT = /^[a-z]{2,16}$/;
/**
 * The effort to run the model with: the one that the job gives, or the one that the model takes instead of it. Null
 * where no model is used, the job gives none, or the model takes none.
 */
function effortOf(effort, decision) {
    if (effort === undefined || decision.kind === 'none')
        return null;
    const used = decision.settings.effort ?? effort.value;
    return used !== EFFORT_UNSET && EFFORT.test(used) ? used : null;
}
/** For each accepted model that does not take the job's effort. One that only the probe asked with says nothing. */
function effortTexts({ effort, statuses }) {
    return effort === undefined ? [] : statuses.flatMap(status => effortText(effort, status));
}
function effortText({ value, source }, status) {
    if (status.kind !== 'accepted' || status.settings.effort === undefined)
        return [];
    const { model, settings } = status;
    if (settings.effort === EFFORT_UNSET) {
        return [`${model} takes no reasoning effort; leave it out (the output effort is empty).`];
    }
    const line = source === 'arguments'
        ? `${settings.effort} in codex-args: \`model_reasoning_effort=${settings.effort}\``
        : `${settings.effort}: \`effort: ${settings.effort}\` (the output effort has it)`;
    return [`${model} does not take the effort ${value}; use ${line}.`];
}

// EXTERNAL MODULE: ./lib/report/cost.js + 1 modules
var cost = __nccwpck_require__(1670);
// EXTERNAL MODULE: ./lib/report/advice/failure-texts.js + 7 modules
var failure_texts = __nccwpck_require__(6622);
;// CONCATENATED MODULE: ./lib/report/explain.js
/** The explanation: one sentence that says which model is used and why. */






/**
 * One sentence of plain text: "<what is used>: <why>." The part after the first ": " is a sentence of its own once its
 * first letter is a capital, because the comment shows it alone, under a heading that says the first part.
 */
function explain(context) {
    return context.isCancelled
        ? 'The job was cancelled before it was known which model can be used.'
        : `${usedText(context)}: ${whyOfRoutes(context)}.`;
}
function usedText(context) {
    const { decision, requestedModel, statuses, route, otherWalk } = context;
    const account = otherWalk?.kind === 'first' ? ` with ${(0,route_text/* describeRoute */.fx)(route)}, billed per token` : '';
    const besides = account === '' ? '' : `,${account}`;
    switch (decision.kind) {
        case 'preferred':
            return decision.verified
                ? `${requestedModel} is used${account}${servedText(decision)}`
                : `${requestedModel} is used without proof${besides}`;
        case 'fallback':
            return `${decision.model} is used instead of ${requestedModel}${besides}${servedText(decision)}`;
        case 'none':
            // With `on-unsettled: fail` a later model of the chain can be accepted and still not be used.
            return statuses.some(status => status.kind === 'accepted') ? 'No model is used' : 'No model can be used';
        default:
            return (0,assert_never/* assertNever */.x)(decision);
    }
}
function servedText({ servedModel }) {
    return servedModel === undefined ? '' : `, but ${servedModel} answered`;
}
/** Why the first route is not used comes first: it is the reason for the change of the account. */
function whyOfRoutes(context) {
    const { otherWalk, decision } = context;
    const why = whyText(context);
    if (otherWalk === undefined)
        return why;
    const other = failuresText(otherWalk.context);
    if (otherWalk.kind === 'second') {
        return `${why}, and ${(0,route_text/* describeRoute */.fx)(otherWalk.context.route)} fails too: ${other}`;
    }
    const isAsAsked = decision.kind === 'preferred' && decision.verified && decision.servedModel === undefined;
    return isAsAsked ? other : `${other}; ${why}`;
}
function whyText(context) {
    const { decision, requestedModel, probe } = context;
    if (decision.kind !== 'preferred')
        return failuresText(context);
    if (!decision.verified)
        return `it could not be checked, because ${failuresText(context)}`;
    const route = (0,route_text/* describeRoute */.fx)(context.route);
    return decision.servedModel === undefined
        ? `${route} ${probe === 'live' ? 'accepts' : 'lists'} it${leavingText(context)}`
        : `${route} accepts ${requestedModel} but answers with another model`;
}
/** The end of the model that is used. A date that is past is told in a note. */
function leavingText(context) {
    const leaving = leavingModel(context);
    if (leaving === undefined || leaving.days < 0)
        return '';
    return `, but stops offering it on ${(0,time_text/* dateText */.MK)(leaving.at)}`;
}
/** Why the model asked for failed. When no model is used, why each one failed, unless one failure stops them all. */
function failuresText(context) {
    const { decision, statuses, route } = context;
    const failed = statuses.filter(status => 'finding' in status);
    if (isAccountRefusal(context))
        return accountRefusalText(context);
    const explainsAll = decision.kind === 'none' && decision.blockedBy !== decision.reason;
    const explained = explainsAll ? failed : failed.slice(0, 1);
    // Two models can fail with the same text, such as "the endpoint could not be reached".
    return [
        ...new Set(explained.map(status => retiredText(context, status) ?? failureText(status, route))),
    ].join('; ');
}
function failureText(status, route) {
    const { reason, detail, retryAt, said } = status.finding;
    const isExplained = status.finding.isExplainedByMessage ?? (0,verdict_reason/* factsOf */.xS)(reason).isExplainedByMessage;
    const clause = clauseOf(status, route)
        .replaceAll('{model}', () => status.model)
        .replaceAll('{route}', () => (0,route_text/* describeRoute */.fx)(route));
    // Its message has the time.
    const isTold = retryAt === undefined || detail === 'below-minimum';
    const until = isTold ? '' : ` until ${(0,time_text/* timeText */.Tc)(retryAt)}`;
    const cause = isExplained === true ? ` (${shortened(said.replace(/\.$/, ''))})` : '';
    return `${clause}${until}${cause}`;
}
/** Words that nobody has seen are told as what they are: a guess, or nothing at all. */
function clauseOf({ kind, finding }, route) {
    const { reason, scope, secondLook } = finding;
    const clause = (0,failure_texts/* failureClause */.Gw)({ ...finding, isUnsettled: kind === 'unsettled' }, route.kind);
    if (kind !== 'unsettled')
        return clause;
    if (reason === 'unrecognized')
        return UNRECOGNIZED[scope] ?? clause;
    const isGuess = scope === 'model' && secondLook === true;
    return isGuess ? `${clause}, as far as the answer can be understood` : clause;
}
const UNRECOGNIZED = {
    route: '{route} refused the request in words that this action does not know',
    model: '{route} answered about {model} in words that this action does not know',
};
/** Longer messages are in the table of models. */
const MAX_CAUSE_CHARS = 400;
function shortened(text) {
    const points = Array.from(text);
    return points.length <= MAX_CAUSE_CHARS ? text : `${points.slice(0, MAX_CAUSE_CHARS - 1).join('')}…`;
}

// EXTERNAL MODULE: ./lib/report/advice/texts/text-row.js
var text_row = __nccwpck_require__(7980);
;// CONCATENATED MODULE: ./lib/report/second-route/notes.js
/** The notes about the key of `fallback-openai-api-key`. */



/** The change of the account, what it costs, and what the job must do besides giving Codex the key. */
function secondRouteText(context) {
    const { otherWalk, route, facts } = context;
    if (otherWalk?.kind !== 'first')
        return undefined;
    const first = otherWalk.context.route;
    const isOpenai = route.kind === 'api-key' && route.host === undefined;
    return [
        `Codex has to use the key of fallback-openai-api-key in this job (the output route is api-key). Its tokens are billed to the account of that key${(0,cost/* isOfPlan */.TU)(first.kind) ? `, and not to ${(0,route_text/* describeRoute */.fx)(first)}` : ''}.`,
        isOpenai ? (0,cost/* priceText */.BC)(context) : undefined,
        firstRouteHint(first),
        facts.keyRule === undefined
            ? undefined
            : `With the key in CODEX_API_KEY, Codex would delete the stored login, because of ${facts.keyRule}: give the key to codex-action, or change the setting.`,
    ]
        .filter(text => text !== undefined)
        .join(' ');
}
/** What the job's Codex would use instead of the key (0.104 to 0.171). */
function firstRouteHint(first) {
    switch (first.kind) {
        case 'provider':
            return `The configuration of the job still names the provider ${first.id}: pass -c model_provider=openai to codex exec, and no --oss.`;
        case 'access-token':
            return 'Codex takes CODEX_ACCESS_TOKEN before the key, so leave it out of that step.';
        case 'workload-identity':
            return 'Codex takes workload identity before every key, so unset OPENAI_FEDERATION_RULE_ID and OPENAI_IDENTITY_TOKEN_FILE for that step.';
        case 'chatgpt':
        case 'api-key':
        case 'none':
            return undefined;
        default:
            return (0,assert_never/* assertNever */.x)(first);
    }
}
/** Why the key was not tried, although the first route failed in a way that is meant for it. */
function skippedRouteText({ facts: { secondRouteSkipped: skipped } }) {
    if (skipped === undefined)
        return undefined;
    const why = skipped.kind === 'same-key'
        ? `it is the same key as in ${skipped.keySource}, which has failed`
        : 'CODEX_HOME/.env sets variables of workload identity, and Codex then uses no key';
    return `The key of fallback-openai-api-key was not tried: ${why}.`;
}

;// CONCATENATED MODULE: ./lib/report/notes.js
/** The notes of a report, as a table. */










/** Every note, the most important first. */
const NOTES = [
    ['second-route', 'warning', secondRouteText],
    ['second-route-skipped', 'warning', skippedRouteText],
    ['served-by-another', 'warning', servedTexts],
    ['unverified', 'warning', unverifiedText],
    ['setting-needed', 'warning', settingTexts],
    ['likely-slip', 'warning', modelIdTexts],
    ['login-rotated', 'warning', loginText],
    ['openai-api-key-alone', 'warning', keyAloneText],
    ['openai-api-key-unused', 'warning', keyUnusedText],
    ['endpoint-unused', 'warning', endpointUnusedText],
    ['flapping', 'warning', flappingTexts],
    ['retiring', 'warning', retiringText],
    ['untried', 'note', untriedText],
    ['price', 'warning', cost/* higherPriceText */.aS],
    ['price', 'note', cost/* lowerPriceText */.u],
    ['catalog-hint', 'warning', catalogHintText],
    ['auto', 'note', wordTexts],
    ['listed-models', 'note', listedModelsText],
    ['api-check', 'note', apiCheckText],
    ['usage-left', 'note', usageLeftText],
    ['usage-unread', 'note', usageUnreadText],
    ['config-written', 'note', configWrittenText],
    ['config-not-written', 'warning', configNotWrittenText],
];
/** What a reader should know besides the decision. Report, summary and comment show the same notes. */
function notesOf(context) {
    return NOTES.flatMap(([code, level, textsOf]) => [textsOf(context) ?? []].flat().map(text => ({ code, level, text })));
}
function servedTexts({ statuses }) {
    return statuses.flatMap(status => status.kind === 'accepted' && status.servedModel !== undefined
        ? [
            `${status.model} was accepted, but ${status.servedModel} answered. Work that asks for ${status.model} on this route may get the other model.`,
        ]
        : []);
}
function unverifiedText({ decision, requestedModel }) {
    return decision.kind === 'preferred' && !decision.verified
        ? `${requestedModel} is used without proof: no probe showed whether the route accepts it, and on-unsettled is set to keep.`
        : undefined;
}
function settingTexts(context) {
    const { decision } = context;
    const verbosity = decision.kind === 'none' ? undefined : decision.settings.verbosity;
    const ofVerbosity = decision.kind === 'none' || verbosity === undefined
        ? []
        : [
            `${decision.model} was accepted only with verbosity ${verbosity}: the server refused another value. Set an accepted value in the Codex job too.`,
        ];
    return [...effortTexts(context), ...ofVerbosity];
}
/** An id that the route accepts is correct, whatever it looks like. */
function modelIdTexts({ statuses }) {
    return statuses
        .filter(status => status.kind !== 'accepted')
        .flatMap(status => modelIdWarning(status.model) ?? []);
}
function loginText({ facts }) {
    return facts.loginRotated
        ? 'The ChatGPT login was refreshed during the probe, and auth.json in CODEX_HOME now holds a new single-use refresh token. Save the file back to where the job got it from: other jobs that hold the old one will fail to refresh.'
        : undefined;
}
function keyAloneText({ route }) {
    return route.kind === 'none' && route.openaiApiKeyAlone
        ? 'OPENAI_API_KEY is set, but that variable alone is not a Codex login. Pass the key as the input openai-api-key or as CODEX_API_KEY.'
        : undefined;
}
function keyUnusedText({ route, facts }) {
    if (facts.apiKeyUnused !== true)
        return undefined;
    if (route.kind === 'workload-identity') {
        return 'The input openai-api-key was not used: this job signs in with workload identity, and Codex then ignores every key. To use the input, unset OPENAI_FEDERATION_RULE_ID and OPENAI_IDENTITY_TOKEN_FILE for this job, also in CODEX_HOME/.env.';
    }
    if ((0,route_text/* isCodexActionProxy */.so)(route)) {
        return 'The input openai-api-key was not used: codex-action has written its proxy into config.toml in CODEX_HOME, and the proxy sends the key that codex-action was given. Leave the input out, or run this action before codex-action.';
    }
    return route.kind === 'provider'
        ? `The input openai-api-key was not used: the configuration of this job names the provider ${route.id}, and Codex sends that provider only the key configured for it. To use the input, remove model_provider from config.toml, from the profile or from codex-args, or set codex-home to another directory.`
        : undefined;
}
function endpointUnusedText({ facts }) {
    const unused = 'The input responses-api-endpoint was not used';
    switch (facts.endpointUnused) {
        case undefined:
            return undefined;
        case 'no-key':
            return `${unused}, because openai-api-key is empty: an endpoint is asked only with the key in that input. ${text_row/* FORK_SECRETS */.NV}`;
        case 'arguments':
            return `${unused}, because codex-args chooses another route.`;
        default:
            return (0,assert_never/* assertNever */.x)(facts.endpointUnused);
    }
}
function flappingTexts({ statuses }) {
    return statuses
        .filter(status => status.kind === 'accepted' && status.flapped)
        .map(({ model }) => `${model} was refused at first and accepted on a later try: its availability on this route is flapping.`);
}
function untriedText({ statuses, decision, isCancelled }) {
    const untried = statuses.filter(status => status.kind === 'untried').map(status => status.model);
    if (decision.kind !== 'none' || untried.length === 0 || isCancelled)
        return undefined;
    const why = decision.blockedBy === undefined ? '' : ', since it would fail the same way';
    return `Not tried${why}: ${untried.join(', ')}.`;
}
function catalogHintText({ probe }) {
    return probe === 'catalog'
        ? 'Only the model list was read, so the result is a hint: the route may refuse a listed model, and accept one that is not listed. Use probe: live to be sure.'
        : undefined;
}
function wordTexts(context) {
    const source = hasRouteList(context)
        ? "by the route's model list"
        : 'by the list built into the CLI, since the route gave none of its own; only a probe shows what the route accepts';
    const { decision, statuses } = context;
    const isTried = (model) => statuses.some(status => status.model === model && status.kind !== 'untried');
    // Where the chain ended before a word, nobody needs to know what it stands for. A family that the list does not have
    // is a mistake in the workflow.
    const isTold = ({ word, models, missing }) => missing === undefined ? models.some(isTried) : decision.kind === 'none' || word !== 'auto';
    return (context.facts.words ?? [])
        .filter(isTold)
        .map(({ word, models, missing }) => models.length === 0
        ? `${word} stands for no model here: ${missing ?? ''}.`
        : `${word} stands for ${models.join(', ')} here, ${source}.`);
}
/** Maximum number of models of a list that the note names. */
const MAX_LISTED_MODELS = 12;
/** A route or an account that fails for all models accepts no model of its list either: the list is then left out. */
function listedModelsText(context) {
    const { decision, isCancelled, facts } = context;
    if (isAccountRefusal(context))
        return undefined;
    if (decision.kind !== 'none' || decision.blockedBy !== undefined || isCancelled)
        return undefined;
    const shown = facts.catalog?.kind === 'list' ? facts.catalog.models.filter(model => model.shown) : [];
    if (shown.length === 0)
        return undefined;
    const names = shown.slice(0, MAX_LISTED_MODELS).map(model => model.slug);
    return hasRouteList(context)
        ? `The route lists: ${names.join(', ')}. A listed model is likely, not certain, to be accepted.`
        : `The CLI lists: ${names.join(', ')}. The list is its own and says nothing about this route.`;
}
function hasRouteList({ facts: { catalog } }) {
    return catalog?.kind === 'list' && catalog.source === 'route';
}
const SEPARATE_OFFERS = 'An API key and a Codex sign-in can offer different models, so neither proves anything about the other.';
function apiCheckText({ facts: { apiCheck } }) {
    if (apiCheck === undefined)
        return undefined;
    const { kind, model } = apiCheck;
    switch (kind) {
        case 'known':
            return `The OpenAI API knows ${model}, but this Codex route does not offer it. ${SEPARATE_OFFERS}`;
        case 'unknown':
            return `The OpenAI API does not know ${model} with this key either. ${SEPARATE_OFFERS}`;
        case 'unclear':
            return `It is not clear whether the OpenAI API knows ${model}: ${apiCheck.why}. The decision does not depend on it.`;
        case 'no-key':
            return `The OpenAI API was not asked about ${model}: check-api needs an API key in openai-api-key, CODEX_API_KEY or OPENAI_API_KEY.`;
        default:
            return (0,assert_never/* assertNever */.x)(kind);
    }
}
function configWrittenText({ decision, facts: { configEdit } }) {
    if (configEdit === undefined || configEdit.kind === 'refused' || decision.kind === 'none')
        return undefined;
    const done = configEdit.kind === 'written' ? 'was set' : 'was set already';
    return `model = "${decision.model}" ${done} in ${configEdit.file ?? 'config.toml'} of CODEX_HOME. ${configEdit.note ?? ''}`.trimEnd();
}
function configNotWrittenText({ decision, facts: { configEdit } }) {
    return configEdit?.kind === 'refused' && decision.kind !== 'none'
        ? `${configEdit.file ?? 'config.toml'} of CODEX_HOME was not changed: ${configEdit.why}. Pass the model with codex exec -m ${decision.model} instead.`
        : undefined;
}

;// CONCATENATED MODULE: ./lib/report/report.js
/** The types of the report. Its schema is docs/report.schema.json. */
/** Raised when a field changes its meaning or goes away; a new field does not raise it. */
const REPORT_VERSION = 1;

;// CONCATENATED MODULE: ./lib/report/report-parts.js
/** The parts that a report has of each walk: the route, the models and the probes. */



/** A route as the report names it. */
function reportRoute(route) {
    switch (route.kind) {
        case 'chatgpt':
            return { kind: route.kind, ...(0,base_fields/* optional */.lq)('plan', route.plan) };
        case 'api-key':
            return { kind: route.kind, source: route.source };
        case 'provider':
            return { kind: route.kind, provider: route.id };
        case 'access-token':
        case 'workload-identity':
        case 'none':
            return { kind: route.kind };
        default:
            return (0,assert_never/* assertNever */.x)(route);
    }
}
/** The final status of one model. */
function reportModel(status, context) {
    const { catalog } = context.facts;
    const { model, kind } = status;
    // The list built into the CLI is the same on every route.
    const isRouteList = catalog?.kind === 'list' && catalog.source === 'route';
    return {
        model,
        verdict: kind,
        ...('finding' in status ? { finding: withAdvice(status.finding, model, context) } : {}),
        ...(kind === 'accepted' ? (0,base_fields/* optional */.lq)('servedModel', status.servedModel) : {}),
        ...(kind === 'accepted' && status.flapped ? { flapped: true } : {}),
        ...(isRouteList ? { listed: findListed(catalog, model) !== undefined } : {}),
    };
}
/** Only so many probes of a walk have a trace: a report with more must not become too long to be merged. */
const MAX_TRACES = 60;
/** One probe. `index` is its place among those of the walk. */
function reportAttempt({ verdict, startedAt, durationMs, waitedMs, ...question }, index) {
    const { model, form, settings } = question;
    return {
        model,
        form,
        settings,
        verdict: verdict.kind,
        ...('finding' in verdict ? { finding: reportFinding(verdict.finding) } : {}),
        ...(verdict.kind === 'accepted' ? (0,base_fields/* optional */.lq)('servedModel', verdict.servedModel) : {}),
        ...('usage' in verdict ? (0,base_fields/* optional */.lq)('usage', verdict.usage) : {}),
        ...(0,base_fields/* optional */.lq)('trace', index < MAX_TRACES ? verdict.trace : undefined),
        ...(0,base_fields/* optional */.lq)('waitedMs', waitedMs),
        startedAt: new Date(startedAt).toISOString(),
        durationMs,
    };
}
/** What to do first about a failure. */
function report_parts_adviceFor(failure, model, { route, facts }) {
    const { hasSecondKey } = facts;
    const words = { ...route, ...(0,base_fields/* optional */.lq)('hasSecondKey', hasSecondKey) };
    return (0,failure_texts/* failureRecovery */._B)(failure, words).replaceAll('{model}', () => model);
}
function withAdvice(finding, model, context) {
    const advice = report_parts_adviceFor(finding, model, context);
    return { ...reportFinding(finding), advice };
}
/** Leaves out the fields that only the next probe needs. */
function reportFinding(finding) {
    const { reason, scope, lasting, said, status, code, retryAt, detail } = finding;
    return {
        reason,
        scope,
        lasting,
        said,
        ...(0,base_fields/* optional */.lq)('status', status),
        ...(0,base_fields/* optional */.lq)('code', code),
        ...(0,base_fields/* optional */.lq)('retryAt', retryAt),
        ...(0,base_fields/* optional */.lq)('detail', detail),
    };
}

;// CONCATENATED MODULE: ./lib/report/retry-at.js
/** The output `retry-at`. */

/**
 * When a retry makes sense, ISO 8601 UTC; null when no reset time is known. If a model is used: when the limit of the
 * model asked for resets. If none is used: when the failure that stops the whole chain resets, else the first reset of
 * any model. Of two routes, the first one counts: its reset is the time from which the second one is not needed.
 */
function retryAtOf(context) {
    const { otherWalk } = context;
    const other = otherWalk === undefined ? null : resetOf(otherWalk.context);
    return otherWalk?.kind === 'first' ? (other ?? resetOf(context)) : (resetOf(context) ?? other);
}
function resetOf({ decision, statuses }) {
    if (decision.kind !== 'none')
        return firstReset(statuses.slice(0, 1));
    const blockers = statuses.filter(model_status/* stopsChain */.BJ);
    return firstReset(blockers.length > 0 ? blockers : statuses);
}
function firstReset(statuses) {
    const resets = statuses.flatMap(status => ('finding' in status ? (status.finding.retryAt ?? []) : []));
    // All times come from `toISOString`, so their order as text is their order in time.
    return resets.toSorted()[0] ?? null;
}

// EXTERNAL MODULE: ./lib/report/sanitize-texts.js
var sanitize_texts = __nccwpck_require__(1810);
;// CONCATENATED MODULE: ./lib/report/second-route/other-walk.js
/** The walk on the route that is not used, in the report. */




/** The fields `firstRoute` and `secondRoute` of a report, of which at most one is there. */
function otherWalkOf({ otherWalk }) {
    if (otherWalk === undefined)
        return {};
    const walk = reportWalk(otherWalk.context);
    return otherWalk.kind === 'first' ? { firstRoute: walk } : { secondRoute: walk };
}
function reportWalk(context) {
    const { route, requestedModel, statuses, attempts, decision } = context;
    const reason = decision.kind === 'none' ? (decision.blockedBy ?? decision.reason) : 'unrecognized';
    const failed = statuses.find(status => 'finding' in status && status.finding.reason === reason);
    const failure = failed !== undefined && 'finding' in failed ? failed.finding : { reason };
    return {
        route: reportRoute(route),
        reason,
        explanation: explain(context),
        advice: adviceOf(context) ?? report_parts_adviceFor(failure, failed?.model ?? requestedModel, context),
        retryAt: retryAtOf(context),
        chain: statuses.map(status => reportModel(status, context)),
        attempts: attempts.map(reportAttempt),
    };
}

;// CONCATENATED MODULE: ./lib/report/build-report.js
/** Builds the report from the attempts and the facts of the run. */














/** Builds the report of one run, with the decision that the attempts lead to. */
function buildReport(source) {
    const { policy, codexVersion, sanitize } = source;
    const context = contextOf(source);
    const { requestedModel, route, attempts, statuses, decision } = context;
    const used = decision.kind === 'none' ? undefined : decision;
    return {
        version: REPORT_VERSION,
        leg: source.leg,
        requestedModel,
        model: used?.model ?? null,
        outcome: decision.kind,
        fallbackUsed: decision.kind === 'fallback',
        verified: policy.probe === 'live' && isVerified(decision),
        reason: decision.reason,
        explanation: explain(context),
        route: reportRoute(route),
        servedModel: used?.servedModel ?? null,
        settings: used?.settings ?? {},
        effort: effortOf(policy.effort, decision),
        availableModels: statuses.filter(status => status.kind === 'accepted').map(status => status.model),
        retryAt: retryAtOf(context),
        usageLeft: usageLeftOf(context),
        ...(0,base_fields/* optional */.lq)('usage', reportUsage(context)),
        retiresAt: (used === undefined ? undefined : retiresAt(context, used.model)) ?? null,
        successor: retirementIn(context, used?.model ?? requestedModel).successor ?? null,
        ...(0,base_fields/* optional */.lq)('advice', adviceOf(context)),
        codexVersion: codexVersion === null ? null : sanitize(codexVersion, 'setting'),
        chain: statuses.map(status => reportModel(status, context)),
        attempts: attempts.map(reportAttempt),
        ...otherWalkOf(context),
        notes: notesOf(context),
        ...(0,base_fields/* optional */.lq)('cost', (0,cost/* costOf */.ho)(context) ?? (context.otherWalk && (0,cost/* costOf */.ho)(context.otherWalk.context))),
        ...(0,base_fields/* optional */.lq)('diagnostics', source.diagnostics),
        startedAt: new Date(source.startedAt).toISOString(),
        finishedAt: new Date(source.finishedAt).toISOString(),
        run: source.run,
    };
}
/** Sanitizes before any sentence is made, so that no part of the report holds other text from outside. */
function contextOf({ policy, facts, sanitize, finishedAt, otherWalk, ...source }) {
    const attempts = (0,sanitize_texts/* sanitizeOutsideTexts */.Hw)(source.attempts, sanitize);
    const decision = (0,chain_decision/* decide */.L)(policy, attempts);
    const { effort } = policy;
    const other = otherWalk && {
        kind: otherWalk.kind,
        context: contextOf({ ...source, sanitize, finishedAt, ...otherWalk, otherWalk: undefined }),
    };
    return {
        probe: policy.probe,
        requestedModel: policy.chain[0],
        route: (0,sanitize_texts/* sanitizeOutsideTexts */.Hw)(source.route, sanitize),
        attempts,
        statuses: (0,model_status/* chainStatus */.Qf)(policy, attempts),
        decision,
        ...(0,base_fields/* optional */.lq)('effort', effort && { ...effort, value: sanitize(effort.value, 'setting') }),
        isCancelled: isCancelledWalk(decision, attempts) || (other?.kind === 'second' && other.context.isCancelled),
        facts: { ...facts, ...(0,base_fields/* optional */.lq)('usage', facts.usage && sanitizeReading(facts.usage, sanitize)) },
        ...(0,base_fields/* optional */.lq)('otherWalk', other),
        now: finishedAt,
    };
}
function isCancelledWalk({ kind }, attempts) {
    return (0,chain_decision/* wasCancelledEarly */.u)(kind, attempts.map(attempt => attempt.verdict.kind));
}
function isVerified(decision) {
    return decision.kind === 'fallback' || (decision.kind === 'preferred' && decision.verified);
}

;// CONCATENATED MODULE: ./lib/steps/make-report.js
/** Makes the report of this run. Everything that is published afterwards is made from it. */





/** Maximum length of a text from outside in the report, in characters. */
const make_report_MAX_TEXT_CHARS = 300;
function makeReport(job, result) {
    const { inputs, env, secrets } = job;
    const { walks, apiChecks, configEdit, loginRotated, startedAt } = result;
    const { setup } = walks.used;
    const first = walks.first ?? walks.used;
    const other = make_report_otherWalkOf(walks);
    const ignoresKey = first.setup.route.kind === 'provider' || first.setup.route.kind === 'workload-identity';
    const isKeyUnused = inputs.openaiApiKey !== undefined && ignoresKey;
    const used = walkOf(walks.used, job);
    const models = [walks.used, walks.first, walks.second].flatMap(walk => walk?.chain.policy.chain ?? []);
    return buildReport({
        ...used,
        facts: {
            ...used.facts,
            loginRotated,
            // The plan is that of the first route, also where the second one is used.
            ...(0,base_fields/* optional */.lq)('usage', first.chain.usage),
            ...(isKeyUnused ? { apiKeyUnused: true } : {}),
            ...(0,base_fields/* optional */.lq)('endpointUnused', endpointUnusedBecause(inputs, first.setup)),
            ...(0,base_fields/* optional */.lq)('apiCheck', apiChecks.asked),
            ...(0,base_fields/* optional */.lq)('apiUsed', apiChecks.used),
            ...(0,base_fields/* optional */.lq)('configEdit', configEdit),
            ...(0,base_fields/* optional */.lq)('secondRouteSkipped', walks.skipped),
            ...(0,base_fields/* optional */.lq)('keyRule', keyRuleOf(setup)),
        },
        ...(0,base_fields/* optional */.lq)('otherWalk', other && { ...walkOf(other.walk, job), kind: other.kind }),
        leg: inputs.leg ?? legName(env['GITHUB_JOB'] ?? '', inputs.matrixContext),
        run: (0,job_context/* currentRun */.xh)(env),
        codexVersion: setup.version,
        diagnostics: diagnose(job, setup, walks.used.chain.commands),
        startedAt,
        finishedAt: Date.now(),
        sanitize: (text, source) => source === 'answer'
            ? secrets.sanitizeAnswer(text, make_report_MAX_TEXT_CHARS, models)
            : secrets.sanitize(text, make_report_MAX_TEXT_CHARS),
    });
}
function endpointUnusedBecause({ endpoint, openaiApiKey }, { route }) {
    if (endpoint === undefined)
        return undefined;
    if (openaiApiKey === undefined)
        return 'no-key';
    return route.kind === 'api-key' && route.isEndpoint === true ? undefined : 'arguments';
}
/** A walk, as the report needs it. */
function walkOf({ setup, chain }, { inputs, env }) {
    const { policy, attempts, ...list } = chain;
    const hasSecondKey = inputs.fallbackApiKey === undefined ? undefined : true;
    const network = networkPath({ ...setup, env })?.facts;
    return {
        policy,
        route: setup.route,
        attempts,
        facts: {
            loginRotated: false,
            ...list,
            ...(0,base_fields/* optional */.lq)('network', network),
            ...(0,base_fields/* optional */.lq)('hasSecondKey', hasSecondKey),
        },
    };
}
function make_report_otherWalkOf({ first, second }) {
    if (first !== undefined)
        return { kind: 'first', walk: first };
    return second && { kind: 'second', walk: second };
}
/** The setting with which the job's Codex would sign out when it is given a key in its environment. */
function keyRuleOf({ config: { loginRules } }) {
    const method = loginRules?.method;
    return method?.value === 'chatgpt' ? `forced_login_method (${method.source})` : undefined;
}

// EXTERNAL MODULE: ./lib/github/plan-comment.js
var plan_comment = __nccwpck_require__(604);
// EXTERNAL MODULE: ./lib/github/publish-comment.js + 10 modules
var publish_comment = __nccwpck_require__(1083);
// EXTERNAL MODULE: ./lib/steps/clock.js
var clock = __nccwpck_require__(749);
// EXTERNAL MODULE: ./lib/steps/comment-target.js + 1 modules
var comment_target = __nccwpck_require__(9164);
;// CONCATENATED MODULE: ./lib/steps/prefetch-comment.js
/**
 * Reads the comment from GitHub while the probes run, so that loading octokit and GitHub's answers cost no extra time.
 */




/**
 * Prepares the prefetch. It starts with the first probe when an earlier comment may have to be updated, and otherwise
 * with the probe that follows the first model that was not accepted. A run without either sends no request to GitHub.
 * The deadline ends a lookup that is still running.
 */
function prefetchComment(job, deadline) {
    const { inputs, env } = job;
    const run = (0,job_context/* currentRun */.xh)(env);
    const targetFound = (0,comment_target/* findCommentTarget */.K)(job);
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
        const commentCount = pullRequest.kind === 'number' ? pullRequest.commentCount : undefined;
        if (!isNeeded && !(0,plan_comment/* needsLookup */.Qh)(inputs.comment, run, commentCount))
            return;
        lookup = (0,publish_comment/* prefetchLookup */.sl)(target, { clock: clock/* clock */.p, deadline });
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
    };
}

;// CONCATENATED MODULE: ./lib/chain/second-route.js
/** Whether the chain is walked again on a second route, and for how long. */


/**
 * Whether the walk ended without a model because the route refused its login or has no allowance left. The second route
 * is billed to another account, so it is never taken for a failure that may pass or that is about a model: the failure
 * that stopped the chain has to be proven and of a reason that is meant for it.
 */
function movesToSecondRoute(policy, attempts) {
    const statuses = (0,model_status/* chainStatus */.Qf)(policy, attempts);
    const [asked] = statuses;
    if ((0,model_status/* wasCancelled */.r1)(attempts) || statuses.some(status => status.kind === 'accepted'))
        return false;
    // Here `on-unsettled` has decided, and not the route.
    if (asked?.kind === 'unsettled' && policy.onUnsettled !== 'fallback')
        return false;
    const blocking = statuses.find(model_status/* stopsChain */.BJ);
    return blocking?.kind === 'refused' && (0,verdict_reason/* factsOf */.xS)(blocking.finding.reason).movesToSecondRoute === true;
}
/**
 * The budget of the second walk, milliseconds: what the first one has left, and at least the time of one probe, which
 * shows whether the key works.
 */
function secondBudgetMs({ budgetMs, timeoutMs }, elapsedMs) {
    return Math.max(Math.floor(budgetMs - elapsedMs), timeoutMs);
}

;// CONCATENATED MODULE: ./lib/route/second-route.js
/** The second route: the same CLI and CODEX_HOME, with the key of `fallback-openai-api-key`. */




/**
 * The second route beside a first one. It uses OpenAI's own provider whatever config.toml says, at `openai_base_url`
 * where that is set: the key belongs to an account there, and a configured provider is another endpoint.
 */
function secondRoute(first, key, env) {
    const keySource = sourceOfSameKey(first, key, env);
    if (keySource !== undefined)
        return { kind: 'same-key', keySource };
    if (usesWorkloadIdentity(readDotEnv(first.home, env), first.version ?? undefined)) {
        return { kind: 'identity-in-dot-env' };
    }
    const config = openaiConfig(first.config);
    return { kind: 'ready', setup: { ...first, config, route: apiKeyRoute('fallback', config) } };
}
/** The configuration with OpenAI's own provider. `--oss` comes before every setting, so it cannot stay (0.104 to 0.171). */
function openaiConfig(config) {
    const { arguments: job } = config;
    const options = job?.options.filter(option => !/^--(?:oss$|local-provider=)/.test(option));
    return {
        ...config,
        provider: undefined,
        ...(job !== undefined && options !== undefined ? { arguments: { ...job, options } } : {}),
    };
}
/** Where the first route has found this key; undefined where it used another one, or at another address. */
function sourceOfSameKey({ route, config, home }, key, env) {
    if (route.kind !== 'api-key' || config.provider !== undefined)
        return undefined;
    const { source } = route;
    const keys = source === 'auth.json' ? readAuthFile(authFilePath(home)).secrets : [env['CODEX_API_KEY']?.trim()];
    return (source === 'auth.json' || source === 'CODEX_API_KEY') && keys.includes(key) ? source : undefined;
}

;// CONCATENATED MODULE: ./lib/chain/exhausted.js
/** Whether the chain is exhausted, so that `auto` is needed. */

/**
 * Whether every model of the chain was tried and a further model could still be used. False if the run was cancelled,
 * if the route failed, if a model was accepted (except with strategy `all`), or if `onUnsettled` keeps the model asked
 * for or fails on it.
 */
function isExhausted(policy, attempts) {
    if ((0,model_status/* wasCancelled */.r1)(attempts))
        return false;
    const statuses = (0,model_status/* chainStatus */.Qf)(policy, attempts);
    if (statuses[0]?.kind === 'unsettled' && policy.onUnsettled !== 'fallback')
        return false;
    return statuses.every(status => !(0,model_status/* stopsChain */.BJ)(status) &&
        status.kind !== 'untried' &&
        (policy.strategy === 'all' || status.kind !== 'accepted'));
}

;// CONCATENATED MODULE: ./lib/catalog/listed-models.js
/** Parses the model list that the CLI prints (`codex debug models`) and keeps (models_cache.json). */




/**
 * The models of a list in the CLI's JSON format, in order of priority.
 *
 * @param value the parsed output of `codex debug models`, or the content of models_cache.json
 * @returns undefined when the value has no readable model
 */
function listedModels(value) {
    const models = (0,base_fields/* fieldsOf */.Pf)(value)['models'];
    if (!Array.isArray(models))
        return undefined;
    const listed = models.flatMap((model, index) => readModel(model, index));
    return listed.length === 0 ? undefined : listed.toSorted((a, b) => a.priority - b.priority);
}
/** One entry, or none when its slug is not a model id: slugs become arguments of a process. */
function readModel(value, index) {
    const model = (0,base_fields/* fieldsOf */.Pf)(value);
    const slug = (0,base_fields/* textOf */.b6)(model['slug']);
    if (slug === undefined || !isModelId(slug))
        return [];
    const priority = model['priority'];
    const description = (0,base_fields/* textOf */.b6)(model['description']) ?? '';
    const upgrade = (0,base_fields/* fieldsOf */.Pf)(model['upgrade']);
    return [
        {
            slug,
            shown: model['visibility'] === 'list',
            priority: typeof priority === 'number' && Number.isFinite(priority) ? priority : index,
            ...(isLightModel(slug, description) ? { light: true } : {}),
            ...(/\blegacy\b/i.test(`${(0,base_fields/* textOf */.b6)(model['display_name']) ?? ''} ${description}`)
                ? { legacy: true }
                : {}),
            ...(0,base_fields/* optional */.lq)('efforts', effortsIn(model['supported_reasoning_levels'])),
            ...(0,base_fields/* optional */.lq)('upgrade', (0,base_fields/* textOf */.b6)(upgrade['model'])),
            ...(0,base_fields/* optional */.lq)('retiresAt', momentOf(upgrade['retirement_at'])),
        },
    ];
}
/** The levels are objects with an `effort` (0.104 to 0.171). An effort that is not known here cannot be compared. */
function effortsIn(levels) {
    const named = Array.isArray(levels) ? levels.map(level => (0,base_fields/* textOf */.b6)((0,base_fields/* fieldsOf */.Pf)(level)['effort'])) : [];
    const known = EFFORTS.filter(effort => named.includes(effort));
    return known.length === 0 ? undefined : known;
}
/** CLI 0.171 keeps a time only in the format of RFC 3339, such as 2026-12-14T00:00:00Z, and drops any other value. */
function momentOf(value) {
    const time = Date.parse((0,base_fields/* textOf */.b6)(value) ?? '');
    return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

;// CONCATENATED MODULE: ./lib/probe/models-cache.js
/** Reads the model list that the CLI of a probe has stored, which needs no process and no request. */







/** The list holds the instructions of every model: 0.75 MB in 0.169. */
const models_cache_MAX_BYTES = 16 * 1024 * 1024;
/** The CLI itself uses a list of up to this age without asking again. */
const MAX_AGE_MS = 5 * 60_000;
/**
 * Reads models_cache.json, which every `codex exec` with a ChatGPT sign-in writes (0.104 to 0.169; with an API key none
 * is written). Undefined when there is no list, or only an older one, which may belong to another login.
 *
 * @param startedAt when the probes began, in milliseconds since the epoch
 */
function readModelsCache(context, startedAt) {
    const read = readTextFile(modelsCacheFile(context), models_cache_MAX_BYTES);
    if (read.kind !== 'text')
        return undefined;
    const cache = parseFields(read.text);
    const fetchedAt = Date.parse((0,base_fields/* textOf */.b6)(cache['fetched_at']) ?? '');
    const models = listedModels(cache);
    if (models === undefined || !(fetchedAt >= startedAt - maxAgeMs(context.route)))
        return undefined;
    return { kind: 'list', source: 'route', models };
}
/** How often the file is looked at while a probe runs. One look takes less than 0.1 ms. */
const POLL_MS = 20;
/**
 * Waits until the CLI of a running probe has stored the list. It requests the list at its start, together with the
 * account, and writes the file at least one round trip before it has an answer about the model (0.171). Resolves to
 * undefined when the signal aborts.
 */
async function waitForModelsCache(context, startedAt, signal) {
    let seenMs = 0;
    while (!signal.aborted) {
        const writtenMs = writtenAt(modelsCacheFile(context));
        if (writtenMs !== seenMs && writtenMs >= startedAt) {
            // A file that is only half written cannot be parsed; it changes again.
            const catalog = readModelsCache(context, startedAt);
            if (catalog !== undefined)
                return catalog;
            seenMs = writtenMs;
        }
        await (0,external_node_timers_promises_.setTimeout)(POLL_MS, undefined, { signal }).catch(() => { });
    }
    return undefined;
}
/**
 * When the file was written; 0 for none. One that cannot be looked at, such as a loop of links, or on Windows a file that
 * is being replaced, counts as none: the list only saves time.
 */
function writtenAt(file) {
    try {
        return (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    }
    catch {
        return 0;
    }
}
function modelsCacheFile({ home }) {
    return (0,external_node_path_.join)(home.dir, 'models_cache.json');
}
/**
 * How much older than the probes the list may be. With a ChatGPT login the CLI reuses the list that it fetched minutes
 * ago. On any other route it fetches none, so an older list there belongs to an earlier login.
 */
function maxAgeMs({ kind }) {
    return kind === 'chatgpt' || kind === 'access-token' ? MAX_AGE_MS : 0;
}

;// CONCATENATED MODULE: ./lib/steps/log/attempt.js
/** The line about each probe. Only a debug line has words of an endpoint. */


/** Names the model while its answer takes long. */
function withProgress(ask) {
    return (question, options) => {
        const limit = Math.round(options.timeoutMs / 1000);
        return (0,lines/* whileWaiting */.FW)(seconds => `for ${question.model} (${seconds} s of at most ${Math.max(limit, seconds)} s)`, () => ask(question, options));
    };
}
/** Prints the result of a probe. A failure of the route or the client is not reported as one of the model. */
function logAttempt(attempt, line) {
    const { verdict, model, durationMs } = attempt;
    const result = 'finding' in verdict ? describeFailure(verdict, line.route) : describeSuccess(verdict, line);
    const facts = [`${(durationMs / 1000).toFixed(1)} s`, ...describeQuestion(attempt, line)];
    const next = line.next === undefined ? '' : `, asked again ${describeNext(attempt, line.next)}`;
    (0,lines/* logInfo */.fH)(`${model}: ${result} (${facts.join(', ')})${next}`);
}
function describeSuccess({ kind }, { probe }) {
    return kind === 'accepted' && probe === 'catalog' ? 'listed' : kind;
}
function describeFailure({ kind, finding }, route) {
    const label = (0,failure_texts/* failureLabel */.Zu)({ ...finding, isUnsettled: kind === 'unsettled' }, route);
    if (kind === 'unsettled')
        return `not settled: ${label}`;
    if (finding.detail === 'below-minimum')
        return `accepted and not used: ${label}`;
    return finding.scope === 'model' ? `refused: ${label}` : `no answer about the model: ${label}`;
}
/** How the question differed from the usual one. */
function describeQuestion({ form, settings }, { effort, triesBefore }) {
    const asked = { ...(effort === undefined ? {} : { effort }), ...settings };
    return [
        ...(form === 'plain' ? [attempt_PLAIN] : []),
        ...describeSettings(asked),
        ...(triesBefore === 0 ? [] : [`try ${triesBefore + 1}`]),
    ];
}
const attempt_PLAIN = 'plain command';
/** How the next probe of the same model differs from this one; a mere repetition comes after a wait. */
function describeNext({ form, settings }, { question, afterMs }) {
    const changed = Object.entries(question.settings).filter(([name, value]) => Object.entries(settings).find(([key]) => key === name)?.[1] !== value);
    const differences = [
        ...(question.form !== form ? [`the ${attempt_PLAIN}`] : []),
        ...describeSettings(Object.fromEntries(changed)),
    ];
    if (differences.length > 0)
        return `with ${differences.join(' and ')}`;
    return `in ${Math.max(1, Math.round(afterMs / 1000))} s`;
}
function describeSettings(settings) {
    return Object.entries(settings).map(([name, value]) => `${name} ${value}`);
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./lib/cli/process-group.js
/** Ends a child together with every process in its process group. */

/** Time between SIGINT and SIGKILL. The CLI needs 15 to 30 ms to end (0.104 to 0.169). */
const SIGKILL_DELAY_MS = 2_000;
/**
 * Sends SIGINT to a group, and SIGKILL two seconds later. On SIGINT the CLI removes its temporary files; on SIGTERM it
 * does not. `schedule` sets the timer for SIGKILL, so that the caller can clear it when the group has ended.
 */
function terminateGroup(pid, schedule) {
    if (process.platform === 'win32') {
        killGroup(pid);
        return;
    }
    signalGroup(pid, 'SIGINT');
    schedule(SIGKILL_DELAY_MS, () => signalGroup(pid, 'SIGKILL'));
}
/** Kills the processes of a group that are left. A group that has ended already is no error. */
function killGroup(pid) {
    if (process.platform !== 'win32') {
        signalGroup(pid, 'SIGKILL');
        return;
    }
    if (pid === undefined)
        return;
    // Windows cannot signal a process group; taskkill ends the tree of children.
    const taskkill = (0,external_node_child_process_namespaceObject.spawn)('taskkill', ['/PID', String(pid), '/T', '/F'], {
        stdio: 'ignore',
        windowsHide: true,
    });
    taskkill.once('error', () => { });
    taskkill.unref();
}
const runningGroups = new Set();
/**
 * Kills a group when this process exits, for example on an uncaught error. Returns a function that turns this off.
 * One listener serves all groups, since node warns about a leak at the eleventh listener.
 */
function killGroupOnExit(pid) {
    if (pid === undefined)
        return () => { };
    if (runningGroups.size === 0)
        process.on('exit', killRunningGroups);
    runningGroups.add(pid);
    return () => {
        runningGroups.delete(pid);
        if (runningGroups.size === 0)
            process.removeListener('exit', killRunningGroups);
    };
}
function killRunningGroups() {
    for (const pid of runningGroups)
        killGroup(pid);
}
function signalGroup(pid, signal) {
    // kill(-0) signals our own group and kill(-1) every process, so these two are never signalled.
    if (pid === undefined || pid <= 1)
        return;
    try {
        process.kill(-pid, signal);
    }
    catch {
        // ESRCH: the group has no process left. EPERM: a process that is left has another user (a set-uid child).
    }
}

;// CONCATENATED MODULE: ./lib/cli/run-process.js
/**
 * Runs a child process that has a deadline, and ends it together with its process group.
 *
 * Only `codex exec`, `codex debug models` and `codex app-server` run here: they can hang, and they start processes of
 * their own. Everything else runs with @actions/exec (run-command.ts), which has no deadline and cannot end a child.
 */




/**
 * Maximum delay of a cancel. GitHub's runner sends SIGTERM 7.5 s after the SIGINT of a cancelled step, and kills the
 * step 2.5 s later.
 */
const MAX_CANCEL_DELAY_MS = 5_000;
/** How often `isBusy` is asked while an end is delayed. */
const BUSY_CHECK_INTERVAL_MS = 50;
/** After the child's exit its pipes are closed at this time, even if a process outside its group holds them open. */
const run_process_PIPE_CLOSE_DELAY_MS = 500;
const STDERR_TAIL_BYTES = 8 * 1024;
/**
 * Starts a child in a process group of its own. Its stdin is /dev/null, since `codex exec` reads a piped stdin to its
 * end before it starts. With an `input` it stays open, since `codex app-server` ends with it and drops open requests.
 */
function runProcess(command, options) {
    if (options.signal?.aborted === true)
        return alreadyEnded({ kind: 'cancelled' });
    let child;
    try {
        child = start(command, options.input);
    }
    catch (error) {
        // spawn throws on what it can check beforehand, such as a NUL byte in an argument.
        return alreadyEnded(notStarted(error));
    }
    const timers = new Set();
    const schedule = (ms, run) => timers.add(setTimeout(run, ms));
    let stopReason;
    const requestStop = (reason, requestedAt = Date.now()) => {
        // A cancel has the shortest time limit, so it replaces a delayed stop for another reason.
        stopReason = reason === 'cancelled' ? reason : (stopReason ?? reason);
        if (stopReason !== reason)
            return;
        const mayDelay = Date.now() - requestedAt < maxDelayOf(options.killDelay, reason);
        if (mayDelay && options.killDelay?.isBusy() === true) {
            schedule(BUSY_CHECK_INTERVAL_MS, () => requestStop(reason, requestedAt));
        }
        else {
            terminateGroup(child.pid, schedule);
        }
    };
    const onAbort = () => requestStop('cancelled');
    const cancelKillOnExit = killGroupOnExit(child.pid);
    const ended = waitForEnd(child, options, schedule, () => stopReason).finally(() => {
        for (const timer of timers)
            clearTimeout(timer);
        options.signal?.removeEventListener('abort', onAbort);
        cancelKillOnExit();
    });
    options.signal?.addEventListener('abort', onAbort, { once: true });
    schedule(options.timeoutMs, () => requestStop('timed-out'));
    const stop = () => requestStop('stopped');
    return { ended, stop, stopIn: ms => schedule(ms, stop) };
}
/** Reads the child's output until the child has exited and its pipes are closed. */
async function waitForEnd(child, options, schedule, stopReason) {
    const stderr = createTailBuffer(STDERR_TAIL_BYTES);
    // When the system has no file handles left, the streams are undefined, although their types say otherwise.
    const streams = [child.stdout, child.stderr].flatMap(stream => stream ?? []);
    for (const stream of streams)
        stream.on('error', () => { });
    child.stdout?.on('data', createLineSplitter(options.onLine, options.lineLimitBytes));
    child.stderr?.on('data', stderr.push);
    if (options.onErrorLine) {
        child.stderr?.on('data', createLineSplitter(options.onErrorLine, options.lineLimitBytes));
    }
    return await new Promise(resolve => {
        child.once('error', error => {
            if (child.pid === undefined)
                resolve(notStarted(error));
        });
        child.once('exit', () => {
            killGroup(child.pid);
            schedule(run_process_PIPE_CLOSE_DELAY_MS, () => {
                for (const stream of streams)
                    stream.destroy();
            });
        });
        child.once('close', (code, signal) => resolve(toResult(stopReason(), code, signal, stderr.text())));
    });
}
function alreadyEnded(result) {
    return { ended: Promise.resolve(result), stop: () => { }, stopIn: () => { } };
}
function maxDelayOf(killDelay, reason) {
    const maxDelayMs = killDelay?.maxDelayMs ?? 0;
    return reason === 'cancelled' ? Math.min(maxDelayMs, MAX_CANCEL_DELAY_MS) : maxDelayMs;
}
function start(command, input) {
    const child = (0,external_node_child_process_namespaceObject.spawn)(command.file, command.args, {
        cwd: command.cwd,
        env: command.env,
        stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        // A process group of its own, so that the native binary, git and other children can be ended with it. Not on
        // Windows: this would open a console window there, and taskkill needs no group.
        detached: process.platform !== 'win32',
        windowsHide: true,
    });
    // A child that ends before it has read the input closes the pipe, which is no error.
    child.stdin?.on('error', () => { }).write(input ?? '');
    return child;
}
function toResult(stopReason, code, signal, stderr) {
    switch (stopReason) {
        case undefined:
            return { kind: 'exited', code, signal, stderr };
        case 'timed-out':
            return { kind: 'timed-out', stderr };
        default:
            return { kind: stopReason };
    }
}
function notStarted(error) {
    return { kind: 'not-started', missing: (0,errors/* codeOf */.$)(error) === 'ENOENT', message: (0,errors/* messageOf */.b)(error) };
}

;// CONCATENATED MODULE: ./lib/probe/job/effort.js
/** The reasoning effort and the other settings of the request in a probe's `-c` arguments. */


/**
 * The effort of the input, as codex-action passes it (v1.13): before the job's own arguments, which replace it. It is
 * left out where the question is to ask without one.
 */
function effortOfInput({ effort }, { settings }) {
    if (effort === undefined || settings.effort === EFFORT_UNSET)
        return [];
    return [`model_reasoning_effort=${tomlString(effort)}`];
}
/**
 * Whether input or configuration give an effort. The probe asks with it in both forms, because a server may refuse it,
 * and then the job's request too.
 */
function hasGivenEffort({ effort, config }) {
    return effort !== undefined || config.request?.effort !== undefined;
}
/**
 * The settings that were adjusted to what the server takes. Without a given effort, the lean form asks with a low one,
 * which costs the least. The plain form asks with the user's own settings, as the job will.
 */
function questionSettings(context, { form, settings }) {
    const adjusted = settings.effort === EFFORT_UNSET ? undefined : settings.effort;
    const isLow = form === 'lean' && settings.effort === undefined && !hasGivenEffort(context);
    const effort = adjusted ?? (isLow ? 'low' : undefined);
    const prefix = profilePrefix(context);
    return [
        ...(effort === undefined ? [] : [`${prefix}model_reasoning_effort=${tomlString(effort)}`]),
        ...(settings.verbosity === undefined
            ? []
            : [`${prefix}model_verbosity=${tomlString(settings.verbosity)}`]),
    ];
}
/** A profile that is a table is above `-c`, so a setting must replace the one in the table. A dot would end its name. */
function profilePrefix({ config: { profileTable } }) {
    return profileTable === undefined || profileTable.includes('.') ? '' : `profiles.${profileTable}.`;
}

;// CONCATENATED MODULE: ./lib/route/stored-account.js
/** What auth.json says about a login to the rules of the configuration. */





/**
 * Reads the account. Undefined without a file that the CLI accepts: it then has no login that it could delete.
 *
 * The CLI (0.77 to 0.171) takes the workspace from the id token, not from `account_id`. It also counts `{}` as a ChatGPT
 * login, and tokens without `last_refresh` as incomplete.
 */
function readStoredAccount(file, codexVersion) {
    const read = readTextFile(file);
    if (read.kind !== 'text')
        return undefined;
    let login;
    try {
        login = JSON.parse(read.text);
    }
    catch {
        return undefined;
    }
    if (!(0,base_fields/* isFields */.Ce)(login))
        return undefined;
    const hasApiKey = (0,base_fields/* textOf */.b6)(login['OPENAI_API_KEY']) !== undefined;
    const kind = kindOf(login['auth_mode'], hasApiKey);
    // 0.77 takes a stored key before the tokens next to it, whatever `auth_mode` says.
    const isKey = kind === 'api-key' || (hasApiKey && !isAtLeast(codexVersion, '0.104.0'));
    if (isKey)
        return hasApiKey ? { method: 'api', workspaceStatus: 'none' } : undefined;
    if (kind === 'access-token')
        return { method: 'chatgpt', workspaceStatus: 'asked' };
    const isComplete = (0,base_fields/* isFields */.Ce)(login['tokens']) && (0,base_fields/* textOf */.b6)(login['last_refresh']) !== undefined;
    const claims = claimsOf((0,base_fields/* textOf */.b6)((0,base_fields/* fieldsOf */.Pf)(login['tokens'])['id_token']));
    const workspace = isComplete
        ? (0,base_fields/* textOf */.b6)((0,base_fields/* fieldsOf */.Pf)(claims['https://api.openai.com/auth'])['chatgpt_account_id'])
        : undefined;
    return {
        method: 'chatgpt',
        workspaceStatus: workspace === undefined ? 'none' : 'known',
        ...(0,base_fields/* optional */.lq)('workspace', workspace),
    };
}

;// CONCATENATED MODULE: ./lib/probe/login/login-rules.js
/** Keeps a probe away from a login that the CLI would delete because the configuration does not allow it. */




function credentialOf(context) {
    const { route, env, version, config, home } = context;
    // With the endpoint of the inputs the CLI has no login at all, except before 0.104, where it sees the stored one.
    const isAtEndpoint = isEndpointRoute(context);
    if (isAtEndpoint && isAtLeast(version, '0.104.0'))
        return { kind: 'none' };
    const isOfInput = route.kind === 'api-key' && (route.source === 'input' || route.source === 'fallback');
    if (isOfInput && !isAtEndpoint)
        return { kind: 'input' };
    // A configured provider hides the variables from the route, but not from the rules.
    const hasToken = route.kind === 'workload-identity' || isAccessToken(env['CODEX_ACCESS_TOKEN'], version);
    if (hasToken)
        return { kind: 'variable', account: { method: 'chatgpt', workspaceStatus: 'asked' } };
    if (env['CODEX_API_KEY']?.trim()) {
        return { kind: 'variable', account: { method: 'api', workspaceStatus: 'none' } };
    }
    if (config.loginStore === 'ephemeral')
        return { kind: 'none' };
    const account = readStoredAccount(authFilePath(home), version);
    // With `auto` the CLI reads the keyring first. A runner has none, and then it reads the file.
    if (config.loginStore === 'keyring' || (config.loginStore === 'auto' && account === undefined)) {
        return { kind: 'unreadable' };
    }
    return account === undefined ? { kind: 'none' } : { kind: 'stored', account };
}
/**
 * The `-c` values that keep the CLI of a probe from the stored login. With the feature, which is still under development
 * (0.155 to 0.171), the CLI registers an identity with the ChatGPT login and adds it to auth.json.
 */
function loginSettings(context) {
    const hasIdentity = context.config.settings?.['features.use_agent_identity'] !== undefined;
    return [
        ...storeSettings(context),
        ...loginRuleSettings(context),
        ...(hasIdentity ? ['features.use_agent_identity=false'] : []),
    ];
}
const IN_MEMORY = 'cli_auth_credentials_store="ephemeral"';
/**
 * The CLI looks at the stored login also where it is given a key, and refreshes it when it is due (0.142 to 0.171; not
 * 0.104). With the key of an input the job need not use that login, no lock is held for it, and several probes can run
 * at once, so the CLI gets the ephemeral store, which is empty (0.104 to 0.171; 0.77 does not know it).
 */
function storeSettings(context) {
    const { version, config, home } = context;
    if (credentialOf(context).kind !== 'input' || !isAtLeast(version, '0.104.0'))
        return [];
    const isInFile = config.loginStore === undefined || config.loginStore === 'file';
    const isEmpty = isInFile && readStoredAccount(authFilePath(home), version) === undefined;
    return isEmpty && config.loginRules === undefined ? [] : [IN_MEMORY];
}
/**
 * The `-c` values of a probe where a rule of the configuration signs out.
 *
 * The ephemeral store is empty, so a CLI that signs out finds nothing to delete (0.104 to 0.171; 0.77 does not know it).
 * It is not used for a stored login, which it would hide. The neutral values are for a key that the rules cannot mean,
 * and for a keyring: its login cannot be compared here, and what the CLI deletes there cannot be put back. A login that
 * did not meet the rules would have been deleted at an earlier start.
 */
function loginRuleSettings(context) {
    const { config, version } = context;
    const { method, workspaces } = config.loginRules ?? {};
    if (method === undefined && workspaces === undefined)
        return [];
    const { kind } = credentialOf(context);
    const isInMemory = kind === 'variable' && isAtLeast(version, '0.104.0');
    const isNeutral = kind === 'input' || kind === 'unreadable';
    return [
        ...(isInMemory ? [IN_MEMORY] : []),
        ...(kind === 'input' && method !== undefined ? ['forced_login_method="api"'] : []),
        ...(isNeutral && workspaces !== undefined ? ['forced_chatgpt_workspace_id=""'] : []),
    ];
}
const WRONG_METHOD = {
    api: 'API key login is required, but ChatGPT is currently being used',
    chatgpt: 'ChatGPT login is required, but an API key is currently being used',
};
/**
 * Why the job's Codex would not use the login that it has, as a message of a failed probe; undefined where it would, or
 * where only the CLI can tell. The probe need not run then. If it ran, the CLI would delete the stored login.
 */
function loginRuleConflict(context) {
    const rules = context.config.loginRules;
    if (rules === undefined)
        return undefined;
    const credential = credentialOf(context);
    // The CLI would ask with the stored login instead of the key, and its answer would count for the key.
    if (credential.kind === 'input' && isAtLeast(context.version, '0.148.0')) {
        return notAllowedMessage(rules, { method: 'api', workspaceStatus: 'none' });
    }
    if (!('account' in credential))
        return undefined;
    const { account } = credential;
    const { method, workspaces } = rules;
    if (method !== undefined && method.value !== account.method) {
        return signOutMessage(WRONG_METHOD[method.value], 'forced_login_method', method);
    }
    if (workspaces !== undefined && isOtherWorkspace(account, workspaces.value, context.version)) {
        return workspaceMessage(workspaces);
    }
    // Instead of a variable's credential that is not allowed, the CLI takes the stored login.
    const isLast = credential.kind === 'stored' && isAtLeast(context.version, '0.148.0');
    return isLast ? notAllowedMessage(rules, account) : undefined;
}
/**
 * The same message, from what a CLI wrote that compared the login itself; undefined when it did not refuse the login.
 * The CLI's own words hold the account's id. A rule that no file here has comes from the policies of a workspace, which
 * the CLI loads with the login and obeys as if they stood in config.toml (0.142 to 0.171).
 */
function loginRuleRefusal(context, stderr) {
    const { method, workspaces } = context.config.loginRules ?? {};
    if (/\b(?:api key|chatgpt) login is required\b/i.test(stderr)) {
        const required = /\bapi key login is required\b/i.test(stderr) ? 'api' : 'chatgpt';
        const rule = method?.value === required ? method : undefined;
        return signOutMessage(WRONG_METHOD[required], 'forced_login_method', rule);
    }
    const isWorkspace = /\blogin is restricted to workspace|while enforcing workspace restrictions\b/i;
    return isWorkspace.test(stderr) ? workspaceMessage(workspaces) : undefined;
}
/**
 * The CLI (0.77 to 0.171) ignores white space around an id and ids that are empty, and compares the case of letters. A
 * text with a comma is one id up to 0.130, and an error of the configuration from 0.136 on; a list is the reverse.
 */
function isOtherWorkspace({ method, workspace, workspaceStatus }, value, version) {
    if (method === 'api' || workspaceStatus === 'asked')
        return false;
    const knowsLists = isAtLeast(version, '0.136.0');
    if (knowsLists ? typeof value === 'string' && value.includes(',') : typeof value !== 'string')
        return false;
    const allowed = [value].flat().flatMap(id => id.trim() || []);
    return allowed.length > 0 && (workspace === undefined || !allowed.includes(workspace));
}
function workspaceMessage(workspaces) {
    return signOutMessage('Login is restricted to another workspace', 'forced_chatgpt_workspace_id', workspaces);
}
function signOutMessage(words, setting, rule) {
    const where = ` (${rule?.source ?? 'in the policies of the workspace or of this machine'})`;
    return `${words}: because of \`${setting}\`${where}, the job's Codex would sign out at its start and delete the stored login. Change the setting or the login.`;
}
/** The administrator's requirements hide a login from the CLI, which then asks without one. */
function notAllowedMessage({ allowedMethods, allowedWorkspaces }, { method, workspace, workspaceStatus }) {
    if (allowedMethods !== undefined && !allowedMethods.value.includes(method)) {
        return ignoredMessage('allowed_login_methods', allowedMethods);
    }
    const isCompared = method === 'chatgpt' && workspaceStatus !== 'asked' && allowedWorkspaces !== undefined;
    return isCompared && !allowedWorkspaces.value.some(id => id.trim() === workspace)
        ? ignoredMessage('allowed_chatgpt_workspaces', allowedWorkspaces)
        : undefined;
}
function ignoredMessage(setting, { source }) {
    return `The administrator's requirements do not allow this login: because of \`${setting}\` (${source}), the job's Codex would not use it.`;
}

;// CONCATENATED MODULE: ./lib/probe/provider/provider-settings.js
/** Settings that switch off the CLI's own retries. */



/** The id of the provider that a probe defines. No real configuration uses it. */
const CLONE_ID = 'codex-model-fallback-probe';
/**
 * The `-c` values that switch off the provider's retries. For OpenAI's own provider they define a clone of it without
 * retries and without a WebSocket, and select it. The list is empty where the provider must be used as it is.
 */
function providerSettings(context) {
    const { provider, isIncomplete } = context.config;
    // The CLI may be able to read a file that this action cannot. A clone would then replace the provider that the file
    // configures: it would be used with that provider's key, and at another host.
    if (isIncomplete)
        return [];
    if (provider === undefined)
        return cloneSettings(context);
    // A provider without a table cannot be changed: the CLI ends with `missing field name`. Nor can the retries of a
    // cloud's: it ends with `only supports changing …` (0.171). A dotted path of `-c` has no quotes, so the id must be a
    // bare key.
    if (provider.builtIn || !/^[A-Za-z0-9_-]+$/.test(provider.id))
        return [];
    const table = `model_providers.${provider.id}`;
    return [`${table}.request_max_retries=0`, `${table}.stream_max_retries=0`];
}
function cloneSettings(context) {
    const { version, config: { openaiBaseUrl }, env, } = context;
    // The server rejects old CLIs by the `version` header. A clone sends that header only if it names the version.
    if (version === undefined)
        return [];
    // Every process of the machine can read arguments, and such an address holds a password or a key.
    if (openaiBaseUrl && /[@?]/.test(openaiBaseUrl))
        return [];
    // Up to 0.104, OPENAI_BASE_URL sets the built-in address; from 0.125 on, `openai_base_url` does. For older CLIs it is
    // not certain which of the two applies, so the built-in provider is used where one of them is set.
    if ((openaiBaseUrl || env['OPENAI_BASE_URL']) && !isAtLeast(version, '0.125.0'))
        return [];
    const fields = [
        // The name marks a provider as OpenAI's own, for example for compressed bodies.
        'name="OpenAI"',
        'wire_api="responses"',
        'requires_openai_auth=true',
        'supports_websockets=false',
        'request_max_retries=0',
        'stream_max_retries=0',
        'stream_idle_timeout_ms=30000',
        `http_headers={version=${tomlString(version)}}`,
        'env_http_headers={OpenAI-Organization="OPENAI_ORGANIZATION",OpenAI-Project="OPENAI_PROJECT"}',
        // A clone does not use `openai_base_url`.
        ...(openaiBaseUrl ? [`base_url=${tomlString(openaiBaseUrl)}`] : []),
    ];
    return [...selectProvider(context, CLONE_ID), `model_providers.${CLONE_ID}={${fields.join(',')}}`];
}

;// CONCATENATED MODULE: ./lib/probe/setting-names.js
/** The settings of a probe beside those of the user: which of the two an error of the CLI is about. */
/**
 * The names of all settings and tables in the `-c` arguments that the user's configuration does not have, and the files
 * that they name. A table that both have, such as `features`, counts as the user's, and so does an effort that was not
 * adjusted.
 */
function probeSettingNames({ config, effort }, args, files, adjusted = {}) {
    // Without the user's settings there is nothing to tell them apart by.
    if (config.isIncomplete)
        return files;
    const own = new Set(Object.keys(config.settings ?? {}));
    if (adjusted.effort !== undefined)
        own.delete('model_reasoning_effort');
    else if (effort !== undefined)
        own.add('model_reasoning_effort');
    const values = args.filter((_, index) => args[index - 1] === '-c');
    const names = values.flatMap(value => withTables(nameOf(value)));
    return [...new Set(names)].filter(name => !own.has(name)).concat(files);
}
/** `a.b.c` is in the tables `a.b` and `a`. */
function withTables(name) {
    const parts = name.split('.');
    return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}
/**
 * Leaves out each setting of the probe that would hide an error of the user's: the CLI (0.77 to 0.171) refuses a value
 * of a wrong type, but not one that `-c` replaces, so the probe would be accepted and the job would not start. A table
 * in the place of another value stays hidden, since several features are a boolean or a table.
 */
function withoutHidingErrors(settings, config) {
    const types = config.settings ?? {};
    return settings.filter(setting => {
        const [name = '', ...tables] = withTables(nameOf(setting)).toReversed();
        const type = types[name];
        const isOfWrongType = type !== undefined && type !== 'table' && type !== typeOfValue(setting);
        return !isOfWrongType && tables.every(table => (types[table] ?? 'table') === 'table');
    });
}
function nameOf(setting) {
    return setting.slice(0, setting.indexOf('='));
}
function typeOfValue(setting) {
    const value = setting.slice(setting.indexOf('=') + 1);
    if (value.startsWith('"'))
        return 'string';
    if (value.startsWith('['))
        return 'array';
    if (value.startsWith('{'))
        return 'table';
    return value === 'true' || value === 'false' ? 'boolean' : 'number';
}

;// CONCATENATED MODULE: ./lib/probe/arguments.js
/** The arguments of `codex exec` and `codex debug models`. */











/** The prompt is fixed: nothing from the repository, the event or the inputs reaches the model. */
const PROMPT = 'Reply with OK.';
/** Replaces the model's own instructions where that is safe: 21 kB of the 25 kB lean request (0.169, gpt-5.5). */
const INSTRUCTIONS = 'Reply briefly.\n';
/**
 * The arguments of a probe. `instructionsFile` is a file that holds `INSTRUCTIONS`, and `credentialSettings` are the
 * `-c` values that replace credential commands.
 */
function probeArguments(context, question, instructionsFile, credentialSettings) {
    const { version } = context;
    const job = jobSettings(context.config);
    return [
        'exec',
        '--json',
        // The working directory is empty and not a repository.
        '--skip-git-repo-check',
        ...(isAtLeast(version, '0.100.0') ? ['--ephemeral'] : []),
        // A broken rules file of the user would end the CLI before its first event, without an answer about the model.
        ...(isAtLeast(version, '0.122.0') ? ['--ignore-rules'] : []),
        '--sandbox=read-only',
        '--color=never',
        ...job.options,
        ...commonArguments(context, [...effortOfInput(context, question), ...job.settings], credentialSettings),
        ...configArguments(context, question.form === 'lean' ? leanSettings(context, instructionsFile) : []),
        ...configArguments(context, questionSettings(context, question)),
        // One argument with its value, so that no model name is read as an option.
        `--model=${question.model}`,
        '--',
        PROMPT,
    ];
}
/** The arguments of a command that is no turn, such as `debug models`: it takes no profile. */
function queryArguments(context, credentialSettings) {
    const { options, settings } = querySettings(context.config);
    return [...options, ...commonArguments(context, settings, credentialSettings)];
}
/** The `-c` arguments that every command needs: first those of the job, which the others replace. */
function commonArguments(context, jobValues, credentialSettings) {
    const own = [
        ...ISOLATION_SETTINGS,
        ...bundledSkillsSettings(context.home),
        ...mcpServersSettings(context.config.mcpServers),
        ...loginSettings(context),
        ...routeSettings(context),
        ...endpointSettings(context),
        ...credentialSettings,
    ];
    return [...jobValues.flatMap(value => ['-c', value]), ...configArguments(context, own)];
}
function configArguments({ config }, settings) {
    return withoutHidingErrors(settings, config).flatMap(setting => ['-c', setting]);
}
function leanSettings(context, instructionsFile) {
    return [
        ...LEAN_SETTINGS,
        ...(mayReplaceInstructions(context) ? [`model_instructions_file=${tomlString(instructionsFile)}`] : []),
        ...providerSettings(context),
    ];
}
/**
 * Not on the ChatGPT route, whose backend has answered `Instructions are not valid` to changed instructions
 * (openai/codex#2259, #3202, #4433), and not where the route is a guess. A file that cannot be read would be hidden, and
 * the job's CLI does not start with it.
 */
function mayReplaceInstructions({ route, config }) {
    const isReadable = config.unreadableFiles?.includes('model_instructions_file') !== true;
    return isReadable && (route.kind === 'api-key' || route.kind === 'provider');
}
/**
 * Switches off the CLI's own skills in a CODEX_HOME that does not have them yet. The CLI would unpack up to 50 files,
 * which takes a quarter to a half of the processor time of a probe (0.125 to 0.169); 0.77 and 0.104 do not know the
 * setting and ignore it.
 *
 * Where the files exist, the setting is left out, because 0.125 and 0.142 would delete them (0.155 and 0.169 do not).
 */
function bundledSkillsSettings(home) {
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(home.dir, 'skills', '.system')) ? [] : ['skills.bundled.enabled=false'];
}
/**
 * Switches off the user's MCP servers, which would start and delay the probe. The CLI merges tables with those of
 * config.toml, so `mcp_servers={}` does not remove them. A dotted path cannot hold a quoted name, and of several
 * `mcp_servers` tables only the last one counts (0.169), so one table holds all names.
 */
function mcpServersSettings(names) {
    if (names.length === 0)
        return [];
    return [`mcp_servers={${names.map(name => `${tomlString(name)}={enabled=false}`).join(',')}}`];
}

;// CONCATENATED MODULE: ./lib/probe/login/rotation.js
/** Whether the CLI could store new tokens, for a login whose refresh token works once. */





/** No server listens there, so a refresh fails before the token has been sent. */
const NOWHERE = 'http://127.0.0.1:9/oauth/token';
/**
 * The variables that keep the CLI from refreshing the stored login. It goes on with the access token that it has (0.104
 * to 0.171), after up to five attempts that take 20 to 50 ms each.
 */
const NO_REFRESH_VARIABLES = {
    CODEX_REFRESH_TOKEN_URL_OVERRIDE: NOWHERE,
};
/**
 * The variables that keep the CLI of a probe from a refresh of the stored login that would do harm:
 *
 * - Its result could not be stored. The probe would spend the refresh token, and the job would start with a login that
 *   no server accepts any more. Seen with 0.142 to 0.171 on a read-only file or directory: one to four requests for new
 *   tokens, and auth.json as before.
 * - The route does not use the login. The CLI refreshes one that is due all the same (0.142 to 0.171, with CODEX_API_KEY
 *   and with a provider that has its own key; not 0.104), and no lock is held for it: several probes, or another job of
 *   the machine, would use the same token at once.
 */
function refreshVariables(context) {
    const { route } = context;
    const isUnused = route.kind === 'provider' || (route.kind === 'api-key' && route.source !== 'auth.json');
    const isLost = route.kind === 'chatgpt' && storeProblem(context) !== undefined;
    return isUnused || isLost ? NO_REFRESH_VARIABLES : {};
}
/**
 * Why the login cannot be probed: it is due for a refresh that could not be stored. A message of a failed probe;
 * undefined where it can be probed. While the access token is valid, the CLI needs no refresh.
 */
function refreshConflict(context) {
    if (context.route.kind !== 'chatgpt' || context.route.refresh === 'fresh')
        return undefined;
    const problem = storeProblem(context);
    return problem === undefined ? undefined : refreshMessage(problem);
}
/** The same message, where the server refused a token that is still valid; undefined for any other message of the CLI. */
function preventedRefresh(context, message) {
    return message.includes(NOWHERE) ? refreshMessage(storeProblem(context) ?? 'unknown') : undefined;
}
function refreshMessage(problem) {
    return `The stored login needs a refresh whose result could not be stored: ${problem}. A probe would use up its refresh token, which works once, and sign the job out, so it does not refresh the login.`;
}
/**
 * A clause that says why auth.json cannot be written; undefined where it can. 0.169 and later replace the file in one
 * step (0.104 to 0.165 write into it), which the directory must allow. They refuse a file with several hard links, and
 * the system refuses to replace a file that is mounted on its own, as a container does with a single file.
 */
function storeProblem({ home, version }) {
    const file = tryRealPath(authFilePath(home));
    if (file === undefined)
        return undefined;
    if (!isWritable(file))
        return 'auth.json is read-only';
    if (!isWritable(home.dir))
        return 'CODEX_HOME is read-only';
    if (version !== undefined && !isAtLeast(version, '0.166.0'))
        return undefined;
    if (!isWritable((0,external_node_path_.dirname)(file)))
        return 'the directory of auth.json is read-only';
    if (((0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.nlink ?? 1) > 1)
        return 'auth.json has several hard links';
    return isMountPoint(file) ? 'auth.json is mounted on its own' : undefined;
}
function tryRealPath(file) {
    try {
        return (0,external_node_fs_.realpathSync)(file);
    }
    catch {
        return undefined;
    }
}
/** Another error, such as a missing file, is no proof that the file is read-only. */
function isWritable(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.W_OK);
        return true;
    }
    catch (error) {
        return !['EACCES', 'EPERM', 'EROFS'].includes((0,errors/* codeOf */.$)(error) ?? '');
    }
}
/** Linux only: the fifth field of a line is the mount point, with white space as octal numbers. */
function isMountPoint(file) {
    try {
        return (0,external_node_fs_.readFileSync)('/proc/self/mountinfo', 'utf8')
            .split('\n')
            .some(line => line.split(' ')[4]?.replace(/\\040/g, ' ') === file);
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/probe/command.js
/** The process of a probe: file, arguments, directory and environment. */






/**
 * A command of the CLI: what to start, where, and with which environment. `pathEntry` is a directory that comes first on
 * its PATH.
 */
function codexCommand(context, args, cwd, pathEntry) {
    const { executable } = context;
    const env = environmentOf(context);
    if (pathEntry !== undefined) {
        env['PATH'] = env['PATH'] ? `${pathEntry}${external_node_path_.delimiter}${env['PATH']}` : pathEntry;
    }
    return { file: executable.file, args: [...executable.args, ...args], cwd, env };
}
function environmentOf(context) {
    const { env: stepEnv, config, home, apiKey, route } = context;
    const env = {
        ...probeEnvironment(stepEnv, variablesOf(config, route)),
        ...refreshVariables(context),
        ...querySettings(config).variables,
    };
    // The CLI creates its default home itself and refuses a named one that does not exist (0.104 and later).
    if (home.explicit)
        env['CODEX_HOME'] = home.dir;
    else
        delete env['CODEX_HOME'];
    // A configured provider uses only its own key, so it does not receive this one.
    if (apiKey && route.kind === 'api-key') {
        delete env['CODEX_API_KEY'];
        // The CLI may send CODEX_API_KEY to OpenAI (0.169), which must not see the key of another endpoint.
        env[isEndpointRoute(context) ? ENDPOINT_KEY_VARIABLE : 'CODEX_API_KEY'] = apiKey;
        // It would take precedence over the key (0.142 and later).
        delete env['CODEX_ACCESS_TOKEN'];
    }
    return env;
}
/** What the route's sign-in reads. A cloud's has variables of its own, which no configuration names. */
function variablesOf({ provider }, route) {
    const cloud = provider?.cloud;
    return {
        names: [
            ...(provider?.variables ?? []),
            ...(route.kind === 'workload-identity' ? IDENTITY_VARIABLES : []),
        ],
        prefixes: cloud === undefined ? [] : CLOUD_PREFIXES[cloud],
    };
}

;// CONCATENATED MODULE: ./lib/probe/credentials/launcher.js
/** The program that stands between the CLI and a credential command, and the file that tells it what to start. */
/**
 * The launcher, as the text of a CommonJS module: it must run as a file of its own, on the runner's node alone. Its
 * arguments are the file of the order and any arguments of the CLI's own.
 *
 * The command gets the job's environment, and over it what the CLI has set for its children, such as the variables of
 * CODEX_HOME/.env and a longer PATH. What it prints is stored before the CLI can read it, so that it is masked before
 * any endpoint can repeat it. That includes stderr, which the CLI quotes when the command fails (0.171).
 */
const LAUNCHER_SCRIPT = `'use strict'
const { spawnSync } = require('node:child_process')
const { readFileSync, writeFileSync } = require('node:fs')
const { delimiter, join } = require('node:path')

const [, , orderFile, ...moreArgs] = process.argv
const order = JSON.parse(readFileSync(orderFile, 'utf8'))
const env = { ...order.env, ...process.env }
if (env.TZ === order.timeZone) delete env.TZ
if (order.env.TZ !== undefined && env.TZ === undefined) env.TZ = order.env.TZ
if (env.PATH !== undefined) {
  env.PATH = env.PATH.split(delimiter).filter(entry => entry !== order.shims).join(delimiter)
}
const child = spawnSync(order.file, [...order.args, ...moreArgs], {
  cwd: order.cwd,
  env,
  stdio: ['inherit', 'pipe', 'pipe'],
  maxBuffer: Infinity,
  windowsHide: true,
})
if (child.error) {
  process.stderr.write(child.error.message + '\\n')
  process.exitCode = 127
} else {
  const printed = join(order.printed, String(process.pid))
  writeFileSync(printed, child.stdout, { mode: 0o600 })
  writeFileSync(printed + '.err', child.stderr, { mode: 0o600 })
  process.stderr.write(child.stderr)
  process.stdout.write(child.stdout, () => {
    if (child.signal) process.kill(process.pid, child.signal)
  })
  process.exitCode = child.status ?? 1
}
`;
/**
 * An executable script that calls the launcher, for a program that the CLI looks for on PATH. A shell gets the job's
 * environment for one command (`sh -c`) alone: with a file it may be running a wrapper of the CLI itself.
 */
function shimScript(name, file, launcher, orderFile) {
    const guard = name === 'sh' ? `[ "$1" = -c ] || exec ${launcher_quote(file)} "$@"\n` : '';
    return `#!/bin/sh\n${guard}exec ${[process.execPath, launcher, orderFile].map(launcher_quote).join(' ')} "$@"\n`;
}
function launcher_quote(text) {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./lib/probe/credentials/printed-secrets.js
/** The secrets that credential commands have printed in a probe. */



/** Every text to mask in the files of a directory; a file that is still being written is read as far as it is. */
function printedSecrets(directory) {
    return filesIn(directory).flatMap(name => {
        const text = readText((0,external_node_path_.join)(directory, name));
        return name.endsWith('.err') ? secretsInMessages(text) : secretsInOutput(text);
    });
}
/** The texts of a JSON document, as AWS credentials are printed; of any other output each line, such as a token. */
function secretsInOutput(output) {
    try {
        return secretsIn(JSON.parse(output));
    }
    catch {
        return output.split(/\r?\n/).flatMap(line => secretsIn(line.trim()));
    }
}
/** Messages are sentences with paths, so only what looks like a token counts. */
function secretsInMessages(output) {
    return tokensIn(output).filter(token => /\d/.test(token) && /[A-Za-z]/.test(token));
}
function filesIn(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory);
    }
    catch {
        return [];
    }
}
function readText(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./lib/probe/credentials/credential-commands.js
/**
 * Runs the programs that give the CLI its credential as the job's Codex step would: with the job's environment, in the
 * job's directory. The rest of the probe does not get that environment, since it may hold any secret.
 */








const NO_COMMANDS = { settings: [], printed: () => [], withOwnName: message => message };
/**
 * Prepares the launchers in a private directory, which the caller removes. A configuration without such programs needs
 * none, and a program that cannot be found is left to the CLI, whose words about it are better than ours.
 */
async function prepareCredentialCommands(context, directory) {
    const { provider } = context.config;
    const found = credential_commands_commandsOf(context).flatMap(command => {
        const file = fileOf(command, context);
        return file === undefined ? [] : [{ command, file }];
    });
    if (provider === undefined || found.length === 0)
        return NO_COMMANDS;
    const printed = (0,external_node_path_.join)(directory, 'printed');
    const shims = (0,external_node_path_.join)(directory, 'shims');
    const launcher = (0,external_node_path_.join)(directory, 'launcher.cjs');
    for (const path of [printed, shims])
        await (0,promises_.mkdir)(path, { mode: 0o700 });
    await (0,promises_.writeFile)(launcher, LAUNCHER_SCRIPT);
    const settings = [];
    for (const [index, { command, file }] of found.entries()) {
        const orderFile = (0,external_node_path_.join)(directory, `order-${index}.json`);
        const order = { ...orderOf(command, file), printed, shims, env: jobEnvironment(context.env) };
        await (0,promises_.writeFile)(orderFile, JSON.stringify(order), { mode: 0o600 });
        if (command.kind === 'setting') {
            settings.push(...replacingSettings(provider, command.path, [launcher, orderFile]));
        }
        else {
            const shim = (0,external_node_path_.join)(shims, command.command);
            await (0,promises_.writeFile)(shim, shimScript(command.command, file, launcher, orderFile));
            await (0,promises_.chmod)(shim, 0o700);
        }
    }
    const hasShim = found.some(({ command }) => command.kind === 'fixed');
    return {
        settings,
        ...(hasShim ? { pathEntry: shims } : {}),
        printed: () => printedSecrets(printed),
        withOwnName: message => {
            const name = found.find(({ command }) => command.kind === 'setting')?.command.command;
            return name === undefined ? message : message.replaceAll(`\`${process.execPath}\``, `\`${name}\``);
        },
    };
}
/** AWS's own library starts the program of a profile with `sh -c`, and finds that shell on PATH (0.171). */
function credential_commands_commandsOf({ config: { provider }, env }) {
    const ofProfile = provider?.cloud === 'aws' && namesCredentialProcess(env);
    return [...(provider?.commands ?? []), ...(ofProfile ? [{ kind: 'fixed', command: 'sh' }] : [])];
}
function orderOf(command, file) {
    // The CLI starts the program in its own directory, which is the workspace in the job, unless `cwd` is set (0.171).
    const isPlaced = command.kind === 'setting' && command.cwd !== undefined;
    return {
        file,
        args: command.kind === 'setting' ? command.args : [],
        ...(isPlaced ? {} : { cwd: process.cwd() }),
        timeZone: PROBE_TIME_ZONE,
    };
}
/**
 * The program's file, by the CLI's rules: a bare name is looked up on PATH, and a relative path starts at `cwd`.
 * Undefined where there is none. A fixed name has no launcher on Windows, where a script is no program: there the
 * program gets the variables of its cloud alone.
 */
function fileOf(command, { env, home }) {
    const isWindows = process.platform === 'win32';
    if (command.kind === 'fixed' && isWindows)
        return undefined;
    const name = command.command;
    const names = isWindows ? [name, `${name}.exe`] : [name];
    if (!/[/\\]/.test(name))
        return findOnPath(names, env);
    if (command.kind === 'fixed')
        return undefined;
    const cwd = command.cwd === undefined ? process.cwd() : (0,external_node_path_.resolve)(home.dir, command.cwd);
    const file = (0,external_node_path_.isAbsolute)(name) ? name : (0,external_node_path_.resolve)(cwd, name);
    return (0,external_node_fs_.existsSync)(file) ? file : undefined;
}
/**
 * Sets the command and its arguments. The other settings of the table, such as `timeout_ms`, remain: the CLI merges
 * tables. A dotted path of `-c` has no quotes, so another id than a bare key is set by a table (0.118 to 0.171).
 */
function replacingSettings(provider, path, args) {
    const command = tomlString(process.execPath);
    const list = `[${args.map(tomlString).join(',')}]`;
    if (/^[A-Za-z0-9_-]+$/.test(provider.id)) {
        const table = `model_providers.${provider.id}.${path}`;
        return [`${table}.command=${command}`, `${table}.args=${list}`];
    }
    const value = path
        .split('.')
        .reduceRight((inner, key) => `{${key}=${inner}}`, `{command=${command},args=${list}}`);
    return [`model_providers={${tomlString(provider.id)}=${value}}`];
}

;// CONCATENATED MODULE: ./lib/probe/events.js
/** The events of `codex exec --json`, folded into the evidence of the turn. */


/**
 * Adds one line of the CLI's output to the state. A line that changes nothing returns the same object.
 *
 * A completed turn outweighs errors, because the CLI has recovered from them. `turn.failed` outweighs `error`, which may
 * only announce a retry.
 */
function readEvent(turn, line) {
    if (!line.startsWith('{'))
        return turn;
    const event = parseFields(line);
    const { answer } = turn;
    switch (event['type']) {
        case 'turn.completed':
            return { ...turn, answer: { kind: 'completed', ...(0,base_fields/* optional */.lq)('usage', usageOf(event['usage'])) } };
        case 'turn.failed': {
            if (answer?.kind === 'completed')
                return turn;
            const message = messageOf(event['error']) ?? answer?.message ?? '';
            return { ...turn, answer: { kind: 'failed', message, stage: 'turn.failed' } };
        }
        case 'error': {
            const message = messageOf(event);
            if (message === undefined || isOver(turn))
                return turn;
            const stage = RETRY_NOTICE.test(message) ? 'retry-notice' : 'error';
            return { ...turn, answer: { kind: 'failed', message, stage } };
        }
        case 'item.completed':
            return { ...turn, ...(0,base_fields/* optional */.lq)('reroutedTo', reroutedTo(event['item'])) };
        default:
            return turn;
    }
}
/** An error that only announces a retry: `Reconnecting... 2/5 (…)`, since 0.155 also `waiting for network`. */
const RETRY_NOTICE = /^Reconnecting\.\.\./;
/** Whether the turn has completed or failed, so that no more events matter. */
function isOver({ answer }) {
    return answer?.kind === 'completed' || answer?.stage === 'turn.failed';
}
function messageOf(value) {
    const message = (0,base_fields/* fieldsOf */.Pf)(value)['message'];
    return typeof message === 'string' ? message : undefined;
}
/** Reads `model rerouted: gpt-5.5 -> gpt-5.4 (HighRiskCyberActivity)`, a warning item of 0.118 and later. */
function reroutedTo(item) {
    if ((0,base_fields/* fieldsOf */.Pf)(item)['type'] !== 'error')
        return undefined;
    return /^model rerouted: \S+ -> (\S+)/.exec(messageOf(item) ?? '')?.[1];
}
function usageOf(usage) {
    if (!(0,base_fields/* isFields */.Ce)(usage))
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

;// CONCATENATED MODULE: ./lib/probe/hidden-cause.js
/** A failure whose cause the CLI writes to stderr only. */
/**
 * The message behind `workspace routing discovery failed` or `… unauthorized (401)`; undefined for another failure, or without a cause.
 *
 * With a ChatGPT sign-in, the CLI asks chatgpt.com for the account before each turn (0.155 and later). Whatever fails
 * there, a refused proxy, a filter's page, a blocked region or the refresh of the login, `turn.failed` has only these
 * words (0.171). The log has more: why the login could not be refreshed, and what the request for the model list got,
 * which goes to the same host with the same login.
 */
function hiddenCause(message, stderr) {
    if (!/^workspace routing discovery (?:failed|unauthorized)\b/i.test(message.trim()))
        return undefined;
    return refreshFailure(stderr) ?? listFailure(stderr);
}
function refreshFailure(stderr) {
    const cause = lastLogged(stderr, /^\S+ +ERROR codex_login\S*: (failed to refresh token: .+)$/gim)[0];
    return cause?.replace(/^(?:failed to refresh token: )+(?=error sending request)/i, '');
}
/**
 * What the request for the list got, if the turn would get the same. That is so for what the network or the account does.
 * A 401 is left out, because the CLI refreshes the login after it; so is a 404, which is about the list.
 */
function listFailure(stderr) {
    return lastLogged(stderr, /^\S+ +ERROR .*?: failed to refresh available models: (.+)$/gim).find(cause => {
        const status = /^unexpected status (\d{3})\b/.exec(cause)?.[1];
        return status === undefined || ['402', '403', '407', '451', '511'].includes(status);
    });
}
/** What a line of the log says, the last one first. */
function lastLogged(stderr, line) {
    return Array.from(stderr.matchAll(line), ([, cause = '']) => cause.trim()).reverse();
}

;// CONCATENATED MODULE: ./lib/probe/identity/own-identity.js
/** Gives a probe an identity token of its own on the route `workload-identity`. */





/** What the CLI says about an empty token file (0.171). It reads the file after everything else, before any request. */
const EMPTY_TOKEN_ERROR = /\bworkload identity assertion is invalid\b/;
const TOKEN_FILE = 'OPENAI_IDENTITY_TOKEN_FILE';
/**
 * The context for one command of the CLI. Every start of the CLI exchanges the token (0.148 to 0.171: `codex exec` and
 * `codex debug models`, but not with `--bundled`), and the exchange takes each token once. So each command needs a new
 * one: made for the audience of the job's token, and kept in a private file in the command's own `directory`.
 *
 * Where there is no token that could be spent, such as without the file, the CLI itself says what is wrong.
 */
async function withOwnIdentity(context, directory, limits) {
    const ready = { kind: 'ready', context };
    const dotEnv = readDotEnv(context.home, context.env);
    // On another route the CLI does not get the variables of the step, but it still reads those of .env.
    const isIdentity = context.route.kind === 'workload-identity';
    if (!isIdentity && !usesWorkloadIdentity(dotEnv, context.version))
        return ready;
    const variables = { ...context.env, ...dotEnv };
    if (!variables['OPENAI_FEDERATION_RULE_ID'])
        return ready;
    // An agent of SPIFFE may give out the same document twice: SPIRE's keeps one for half of its life.
    if (variables['SPIFFE_ENDPOINT_SOCKET'] && variables['OPENAI_IDENTITY_TOKEN_SOURCE'] === 'spiffe') {
        return withheld('a SPIFFE agent may give the probe the same document as the job');
    }
    const file = variables[TOKEN_FILE] ?? '';
    const stored = readTextFile(file);
    if (!(0,external_node_path_.isAbsolute)(file) || stored.kind === 'missing')
        return ready;
    const jobToken = stored.kind === 'text' ? stored.text.trim() : undefined;
    if (jobToken === '')
        return ready;
    const token = await newToken(context, jobToken, limits);
    const text = typeof token === 'string' ? token : '';
    try {
        const own = await withTokenFile(context, text, directory, dotEnv[TOKEN_FILE] !== undefined);
        if (own === undefined)
            return withheld(`a line in CODEX_HOME/.env, which sets ${TOKEN_FILE}, does not end`);
        return typeof token === 'string' ? { kind: 'ready', context: own } : { ...token, emptyToken: own };
    }
    catch {
        return withheld('it could not be stored');
    }
}
function withheld(why) {
    return { kind: 'withheld', message: `The probe got no identity token of its own: ${why}.` };
}
/** A new token that stands for the same job as the job's own. */
async function newToken(context, jobToken, limits) {
    if (jobToken === undefined)
        return withheld(`${TOKEN_FILE} names a file that this step cannot read`);
    const { iss, aud, sub } = claimsOf(jobToken);
    const [audience, ...others] = [aud].flat().map(base_fields/* textOf */.b6);
    if (audience === undefined || others.length > 0) {
        return withheld(`the file that ${TOKEN_FILE} names has no token with exactly one audience`);
    }
    if (context.requestIdentityToken === undefined) {
        return withheld('this job has no permission to make one (`permissions: id-token: write`)');
    }
    const token = await within(context.requestIdentityToken(audience), limits).catch(() => undefined);
    if (token === undefined)
        return withheld('GitHub did not make one');
    const own = claimsOf(token);
    // With a token of another issuer or subject, the exchange would answer about another identity.
    return own['iss'] === iss && own['sub'] === sub
        ? token
        : withheld('the token of this job is not one that GitHub made for it');
}
/**
 * The result of a request, unless the limits end first: a service that hangs must not hold up the end of a cancelled job,
 * which GitHub kills after ten seconds.
 */
async function within(request, { timeoutMs, signal }) {
    const timeout = AbortSignal.timeout(timeoutMs);
    const end = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
    const ended = new Promise((_, reject) => {
        end.addEventListener('abort', () => reject(end.reason), { once: true });
        if (end.aborted)
            reject(end.reason);
    });
    return await Promise.race([request, ended]);
}
/** The context with another token file. Undefined where the CLI would not use that file. */
async function withTokenFile(context, token, directory, isInDotEnv) {
    const file = (0,external_node_path_.join)(directory, 'identity-token');
    await (0,promises_.writeFile)(file, token, { mode: 0o600 });
    const own = { ...context, env: { ...context.env, [TOKEN_FILE]: file } };
    if (!isInDotEnv)
        return own;
    const home = await homeWithLine(context.home, (0,external_node_path_.join)(directory, 'home'), `${TOKEN_FILE}='${file}'`);
    // A quotation without an end in .env hides the added line, and the CLI would take the job's token.
    return readDotEnv(home, own.env)[TOKEN_FILE] === file ? { ...own, home } : undefined;
}
/**
 * A CODEX_HOME with the same files and one more line in .env. The variables of .env replace those that the CLI is
 * started with, and a later line replaces an earlier one (0.104 to 0.171).
 *
 * The model list is linked also where there is none yet: the CLI writes through the link (0.171), and the list that a
 * probe leaves in the real CODEX_HOME saves a process and a token.
 */
async function homeWithLine(home, dir, line) {
    await (0,promises_.mkdir)(dir, { mode: 0o700 });
    for (const name of new Set([...(await (0,promises_.readdir)(home.dir)), 'models_cache.json'])) {
        if (name !== '.env')
            await (0,promises_.symlink)((0,external_node_path_.join)(home.dir, name), (0,external_node_path_.join)(dir, name));
    }
    await (0,promises_.copyFile)((0,external_node_path_.join)(home.dir, '.env'), (0,external_node_path_.join)(dir, '.env'));
    await (0,promises_.appendFile)((0,external_node_path_.join)(dir, '.env'), `\n${line}\n`);
    return { dir, explicit: true };
}

;// CONCATENATED MODULE: ./lib/probe/login/ended-token.js
/** A stored login whose access token is past its end. */


/**
 * The access token of the stored login, where no server that a probe asks would accept it any more. Undefined where it
 * is still valid, where its end is unknown, and where the probe may ask another server than OpenAI's own: a configured
 * provider with `requires_openai_auth` gets the token too, and may accept it for longer.
 *
 * Read anew for each probe: a login is replaced or comes to its end while the chain is asked.
 */
function endedToken({ route, config, home }) {
    if (route.kind !== 'chatgpt' || config.provider !== undefined || config.isIncomplete)
        return undefined;
    // A keyring may hold another login than the file.
    if (config.loginStore !== undefined && config.loginStore !== 'file')
        return undefined;
    const { facts, refreshTokenHash } = readAuthFile(authFilePath(home));
    if (facts.kind !== 'chatgpt' || facts.expiresAt === undefined || facts.expiresAt > Date.now()) {
        return undefined;
    }
    return { endedAt: facts.expiresAt, hasRefreshToken: refreshTokenHash !== undefined };
}
/**
 * Why a login cannot be used at all: its access token is past its end, and there is nothing to get a new one with. A
 * message of a failed probe; undefined for any other login. The CLI would ask all the same. With an empty refresh token,
 * 0.142 to 0.171 send it 13 to 19 times to the token endpoint, and 0.104 once; all of them then send the old access
 * token. Without the field, 0.171 asks without a sign-in, and 0.104 and 0.142 end at their start. While the access token
 * is valid, every version works with an empty refresh token.
 */
function endedTokenConflict(context) {
    const token = endedToken(context);
    if (token === undefined || token.hasRefreshToken)
        return undefined;
    return `The stored login has no refresh token, and its access token ${endedAt(token)}. A probe could not get a new one, so nothing was asked.`;
}
/**
 * What a CLI that ended at its start does not say: the login could not be refreshed. A message of a failed probe;
 * undefined for any other end. With a business, enterprise or edu plan the CLI (0.125 to 0.171) first loads the policies
 * of the workspace, and tries it six times, each time with a request for new tokens. It then reports only the policies,
 * whatever the token endpoint has said, except for the refusals that it has a sentence for.
 */
function unrefreshedLogin(context, stderr) {
    if (!/\bfailed to load cloud (?:config bundle|requirements)\b/i.test(stderr))
        return undefined;
    // After a refresh the file holds a valid token.
    const token = endedToken(context);
    return token === undefined
        ? undefined
        : `The stored login was not refreshed: its access token ${endedAt(token)}, and the CLI got no new one. It only says that it failed to load the policies of the workspace.`;
}
/** A claim may hold any number. */
function endedAt({ endedAt }) {
    const end = new Date(endedAt);
    return Number.isNaN(end.getTime()) ? 'ended' : `ended on ${end.toISOString().replace(/\.\d+Z$/, 'Z')}`;
}

;// CONCATENATED MODULE: ./lib/probe/login/index.js
/** The stored login during a probe: it is neither deleted nor spent. */









/** Why no process of the CLI may start with this login, as a message of a failed probe; undefined where it may. */
function loginConflict(context) {
    return loginRuleConflict(context) ?? endedTokenConflict(context) ?? refreshConflict(context);
}

;// CONCATENATED MODULE: ./lib/probe/login/keep-login.js
/** Puts auth.json back when the CLI of a probe has deleted it. */



/**
 * Runs a process of the CLI and then puts auth.json back if it is gone: the same bytes, mode and owner, or the same
 * symbolic link. A probe does not start where a rule of the configuration is known to sign out, so this is for what is
 * not known: a rule in the policies of the workspace (0.142 to 0.171), in a file that only the CLI can read, or one of a
 * later version.
 *
 * A file that exists is never touched. The CLI may have stored new tokens in it, and another job may have written one in
 * the meantime. With a keyring the file stays away: the CLI deletes it when it has moved the login into the keyring.
 */
async function withLoginKept(context, run) {
    const store = context.config.loginStore;
    if (store !== undefined && store !== 'file')
        return await run();
    const file = authFilePath(context.home);
    const restore = remember(file);
    try {
        return await run();
    }
    finally {
        restore();
    }
}
/**
 * How to put back each file as it was last seen. Two probes can run at the same time: one that starts when the other's
 * CLI has deleted the file finds nothing to remember, and its own CLI may delete what the first one puts back.
 */
const restorers = new Map();
/** Remembers a file, and returns the function that puts it back where nothing is in its place. */
function remember(file) {
    keep_login_tryTo(() => {
        const stats = (0,external_node_fs_.lstatSync)(file);
        const target = stats.isSymbolicLink() ? (0,external_node_fs_.readlinkSync)(file) : undefined;
        const content = target === undefined ? (0,external_node_fs_.readFileSync)(file) : undefined;
        restorers.set(file, () => {
            if (target !== undefined)
                (0,external_node_fs_.symlinkSync)(target, file);
            else if (content !== undefined)
                createWhole(file, content, stats);
        });
    });
    return () => {
        if (keep_login_tryTo(() => (0,external_node_fs_.lstatSync)(file)) === undefined)
            keep_login_tryTo(() => restorers.get(file)?.());
    };
}
/** Written first and then linked: the file appears in one step, and only if there is still none. */
function createWhole(file, content, stats) {
    const own = `${file}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        (0,external_node_fs_.writeFileSync)(own, content, { flag: 'wx', mode: 0o600, flush: true });
        keep_login_tryTo(() => (0,external_node_fs_.chownSync)(own, stats.uid, stats.gid));
        (0,external_node_fs_.chmodSync)(own, stats.mode & 0o7777);
        (0,external_node_fs_.linkSync)(own, file);
    }
    finally {
        (0,external_node_fs_.rmSync)(own, { force: true });
    }
}
/** Undefined after an error: there is no file, or the system refuses the change. */
function keep_login_tryTo(action) {
    try {
        return action();
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/probe/login/refused-refresh.js
/** Notices in the log of the CLI that the server has refused for good to refresh the stored login. */



/**
 * A line of the CLI's log, which it writes to stderr (0.125 to 0.171). The rest is the message that the turn would fail
 * with. Up to 0.104 there is no such line before the turn's own event.
 */
const refused_refresh_LOG_LINE = /^\d{4}-\d\d-\d\dT\S+\s+ERROR codex_login::auth::manager: Failed to refresh token: (.+)$/;
/**
 * Messages after which the same request would be refused again. The CLI (0.142 to 0.171) has the sentence for a 401 and
 * for codes that it knows, and reports any other status. Of the 4xx, these five say to ask later: 408, 409, 423, 425 and
 * 429.
 */
const REFUSED = /^Your (?:access token|session) could not be refreshed\b|^Failed to refresh token: 4(?!08|09|23|25|29)\d\d\b/;
/**
 * Watches for a refusal that ends the probe. Undefined where the access token may still be accepted: the CLI refreshes
 * it minutes before its end, and after a refusal it asks with the one that it has.
 *
 * Each request of the CLI asks for new tokens again: with an ended access token, 19 times before the turn of the lean
 * form fails, and 56 times in the plain form (0.171; 13 and 97 times with 0.142). A probe that ends at the first line
 * has sent two or three: the CLI's log starts after its first request. No refresh can be interrupted by that end,
 * because a refresh token that was refused is not rotated, unless the file holds another one by then.
 */
function watchRefusals(context) {
    if (endedToken(context) === undefined)
        return undefined;
    const login = watchLogin(authFilePath(context.home));
    let isRefused = false;
    return {
        messageIn: line => {
            const message = refused_refresh_LOG_LINE.exec(line)?.[1];
            // With another login in the file, the CLI goes on with that one.
            if (message === undefined || !REFUSED.test(message) || login.rotated())
                return undefined;
            isRefused = true;
            return message;
        },
        isOutdated: () => isRefused && login.rotated(),
    };
}

;// CONCATENATED MODULE: ./lib/probe/login/refresh-guard.js
/** Delays the end of a probe's process while the CLI may be refreshing the stored login. */



/** The longest delay where a refresh is expected. */
const EXPECTED_REFRESH_MS = 10_000;
/** The longest delay where only a 401 for a valid token can cause a refresh. It takes one or two round trips. */
const UNEXPECTED_REFRESH_MS = 3_000;
/**
 * How long auth.json must be unchanged after a rotation. 0.169 requests its turn, the models and the account in
 * parallel, and each 401 may start a refresh of its own: two in a row were seen.
 */
const QUIET_MS = 1_000;
/**
 * The CLI may be in the middle of a refresh with a token that works once. The server has then rotated the token, and if
 * the CLI ends before it writes the new one, no job can use the login any more.
 *
 * The refresh cannot be observed directly. It is over in one of these cases:
 *
 * - `hasAnswer` returns true: an event reported the end of a request. The CLI refreshes before a request (0.169: up to
 *   four times when the refresh is refused) or after its 401, and prints no event before that.
 * - auth.json holds another refresh token and was not written to for a while. The CLI rewrites the file in place (0.77
 *   to 0.169). A half-written file does not parse, so `rotated` is false until the file is complete.
 *
 * After `maxDelayMs` the process ends in any case. Undefined where no refresh can happen.
 */
function refreshGuard(context, hasAnswer) {
    const maxDelayMs = refresh_guard_maxDelayOf(context);
    if (maxDelayMs === undefined)
        return undefined;
    const file = authFilePath(context.home);
    const login = watchLogin(file);
    return {
        isBusy: () => !hasAnswer() && !(login.rotated() && msSinceWrite(file) > QUIET_MS),
        maxDelayMs,
    };
}
function msSinceWrite(file) {
    const writtenAt = (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.mtimeMs;
    return writtenAt === undefined ? 0 : Date.now() - writtenAt;
}
function refresh_guard_maxDelayOf({ route, config }) {
    if (route.kind === 'chatgpt')
        return route.refresh === 'fresh' ? UNEXPECTED_REFRESH_MS : EXPECTED_REFRESH_MS;
    // This action cannot read a login in the system's keyring, so `none` may be a ChatGPT sign-in of any age.
    const isStoredElsewhere = config.loginStore !== undefined && config.loginStore !== 'file';
    return route.kind === 'none' && isStoredElsewhere ? EXPECTED_REFRESH_MS : undefined;
}

;// CONCATENATED MODULE: ./lib/probe/observer.js
/** What can be watched of a probe, besides its evidence. Nothing is decided by it. */
/** Begins the line of an event. The CLI writes the type first (0.77 to 0.171). */
const EVENT_TYPE = /^\{"type":"([a-z][a-z._]{0,39})"/;
/** A turn has up to eight types. Another program in the place of the CLI may print any number. */
const MAX_EVENT_TYPES = 10;
/** Counts the types of the events in the lines of a process. */
function countEvents() {
    const counts = new Map();
    return {
        add: line => {
            const type = EVENT_TYPE.exec(line)?.[1];
            if (type === undefined || (!counts.has(type) && counts.size >= MAX_EVENT_TYPES))
                return;
            counts.set(type, (counts.get(type) ?? 0) + 1);
        },
        text: () => [...counts].map(([type, count]) => (count === 1 ? type : `${type} ×${count}`)).join(', '),
    };
}
/** The end of a process in words. */
function describeEnd(result) {
    switch (result.kind) {
        case 'exited':
            return result.signal === null
                ? `ended with exit code ${result.code ?? 'unknown'}`
                : `was ended by ${result.signal}`;
        case 'stopped':
            return 'was stopped after its answer';
        case 'timed-out':
            return 'was ended at its time limit';
        case 'cancelled':
            return 'was ended before its answer';
        case 'not-started':
            return 'could not be started';
    }
}
/** A `-c` setting has its name first. */
const SETTING_NAME = /^([^=]{1,80})=/;
/** The options of a command and the names of its settings, without their values and without what is no option. */
function argumentNames(args) {
    const own = args.slice(0, args.includes('--') ? args.indexOf('--') : args.length);
    return own.flatMap((argument, index) => {
        const before = own[index - 1];
        if (before === '-c' || before === '--config')
            return SETTING_NAME.exec(argument)?.[1] ?? [];
        if (argument === '-c' || argument === '--config')
            return [];
        return /^--?[A-Za-z][\w-]*/.exec(argument)?.[0] ?? [];
    });
}

;// CONCATENATED MODULE: ./lib/probe/probe.js
/** One probe: a minimal turn of `codex exec`, and the evidence that it gives. */














/** How long the CLI may take to exit after the last event of the turn. 0.169 takes 10 to 60 ms. */
const EXIT_TIMEOUT_MS = 2_000;
/** Creates a probe for a route, a CLI and a login. */
function createProbe(setup) {
    return async (question, options) => {
        const refusal = profileRefusal(setup.config);
        if (refusal !== undefined)
            return refusal;
        const conflict = loginConflict(setup);
        if (conflict !== undefined)
            return { kind: 'failed', stage: 'error', message: conflict };
        const files = await createFiles(setup);
        if (typeof files === 'string')
            return { kind: 'not-started', missing: false, message: files };
        try {
            const run = (context) => withLoginKept(context, () => runTurn(context, question, options, files));
            const identity = await withOwnIdentity(setup, files.directory, options);
            if (options.signal?.aborted === true)
                return { kind: 'cancelled' };
            if (identity.kind === 'ready')
                return await run(identity.context);
            const withheld = { kind: 'withheld', message: identity.message };
            if (identity.emptyToken === undefined)
                return withheld;
            const evidence = await run(identity.emptyToken);
            return evidence.kind === 'silent' && EMPTY_TOKEN_ERROR.test(evidence.stderr) ? withheld : evidence;
        }
        finally {
            await removeDirectory(files.directory);
        }
    };
}
async function removeDirectory(directory) {
    // On Windows, a file of the ended process can stay locked for a moment.
    await (0,promises_.rm)(directory, { recursive: true, force: true, maxRetries: 3 }).catch(() => { });
}
/** Returns a message instead of an error, because on a full disk the job still needs its outputs and its report. */
async function createFiles(setup) {
    let directory;
    try {
        directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(setup.temporary, 'codex-probe-'));
        const instructions = (0,external_node_path_.join)(directory, 'instructions.md');
        await (0,promises_.writeFile)(instructions, INSTRUCTIONS);
        const cwd = await (0,promises_.mkdtemp)((0,external_node_path_.join)(directory, 'empty-'));
        return { directory, instructions, cwd, credentials: await prepareCredentialCommands(setup, directory) };
    }
    catch (error) {
        if (directory !== undefined)
            await removeDirectory(directory);
        return `The Codex CLI was not started, since no temporary directory could be made for it: ${(0,errors/* messageOf */.b)(error)}`;
    }
}
async function runTurn(setup, question, options, files) {
    const { instructions, cwd, credentials } = files;
    const args = probeArguments(setup, question, instructions, credentials.settings);
    const command = codexCommand(setup, args, cwd, credentials.pathEntry);
    const refusals = watchRefusals(setup);
    const { turn, result } = await followTurn(setup, question, command, { ...options, refusals, credentials });
    // Another process has stored a new login while this one ended.
    if (refusals?.isOutdated())
        return await runTurn(setup, question, options, files);
    const evidence = toEvidence(turn, result, options.timeoutMs);
    if (evidence.kind === 'failed') {
        const stderr = result.kind === 'exited' ? result.stderr : '';
        const message = credentials.withOwnName(hiddenCause(evidence.message, stderr) ?? evidence.message);
        return { ...evidence, message: preventedRefresh(setup, message) ?? message };
    }
    return evidence.kind === 'silent'
        ? explainSilence(setup, evidence, probeSettingNames(setup, args, [instructions], question.settings))
        : evidence;
}
/** Runs the CLI, and ends it as soon as its output has the answer. */
async function followTurn(setup, question, command, { refusals, credentials, observer, ...options }) {
    let turn = {};
    const events = countEvents();
    observer?.onCommand(command);
    // Only after a retry notice are there retries to cut short; after any other error comes `turn.failed`.
    const isFinalNotice = ({ answer }) => answer?.kind === 'failed' &&
        answer.stage === 'retry-notice' &&
        setup.isDefinitive(answer.message, question);
    const killDelay = refreshGuard(setup, () => turn.answer !== undefined);
    const { ended, stop, stopIn } = runProcess(command, {
        ...options,
        ...(0,base_fields/* optional */.lq)('killDelay', killDelay),
        onLine: line => {
            setup.onSecrets?.(credentials.printed());
            observer?.onLine(line);
            events.add(line);
            const before = turn;
            turn = readEvent(turn, line);
            if (turn === before)
                return;
            if (isOver(turn))
                stopIn(EXIT_TIMEOUT_MS);
            else if (isFinalNotice(turn))
                stop();
        },
        onErrorLine: line => {
            const message = turn.answer === undefined ? refusals?.messageIn(line) : undefined;
            if (message === undefined)
                return;
            turn = { answer: { kind: 'failed', message, stage: 'error' } };
            stop();
        },
    });
    setup.onStart?.();
    const result = await ended;
    setup.onSecrets?.(credentials.printed());
    observer?.onEnd({ ended: describeEnd(result), events: events.text() });
    return { turn, result };
}
/** Adds what this room knows about a CLI that ended without an event. */
function explainSilence(context, evidence, probeSettings) {
    const refusal = loginRuleRefusal(context, evidence.stderr) ?? unrefreshedLogin(context, evidence.stderr);
    if (refusal !== undefined)
        return { kind: 'failed', stage: 'error', message: refusal };
    // A CLI that was killed, or that ended well, has not said anything about its configuration.
    if (evidence.signal !== null || evidence.exitCode === 0)
        return evidence;
    const { machineFiles, unreadableFiles } = context.config;
    return {
        ...evidence,
        probeSettings,
        jobOptions: optionNames(context.config),
        ...(0,base_fields/* optional */.lq)('machineFiles', machineFiles),
        ...(0,base_fields/* optional */.lq)('unreadableFiles', unreadableFiles),
    };
}
/**
 * The events outweigh the way the process ended: an exit code can be 0 after a failure and not 0 after a success, and a
 * killed process has none.
 */
function toEvidence(turn, result, timeoutMs) {
    const answer = turn.answer && { ...turn.answer, ...(0,base_fields/* optional */.lq)('reroutedTo', turn.reroutedTo) };
    if (answer && isOver(turn))
        return answer;
    switch (result.kind) {
        case 'exited':
            return answer ?? { kind: 'silent', exitCode: result.code, signal: result.signal, stderr: result.stderr };
        case 'stopped':
            // A probe is only stopped after an event, so there is an answer.
            return answer ?? { kind: 'cancelled' };
        case 'timed-out': {
            const lastMessage = answer?.kind === 'failed' ? answer.message : undefined;
            return { kind: 'timed-out', afterMs: timeoutMs, ...(0,base_fields/* optional */.lq)('lastMessage', lastMessage) };
        }
        case 'cancelled':
        case 'not-started':
            return result;
        default:
            return (0,assert_never/* assertNever */.x)(result);
    }
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __nccwpck_require__(1692);
;// CONCATENATED MODULE: ./lib/verdict/network/problem.js
/** What is wrong on the way to the endpoint, as an own connection of this action has seen it. */

/** A clause for the middle of a sentence. It names no host, because the endpoint's and the proxy's may be private. */
function describeProblem(problem) {
    switch (problem.kind) {
        case 'proxy-refuses':
            return `the proxy answers the request for a connection with status ${problem.status}`;
        case 'proxy-fails':
            return PROXY_FAILURES[problem.failure];
        case 'no-connection':
            return CONNECTION_FAILURES[problem.failure];
        case 'not-tls':
            return 'the port of the endpoint does not speak TLS';
        case 'unknown-authority': {
            const by = problem.issuer === undefined ? '' : ` "${problem.issuer}"`;
            return `the certificate that arrives here is signed by an unknown authority${by}`;
        }
        case 'wrong-certificate':
            return problem.fault === 'dates'
                ? 'the certificate that arrives here is expired or not yet valid'
                : 'the certificate that arrives here is for another host';
        default:
            return (0,assert_never/* assertNever */.x)(problem);
    }
}
const PROXY_FAILURES = {
    'no-name': 'the name of the proxy does not resolve',
    refused: 'nothing listens at the address of the proxy',
    'no-answer': 'the proxy does not answer',
    closed: 'the proxy closes the connection',
};
const CONNECTION_FAILURES = {
    'no-name': 'the name of the endpoint does not resolve',
    refused: 'nothing listens at the address of the endpoint',
    'no-answer': 'nothing comes back from the address of the endpoint',
    closed: 'the connection to the endpoint is closed before it is ready',
};
/** The problem with the name of an authority, if it has one that may be shown. */
function unknownAuthority(issuer) {
    const isShown = issuer !== undefined && AUTHORITY_NAME.test(issuer) && !HOST_IN_NAME.test(issuer);
    return { kind: 'unknown-authority', ...(0,base_fields/* optional */.lq)('issuer', isShown ? issuer : undefined) };
}
const AUTHORITY_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ().,&'_–-]{1,59}$/u;
/** A host name or an address: a dot inside of a word. Such a name may be private. */
const HOST_IN_NAME = /[\p{L}\p{N}_-]\.[\p{L}\p{N}]/u;

;// CONCATENATED MODULE: ./lib/probe/network/authorities.js
/** The certificate authorities that the CLI may know. */



/**
 * The authorities of Node.js, of the system, and of the files that the job's variables name. A certificate that none of
 * them has signed is unknown to the CLI too. The CLI knows fewer: it does not read NODE_EXTRA_CA_CERTS (0.104 to 0.171),
 * so that variable has no effect here. It skips a file that it cannot read, and so does this function.
 */
async function knownAuthorities(env) {
    const files = AUTHORITY_VARIABLES.flatMap(name => env[name] || []);
    const texts = await Promise.all(files.map(file => (0,promises_.readFile)(file, 'utf8').catch(() => '')));
    return [...(0,external_node_tls_.getCACertificates)('bundled'), ...(0,external_node_tls_.getCACertificates)('system'), ...texts.flatMap(certificatesIn)];
}
/** One broken certificate would make TLS refuse the whole list, so each is a text of its own. */
function certificatesIn(text) {
    const blocks = text.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g);
    return blocks?.map(block => block.replaceAll('TRUSTED ', '')) ?? [];
}

;// CONCATENATED MODULE: ./lib/probe/network/tunnel.js
/** Asks a proxy for a tunnel, as the CLI does. */
/** Maximum size of a proxy's answer, in characters. */
const MAX_HEAD_CHARS = 16_384;
/**
 * Sends CONNECT, and gives the status of the answer; undefined where it is no answer over HTTP. The user and password in
 * the proxy's address are sent to this proxy and to no one else.
 */
async function requestTunnel(socket, { url }, target) {
    const credentials = url.username === '' && url.password === ''
        ? ''
        : `Proxy-Authorization: Basic ${Buffer.from(`${decode(url.username)}:${decode(url.password)}`).toString('base64')}\r\n`;
    socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${credentials}\r\n`);
    const status = /^HTTP\/1\.[01] (\d{3})\b/.exec(await readHead(socket))?.[1];
    return status === undefined ? undefined : Number(status);
}
/** A percent sign that begins no escape is taken as it is. */
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** The head of an answer. What follows it stays in the socket. Rejects when the connection ends before. */
function readHead(socket) {
    return new Promise((resolve, reject) => {
        let head = '';
        const onReadable = () => {
            for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) {
                head += chunk.toString('latin1');
            }
            const end = head.indexOf('\r\n\r\n');
            if (end === -1 && head.length < MAX_HEAD_CHARS)
                return;
            settle();
            if (end !== -1)
                socket.unshift(Buffer.from(head.slice(end + 4), 'latin1'));
            resolve(head);
        };
        const onEnd = () => {
            settle();
            // A proxy that refuses may close without an empty line.
            head === '' ? reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })) : resolve(head);
        };
        const settle = () => {
            socket.off('readable', onReadable).off('end', onEnd).off('error', reject).off('close', onEnd);
        };
        socket.on('readable', onReadable).once('end', onEnd).once('error', reject).once('close', onEnd);
    });
}

;// CONCATENATED MODULE: ./lib/probe/network/check-network.js
/** Finds out why the CLI has no connection, with one connection of this action on the same way. */







/**
 * What is wrong on the way; undefined where the connection succeeds, where it cannot be judged, or where the job is
 * cancelled. It never rejects.
 *
 * Nothing of the job is sent: no request to the endpoint, and to the proxy only the user and password that are part of
 * its own address, as the CLI does. Any certificate is accepted, and then judged as the CLI would judge it.
 */
async function checkNetwork(path, { signal, timeoutMs }) {
    const walk = { part: path.proxy === undefined ? 'endpoint' : 'proxy' };
    const ended = new AbortController();
    const timeout = (0,external_node_timers_promises_.setTimeout)(timeoutMs, undefined, { signal: AbortSignal.any([signal, ended.signal]) })
        // On a busy machine an answer may have arrived that was not read yet. This lets it come first.
        .then(() => (0,external_node_timers_promises_.setTimeout)(20))
        .then(() => failureAt(walk, 'no-answer'));
    try {
        return await Promise.race([connectOn(path, walk), timeout]);
    }
    catch (error) {
        return signal.aborted ? undefined : problemOf(error, walk);
    }
    finally {
        ended.abort();
        timeout.catch(() => { });
        walk.socket?.destroy();
    }
}
async function connectOn(path, walk) {
    const { address, proxy, env } = path;
    const isTls = address.protocol === 'https:';
    const host = address.hostname.replace(/^\[|\]$/g, '');
    const port = Number(address.port) || (isTls ? 443 : 80);
    const socket = proxy === undefined ? await openTcp(host, port, walk) : await openProxy(proxy.url, walk);
    // Over plain HTTP there is no handshake: whether the other side answers shows only with a request.
    if (!isTls)
        return undefined;
    if (proxy !== undefined) {
        const status = await requestTunnel(socket, proxy, `${address.hostname}:${port}`);
        if (status === undefined)
            return failureAt(walk, 'closed');
        if (status < 200 || status > 299)
            return { kind: 'proxy-refuses', status };
        walk.part = 'endpoint';
    }
    const ca = [...(await knownAuthorities(env))];
    const secure = (0,external_node_tls_.connect)({
        socket,
        ca,
        rejectUnauthorized: false,
        ...((0,external_node_net_.isIP)(host) ? {} : { servername: host }),
    });
    walk.socket = secure;
    await opened(secure, 'secureConnect');
    return certificateProblem(secure);
}
async function openTcp(host, port, walk) {
    // By default, Node.js gives each address of a name 250 ms only.
    const socket = (0,external_node_net_.connect)({ host, port, autoSelectFamilyAttemptTimeout: 1_000 });
    walk.socket = socket;
    await opened(socket, 'connect');
    return socket;
}
async function openProxy(url, walk) {
    const isTls = url.protocol === 'https:';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const port = Number(url.port) || (isTls ? 443 : url.protocol === 'http:' ? 80 : 1080);
    const socket = await openTcp(host, port, walk);
    if (!isTls)
        return socket;
    const secure = (0,external_node_tls_.connect)({ socket, rejectUnauthorized: false, ...((0,external_node_net_.isIP)(host) ? {} : { servername: host }) });
    walk.socket = secure;
    await opened(secure, 'secureConnect');
    return secure;
}
function opened(socket, event) {
    return new Promise((resolve, reject) => {
        socket.once(event, () => resolve());
        // The listener stays, because an error without one would end the process.
        socket.on('error', reject);
        socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    });
}
function certificateProblem(socket) {
    if (socket.authorized)
        return undefined;
    const code = String(socket.authorizationError);
    if (UNKNOWN_AUTHORITY.test(code))
        return unknownAuthority(issuerOf(socket));
    if (/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/.test(code))
        return { kind: 'wrong-certificate', fault: 'dates' };
    return /ALTNAME_INVALID/.test(code) ? { kind: 'wrong-certificate', fault: 'name' } : undefined;
}
const UNKNOWN_AUTHORITY = /SELF_SIGNED_CERT|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)|CERT_UNTRUSTED/;
/** The name of the authority that signed the last certificate which the other side has sent. */
function issuerOf(socket) {
    let certificate = socket.getPeerCertificate(true);
    while (certificate.issuerCertificate && certificate.issuerCertificate !== certificate) {
        certificate = certificate.issuerCertificate;
    }
    const name = certificate.issuer?.CN ?? certificate.issuer?.O;
    return Array.isArray(name) ? name[0] : name;
}
function problemOf(error, walk) {
    const code = (0,errors/* codeOf */.$)(error) ?? '';
    if (/^(?:EPROTO|ERR_SSL_)/.test(code)) {
        return walk.part === 'endpoint' ? { kind: 'not-tls' } : failureAt(walk, 'closed');
    }
    const failure = FAILURES[code];
    return failure && failureAt(walk, failure);
}
function failureAt({ part }, failure) {
    return { kind: part === 'proxy' ? 'proxy-fails' : 'no-connection', failure };
}
const FAILURES = {
    ENOTFOUND: 'no-name',
    EAI_AGAIN: 'no-name',
    EAI_NONAME: 'no-name',
    EAI_NODATA: 'no-name',
    EAI_FAIL: 'no-name',
    ECONNREFUSED: 'refused',
    ETIMEDOUT: 'no-answer',
    ENETUNREACH: 'no-answer',
    EHOSTUNREACH: 'no-answer',
    EADDRNOTAVAIL: 'no-answer',
    ECONNRESET: 'closed',
    EPIPE: 'closed',
};

;// CONCATENATED MODULE: ./lib/probe/read-catalog.js
/** Reads the route's model list with `codex debug models` (0.122 and later). */
















/** The list is one line, 0.75 MB long in 0.169, because it holds the instructions of every model. */
const read_catalog_MAX_LINE_BYTES = 16 * 1024 * 1024;
/** Lines that may be the list. A wrapper script may print others first. */
const MAX_CANDIDATES = 10;
/**
 * Reads the list. On the ChatGPT route (0.169: with an API key too) the CLI requests it from the endpoint, unless
 * CODEX_HOME holds a list that is only minutes old. If the endpoint fails, hangs (5 s) or has an empty list, the CLI
 * prints its bundled list and does not say so. So the bundled list is read as well. A list equal to it counts as
 * `bundled`, unless the CLI has stored it as the endpoint's answer.
 *
 * The endpoint of the inputs is not asked: behind codex-action's proxy, the job's CLI has its bundled list as well.
 *
 * Like a probe, it may refresh the stored login. Where a refresh is due, it must run alone.
 */
async function readCatalog(setup, options) {
    if (!isAtLeast(setup.version, '0.122.0')) {
        return { kind: 'unavailable', message: `Codex CLI ${setup.version} cannot list models.` };
    }
    const refusal = profileRefusal(setup.config);
    if (refusal !== undefined)
        return { kind: 'unavailable', message: refusal.stderr, evidence: refusal };
    const conflict = loginConflict(setup);
    if (conflict !== undefined) {
        const evidence = { kind: 'failed', stage: 'error', message: conflict };
        return { kind: 'unavailable', message: conflict, evidence };
    }
    const startedAt = Date.now();
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(setup.temporary, 'codex-models-')).catch(() => undefined);
    const files = directory === undefined ? undefined : await read_catalog_createFiles(setup, directory);
    try {
        if (directory === undefined || files === undefined) {
            return { kind: 'unavailable', message: 'No temporary directory could be made to list models in.' };
        }
        const identity = await withOwnIdentity(setup, directory, options);
        if (identity.kind === 'withheld') {
            const { message } = identity;
            return { kind: 'unavailable', message, evidence: { kind: 'withheld', message } };
        }
        const { context } = identity;
        const [live, bundled] = await withLoginKept(context, () => {
            const ofCli = listModels(context, options, files, '--bundled');
            return Promise.all([isEndpointRoute(context) ? ofCli : listModels(context, options, files), ofCli]);
        });
        setup.onSecrets?.(files.credentials.printed());
        if (live.models === undefined)
            return unavailable(setup, live.result, files.credentials);
        if (mayHoldOtherList(setup)) {
            return { kind: 'list', source: 'bundled', models: bundled.models ?? live.models };
        }
        const isBundled = slugsOf(live.models) === slugsOf(bundled.models ?? []) &&
            readModelsCache(setup, startedAt) === undefined;
        return { kind: 'list', source: isBundled ? 'bundled' : 'route', models: live.models };
    }
    finally {
        if (directory !== undefined) {
            await (0,promises_.rm)(directory, { recursive: true, force: true, maxRetries: 3 }).catch(() => { });
        }
    }
}
/**
 * Whether the list can hold models of another login. With an API key these versions print their own list, and after it
 * the models that a ChatGPT sign-in has left in CODEX_HOME minutes ago (seen with 0.122, 0.142 and 0.148). 0.155 notes
 * there whose list it is, and leaves it out.
 */
function mayHoldOtherList({ route, config, version }) {
    return route.kind === 'api-key' && config.provider === undefined && !isAtLeast(version, '0.155.0');
}
async function read_catalog_createFiles(setup, directory) {
    const cwd = (0,external_node_path_.join)(directory, 'empty');
    try {
        await (0,promises_.mkdir)(cwd);
        return { cwd, credentials: await prepareCredentialCommands(setup, directory) };
    }
    catch {
        return undefined;
    }
}
/** Runs `codex debug models`. With `--bundled` the CLI sends no request (0.169), so it cannot refresh the login. */
async function listModels(setup, options, { cwd, credentials }, bundled) {
    const lines = [];
    const killDelay = bundled ? undefined : refreshGuard(setup, () => lines.length > 0);
    const common = queryArguments(setup, credentials.settings);
    const args = ['debug', 'models', ...(bundled ? [bundled] : []), ...common];
    const { ended } = runProcess(codexCommand(setup, args, cwd, credentials.pathEntry), {
        ...options,
        ...(0,base_fields/* optional */.lq)('killDelay', killDelay),
        lineLimitBytes: read_catalog_MAX_LINE_BYTES,
        onLine: line => {
            if (line.startsWith('{') && lines.length < MAX_CANDIDATES)
                lines.push(line);
        },
    });
    const result = await ended;
    const lists = lines.map(line => listedModels(parseFields(line)));
    return { result, models: lists.find(models => models !== undefined) };
}
function slugsOf(models) {
    return models.map(model => model.slug).join('\n');
}
function unavailable(setup, result, { settings }) {
    const message = read_catalog_failureText(result);
    if (result.kind !== 'exited')
        return { kind: 'unavailable', message };
    const { code: exitCode, signal, stderr } = result;
    const names = probeSettingNames(setup, queryArguments(setup, settings), []);
    const evidence = explainSilence(setup, { kind: 'silent', exitCode, signal, stderr }, names);
    return { kind: 'unavailable', message, evidence };
}
function read_catalog_failureText(result) {
    switch (result.kind) {
        case 'exited':
            return `\`codex debug models\` ended with ${result.signal ?? `exit code ${result.code}`} and no list.`;
        case 'timed-out':
            return '`codex debug models` gave no list in time.';
        case 'not-started':
            return 'The Codex CLI could not be started.';
        default:
            return 'The job was cancelled.';
    }
}

;// CONCATENATED MODULE: ./lib/runner/identity-token.js
/** New identity tokens of the job, which GitHub makes for a job with `permissions: id-token: write`. */


/** GitHub answers within a second. The probe and its own time limit come after this. */
const TIMEOUT_MS = 15_000;
/**
 * A function that asks for a token with an audience, which the runner then masks. It rejects when GitHub makes none.
 * Undefined for a job without the permission, which does not have the two variables.
 */
function identityTokenRequest(env) {
    if (!env['ACTIONS_ID_TOKEN_REQUEST_URL'] || !env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'])
        return undefined;
    return async (audience) => {
        const core = await (0,actions_core/* flushCore */.Cj)();
        const timeout = new AbortController();
        const tooLate = (0,external_node_timers_promises_.setTimeout)(TIMEOUT_MS, undefined, { signal: timeout.signal, ref: false }).then(() => {
            throw new Error('GitHub made no identity token in time.');
        });
        try {
            return await Promise.race([core.getIDToken(audience), tooLate]);
        }
        finally {
            tooLate.catch(() => { });
            timeout.abort();
        }
    };
}

;// CONCATENATED MODULE: ./lib/verdict/rule-name.js
/** Names what decided a verdict, for the record of it. */


/** The row of the table of signs that the evidence is judged by, or the kind of evidence that needs no row. */
function ruleName(evidence, context) {
    switch (evidence.kind) {
        case 'failed':
            return `${evidence.stage}: ${rowOf(evidence.message, context)}`;
        case 'timed-out':
            return evidence.lastMessage === undefined
                ? 'timed-out'
                : `timed-out after: ${rowOf(evidence.lastMessage, context)}`;
        default:
            return evidence.kind;
    }
}
function rowOf(message, context) {
    const sign = signOf(message, context);
    return sign === undefined ? 'no row' : signName(sign);
}

;// CONCATENATED MODULE: ./lib/steps/probe-chain/record-probe.js
/** Records how the CLI's process of a probe went, for the report. */


/** Watches one probe, and passes everything on to `next`. */
function recordProbe({ form }, commands, next) {
    let end = {};
    const observer = {
        onCommand: command => {
            commands.set(form, argumentNames(command.args));
            next?.onCommand(command);
        },
        onLine: line => next?.onLine(line),
        onEnd: result => {
            end = { ended: result.ended, ...(0,base_fields/* optional */.lq)('events', result.events || undefined) };
            next?.onEnd(result);
        },
    };
    return { observer, end: () => end };
}

;// CONCATENATED MODULE: ./lib/verdict/network/verdict.js
/** The verdict on a probe that had no connection. */


const ROUTING_UNAUTHORIZED = /\brouting discovery unauthorized\b/i;
/**
 * Whether an own connection can say more about a failure: the CLI had no answer of the endpoint, and names no cause. With
 * a ChatGPT sign-in the CLI asks for the account before the turn. Where that fails it prints a general sentence, also if
 * the network is the cause (0.171).
 */
function isTransportFailure(verdict) {
    if (!('finding' in verdict))
        return false;
    const { reason, status, said } = verdict.finding;
    if (status !== undefined)
        return false;
    // The login was refused, which may be because it could not be refreshed.
    if (reason === 'auth-rejected')
        return ROUTING_UNAUTHORIZED.test(said);
    if (reason === 'server-error')
        return /\brouting discovery failed\b|\bfailed to load cloud\b/i.test(said);
    return reason === 'unreachable' || reason === 'timed-out';
}
/** The verdict on a probe that had no answer, because of this problem. */
function problemVerdict(problem) {
    const reason = isBlock(problem) ? 'network-blocked' : 'unreachable';
    const { scope, lasting } = verdict_reason/* REASONS */.ez[reason];
    const finding = {
        reason,
        scope,
        lasting,
        said: `${describeProblem(problem)}.`,
        isExplainedByMessage: true,
        network: problem,
    };
    return { kind: reason === 'network-blocked' ? 'refused' : 'unsettled', finding };
}
/**
 * Whether another try would give the same answer: a refusal of the proxy, or an authority that the CLI does not know. A
 * proxy answers with a 5xx where it cannot reach the endpoint itself, which passes as often as not.
 */
function isBlock(problem) {
    if (problem.kind === 'unknown-authority')
        return true;
    if (problem.kind !== 'proxy-refuses')
        return false;
    const { status } = problem;
    return status === 511 || (status >= 400 && status < 500 && status !== 408 && status !== 429);
}

;// CONCATENATED MODULE: ./lib/steps/probe-chain/with-network-check.js
/** Explains a probe that had no connection, and spares the CLI's processes while there is none. */


/**
 * How long a probe may stay without an answer until the way is looked at, milliseconds. An answer usually takes less, and
 * a way without any answer is told long before the time limit of the probe.
 */
const SILENCE_MS = 5_000;
/** How long a look may take, milliseconds. One that repeats another may be shorter: the way was closed before. */
const FIRST_LOOK_MS = 5_000;
const REPEATED_LOOK_MS = 3_000;
/**
 * Asks with a look at the network where the CLI reports no cause:
 *
 * - A probe that had no connection gets the problem as its finding.
 * - A probe is ended early while nothing comes back on the whole way. Alone the CLI would wait for the probe's time limit.
 * - A retry looks first, and starts the CLI only when the problem is gone. Each process of the CLI makes up to 24
 *   connections of its own on a network that fails (0.171, with a ChatGPT sign-in).
 */
function withNetworkCheck(ask, check) {
    let lastSaid;
    return async (question, options) => {
        const { signal } = options;
        const known = lastSaid === undefined
            ? undefined
            : await check({ signal, timeoutMs: REPEATED_LOOK_MS, said: lastSaid });
        const { verdict, said } = known
            ? { verdict: verdictOf(known), said: lastSaid }
            : await askAndCheck(silence => ask(question, { ...options, signal: silence }), check, signal);
        lastSaid = said;
        return verdict;
    };
}
async function askAndCheck(ask, check, signal) {
    const silence = new AbortController();
    const answered = new AbortController();
    const asked = ask(AbortSignal.any([signal, silence.signal])).finally(() => answered.abort());
    const silent = problemInSilence(check, AbortSignal.any([signal, answered.signal]));
    const problem = await Promise.race([asked.then(() => undefined), silent]);
    if (problem !== undefined)
        silence.abort();
    const verdict = await asked;
    if (problem !== undefined && verdict.kind === 'cancelled' && !signal.aborted) {
        return { verdict: verdictOf(problem, verdict), said: '' };
    }
    if (!isTransportFailure(verdict))
        return { verdict };
    const { said } = verdict.finding;
    const found = await check({ signal, timeoutMs: FIRST_LOOK_MS, said });
    return found === undefined ? { verdict } : { verdict: verdictOf(found, verdict), said };
}
/** The verdict because of a problem, with what was seen of the CLI where it was started. */
function verdictOf(problem, before) {
    const trace = { ...before?.trace, rule: `network check: ${problem.kind}` };
    return { ...problemVerdict(problem), trace };
}
/** The problem where nothing comes back; undefined for any other, because the CLI may be on a way that works. */
async function problemInSilence(check, answered) {
    await (0,external_node_timers_promises_.setTimeout)(SILENCE_MS, undefined, { signal: answered }).catch(() => { });
    const problem = answered.aborted
        ? undefined
        : await check({ signal: answered, timeoutMs: FIRST_LOOK_MS, said: '' });
    const isSilent = problem !== undefined && 'failure' in problem && problem.failure === 'no-answer';
    // A probe that has a connection ends by itself.
    return isSilent && !answered.aborted ? problem : new Promise(() => { });
}

;// CONCATENATED MODULE: ./lib/steps/probe-chain/ask-model.js
/** The two ways to ask the route about a model: a live turn, or its model list. */









/** How long reading the list may take. The CLI itself gives up on the endpoint after 5 s (0.169). */
const CATALOG_TIMEOUT_MS = 15_000;
/**
 * Asks with one minimal turn per question.
 *
 * @param onProbeStart called when the CLI's process has been started and this process is idle
 * @param commands gets the names of the arguments that the probes of each form have
 */
function createLiveAsk(job, setup, onProbeStart, commands = new Map()) {
    const probeSetup = probeSetupOf(job, setup);
    if (probeSetup === undefined)
        return askWithoutCli(setup);
    const context = (model) => ({ model, route: setup.route, now: new Date() });
    const probe = createProbe({
        ...probeSetup,
        onStart: onProbeStart,
        isDefinitive: (message, { model }) => earlyVerdict(message, context(model)) !== undefined,
    });
    const debug = debugProbes(job.env['RUNNER_DEBUG'] === '1', job.secrets.sanitize);
    const ask = async (question, options) => {
        const record = recordProbe(question, commands, debug?.(question.model));
        const evidence = await probe(question, { ...options, observer: record.observer });
        const asked = context(question.model);
        return { ...classify(evidence, asked), trace: { rule: ruleName(evidence, asked), ...record.end() } };
    };
    return withNetworkCheck(ask, createNetworkCheck({ ...setup, env: job.env }));
}
/** The CLI names the host of the sign-in, or reports a login that it has refreshed before if it could (0.171). */
const SIGN_IN_FAILURE = /\bfor url \(https:\/\/auth\.openai\.com\/|\brouting discovery unauthorized\b/i;
/** Looks at the way to the endpoint, or to the sign-in where the CLI could not refresh the login. */
function createNetworkCheck(context) {
    return async ({ said, ...options }) => {
        const isSignIn = SIGN_IN_FAILURE.test(said);
        const path = networkPath(context, isSignIn);
        return path && checkNetwork(path, options);
    };
}
/** Asks by looking the model up in the route's list. */
function createCatalogAsk(setup, read) {
    if (setup.cli.kind === 'missing')
        return askWithoutCli(setup);
    return async ({ model }) => catalogVerdict(await read(), { model, route: setup.route, now: new Date() });
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
function probeSetupOf({ inputs, env, secrets }, setup) {
    const { cli, route, config, home, version } = setup;
    if (cli.kind === 'missing')
        return undefined;
    return {
        ...{ route, config, home, env, executable: cli.executable, temporary: (0,job_context/* temporaryDirectory */.De)(env) },
        ...(0,base_fields/* optional */.lq)('version', version ?? undefined),
        ...(0,base_fields/* optional */.lq)('apiKey', inputKeyOf(inputs, route)),
        ...(0,base_fields/* optional */.lq)('effort', inputs.effort),
        onSecrets: secrets.add,
        ...(0,base_fields/* optional */.lq)('requestIdentityToken', maskedTokens(identityTokenRequest(env), secrets)),
    };
}
/** A server or the CLI may print a part of a token, so each part between the dots is masked too. */
function maskedTokens(request, secrets) {
    if (request === undefined)
        return undefined;
    return async (audience) => {
        const token = await request(audience);
        secrets.add([token, ...token.split('.')]);
        return token;
    };
}

;// CONCATENATED MODULE: ./lib/chain/adjust-settings.js
/** Other settings of the request, after a server refused a value. */


/** Maximum number of values of a setting that are tried for one model after the first one. */
const MAX_ADJUSTMENTS = 2;
/** The efforts that a model with efforts most likely takes, where neither list nor refusal names any. */
const COMMON_EFFORTS = ['low', 'medium', 'high'];
/**
 * The settings to ask a model with after its last attempt; undefined if there is no new value to try.
 *
 * @param own the attempts of the model, oldest first
 */
function adjustSettings(model, own, { setting }, policy) {
    const last = own.at(-1);
    if (setting === undefined || last === undefined)
        return undefined;
    const { parameter } = setting;
    const tried = new Set(own.map(attempt => valueIn(attempt, parameter, policy.effort)));
    const adjusted = new Set(own.flatMap(attempt => attempt.settings[parameter] ?? []));
    if (adjusted.size >= MAX_ADJUSTMENTS)
        return undefined;
    const isNew = (value) => !tried.has(value);
    const listed = policy.listedEfforts?.[model] ?? [];
    const value = parameter === 'effort'
        ? nextEffort(setting, listed, policy.effort, isNew, adjusted.size > 0)
        : setting.offered.find(isNew);
    return value === undefined ? undefined : { ...last.settings, [parameter]: value };
}
/** What an attempt asked with; undefined for the model's own default. */
function valueIn({ form, settings }, parameter, given) {
    if (parameter === 'verbosity' || settings.effort !== undefined)
        return settings[parameter];
    return given?.value ?? (form === 'lean' ? 'low' : undefined);
}
/**
 * Where the job has an effort, the nearest that the server offers or the list names. Where neither has one, one guess;
 * after it no effort, if that can be left out: a model without reasoning takes none. Where the job has no effort, the
 * first value will do, because only the probe's own was refused.
 */
function nextEffort({ offered }, listed, given, isNew, isAdjusted) {
    const known = (offered.length === 0 ? listed : offered).filter(isNew);
    if (given === undefined)
        return known[0];
    if (known.length > 0)
        return nearestEffort(given.value, known);
    const guesses = offered.length > 0 || listed.length > 0 || isAdjusted ? [] : COMMON_EFFORTS.filter(isNew);
    if (guesses.length > 0)
        return nearestEffort(given.value, guesses);
    return given.source === 'input' && isNew(EFFORT_UNSET) ? EFFORT_UNSET : undefined;
}
/** Of two that are equally near, the lower one, which costs no more than what was asked for. */
function nearestEffort(wanted, values) {
    const place = (value) => EFFORTS.findIndex(effort => effort === value);
    const at = place(wanted);
    if (at === -1)
        return values[0];
    const distance = (value) => Math.abs(place(value) - at);
    return values.toSorted((a, b) => distance(a) - distance(b) || place(a) - place(b))[0];
}

;// CONCATENATED MODULE: ./lib/chain/next-question.js
/** What to ask next about one model. */


const FIRST_WAIT_MS = 1_000;
const next_question_MAX_WAIT_MS = 20_000;
/**
 * The next question about a model; undefined if it is accepted or refused, or if nothing is left to try. First the
 * question is adjusted to the last answer. An answer that is known only by its kind, or not at all, is asked for once
 * more with the plain command, which also shows whether the lean one caused it. Then it is repeated, if the failure may be temporary and a retry is left.
 * See `nextStep` for `random`.
 */
function nextQuestion(model, attempts, policy, random) {
    const own = (0,model_status/* attemptsOf */.Or)(model, attempts);
    const last = own.at(-1);
    if (last === undefined) {
        return { question: { model, form: 'lean', settings: {} }, afterMs: 0, lastDurationMs: 0 };
    }
    const status = (0,model_status/* modelStatus */.Y$)(model, attempts);
    if (status.kind !== 'unsettled')
        return undefined;
    const { finding } = status;
    const { form, settings, durationMs: lastDurationMs } = last;
    const adjusted = adjustSettings(model, own, finding, policy);
    if (adjusted !== undefined) {
        return { question: { model, form, settings: adjusted }, afterMs: 0, lastDurationMs };
    }
    if (form === 'lean' && (finding.secondLook === true || mayComeFromLeanForm(finding))) {
        return { question: { model, form: 'plain', settings }, afterMs: 0, lastDurationMs };
    }
    const retried = countRetries(own);
    const mayRecover = finding.lasting === 'temporary' || finding.lasting === 'ambiguous';
    if (!mayRecover || retried >= policy.retries)
        return undefined;
    const afterMs = retryWaitMs(retried, finding.retryAfterMs ?? 0, random);
    return { question: { model, form, settings }, afterMs, lastDurationMs };
}
/** How often the same question was repeated. An adjusted question is not a retry. */
function countRetries(attempts) {
    return attempts.filter((attempt, index) => {
        const before = attempts[index - 1];
        return (before?.form === attempt.form &&
            before.settings.effort === attempt.settings.effort &&
            before.settings.verbosity === attempt.settings.verbosity);
    }).length;
}
/**
 * Whether the options of the lean command may cause a failure, and not the model: after an unknown answer, a CLI that
 * did not start, or a refused setting that cannot be adjusted.
 */
function mayComeFromLeanForm({ reason }) {
    return reason === 'unrecognized' || reason === 'codex-failed' || reason === 'unsupported-setting';
}
/** Doubles with each retry; a random part of up to half is left out. Never shorter than the server asks for. */
function retryWaitMs(retried, retryAfterMs, random) {
    const longestMs = Math.min(FIRST_WAIT_MS * 2 ** retried, next_question_MAX_WAIT_MS);
    return Math.ceil(Math.max(longestMs * (0.5 + random / 2), retryAfterMs * (1 + random / 10)));
}

;// CONCATENATED MODULE: ./lib/chain/next-step.js
/** The only loop of the action, as a pure function: from the attempts so far to the next probes. */



/** A probe with a shorter timeout would only time out. */
const MIN_PROBE_MS = 5_000;
/**
 * What to do next, given the attempts so far. The action's only loop calls it until it is done.
 *
 * @param elapsedMs since the first step, milliseconds
 * @param random in [0, 1): spreads the waits, so that the legs of a matrix do not retry at the same time
 */
function nextStep(policy, attempts, elapsedMs, random) {
    if ((0,model_status/* wasCancelled */.r1)(attempts))
        return { kind: 'done' };
    const remainingMs = policy.budgetMs - elapsedMs;
    const scheduled = [];
    for (const [index, model] of policy.chain.entries()) {
        const next = nextQuestion(model, attempts, policy, random);
        const probe = next && withinBudget(next, index, policy, attempts, remainingMs);
        if (probe !== undefined) {
            scheduled.push(probe);
            continue;
        }
        const status = (0,model_status/* modelStatus */.Y$)(model, attempts);
        if ((0,model_status/* stopsChain */.BJ)(status))
            return { kind: 'done' };
        if (endsChain(status, index, policy))
            return stepOf(scheduled.filter(isAskedAhead(policy)));
    }
    // An unsettled failure of the route is retried first, with one model. If it lasts, further requests with other
    // models would only risk the account.
    const onFailedRoute = scheduled.find(({ question }) => (0,model_status/* stopsChain */.BJ)((0,model_status/* modelStatus */.Y$)(question.model, attempts)));
    if (onFailedRoute !== undefined)
        return stepOf([onFailedRoute]);
    if (!policy.parallel)
        return stepOf(scheduled.slice(0, 1));
    return stepOf(policy.strategy === 'all' ? scheduled : untilLikely(scheduled, policy, attempts));
}
/**
 * The model asked for, where it was asked at the same time as those after it. It can have a retry left when one of them
 * is accepted. A fallback that has one is not waited for, because a later one is there.
 */
function isAskedAhead({ parallel, chain, expectedRefusals = [], }) {
    return ({ question: { model } }) => parallel && model === chain[0] && expectedRefusals.includes(model);
}
/** The first probe; if its model will probably be refused, also the next one, and so on. A retry runs alone. */
function untilLikely(scheduled, { expectedRefusals = [] }, attempts) {
    const end = scheduled.findIndex(({ question: { model } }) => !expectedRefusals.includes(model) || (0,model_status/* modelStatus */.Y$)(model, attempts).kind !== 'untried');
    return end === -1
        ? scheduled
        : scheduled.slice(0, Math.max(1, isUntried(scheduled[end], attempts) ? end + 1 : end));
}
function isUntried(probe, attempts) {
    return probe !== undefined && (0,model_status/* modelStatus */.Y$)(probe.question.model, attempts).kind === 'untried';
}
/** Whether the models after this one need no probe, given the status of a model that gets no more probes. */
function endsChain(status, index, policy) {
    if (policy.strategy === 'all')
        return false;
    switch (status.kind) {
        case 'accepted':
            return true;
        case 'unsettled':
            return index === 0 && policy.onUnsettled !== 'fallback';
        case 'refused':
        case 'untried':
            return false;
        default:
            return (0,assert_never/* assertNever */.x)(status);
    }
}
/**
 * Schedules a question; undefined if the remaining budget is too short for an answer.
 *
 * While later models are untried, a retry leaves time for them, and it is skipped if its own time is shorter than the
 * last probe took. Otherwise a model that hangs would use up the budget of its fallbacks.
 */
function withinBudget({ question, afterMs, lastDurationMs }, index, policy, attempts, remainingMs) {
    const leftMs = remainingMs - afterMs;
    const isUntried = (model) => (0,model_status/* modelStatus */.Y$)(model, attempts).kind === 'untried';
    const mustShare = !isUntried(question.model) && policy.chain.slice(index + 1).some(isUntried);
    const reservedMs = mustShare ? Math.min(leftMs / 2, Math.max(policy.timeoutMs / 2, MIN_PROBE_MS)) : 0;
    const neededMs = mustShare ? Math.max(lastDurationMs, MIN_PROBE_MS) : MIN_PROBE_MS;
    const timeoutMs = Math.floor(Math.min(policy.timeoutMs, leftMs - reservedMs));
    // The first probe runs with whatever time there is. Without it the run would have no result at all.
    const fits = attempts.length === 0 || timeoutMs >= Math.min(policy.timeoutMs, neededMs);
    return fits ? { question, afterMs, timeoutMs: Math.max(1, timeoutMs) } : undefined;
}
/** One step for all these probes: it waits the longest of their waits and has the shortest of their timeouts. */
function stepOf(probes) {
    const [first, ...rest] = probes;
    if (first === undefined)
        return { kind: 'done' };
    return {
        kind: 'probe',
        questions: [first.question, ...rest.map(probe => probe.question)],
        afterMs: Math.max(...probes.map(probe => probe.afterMs)),
        timeoutMs: Math.min(...probes.map(probe => probe.timeoutMs)),
    };
}

;// CONCATENATED MODULE: ./lib/steps/probe-chain/chain-loop.js
/** Runs the probes that `nextStep` wants, until it wants no more. */

/**
 * All attempts, in the order of the questions. When the signal aborts, the questions that were due become cancelled
 * attempts, so that the result is not mistaken for a complete one.
 */
async function probeChain(source, runtime, before = []) {
    const attempts = [...before];
    const findNext = () => nextStep(source.policy(attempts), attempts, runtime.elapsedMs(), runtime.random());
    let step = findNext();
    for (;;) {
        if (step.kind === 'done') {
            if (!(await source.extend(attempts)))
                return attempts;
            step = findNext();
            continue;
        }
        if (step.afterMs > 0 && !runtime.signal.aborted)
            await runtime.sleep(step.afterMs, runtime.signal);
        const started = startProbes(runtime);
        started.ask(step.questions, step.timeoutMs, step.afterMs);
        if (await changesBefore(started.ended(), source)) {
            const policy = source.policy(attempts);
            const wider = nextStep(policy, attempts, runtime.elapsedMs(), runtime.random());
            // A wait means that the step was a retry, which runs alone.
            const { questions: more, timeoutMs } = wider.kind === 'probe' && wider.afterMs === 0 ? wider : { questions: [], timeoutMs: 0 };
            const asked = step.questions.map(({ model }) => model);
            // They start later, so less of the budget is left for them.
            started.ask(more.filter(({ model }) => !asked.includes(model)), timeoutMs);
            if (policy.expectedRefusals?.includes(policy.chain[0]))
                runtime.onExpectedRefusal();
        }
        attempts.push(...(await started.ended()));
        step = findNext();
        started.reportLast(step);
    }
}
/** The probes that run at the same time. The last one to end is reported when it is known what follows. */
function startProbes(runtime) {
    const running = [];
    let openCount = 0;
    let last;
    const ask = async (question, timeoutMs, waitedMs) => {
        const made = await makeAttempt(question, timeoutMs, runtime);
        const attempt = waitedMs > 0 ? { ...made, waitedMs } : made;
        openCount -= 1;
        if (openCount === 0)
            last = attempt;
        else
            runtime.onAttempt(attempt);
        return attempt;
    };
    return {
        ask: (questions, timeoutMs, waitedMs = 0) => {
            if (questions.length > 0 && last !== undefined) {
                runtime.onAttempt(last);
                last = undefined;
            }
            openCount += questions.length;
            running.push(...questions.map(question => ask(question, timeoutMs, waitedMs)));
        },
        ended: () => Promise.all(running),
        reportLast: (step) => {
            if (last !== undefined)
                runtime.onAttempt(last, nextTryOf(last.model, step));
        },
    };
}
function nextTryOf(model, step) {
    if (step.kind === 'done')
        return undefined;
    const question = step.questions.find(asked => asked.model === model);
    return question && { question, afterMs: step.afterMs };
}
/** Whether the policy changes before the probes that run have ended. */
async function changesBefore(ended, source) {
    const controller = new AbortController();
    try {
        return await Promise.race([ended.then(() => false), source.changed(controller.signal)]);
    }
    finally {
        controller.abort();
    }
}
async function makeAttempt(question, timeoutMs, runtime) {
    const { ask, now, signal } = runtime;
    const startedAt = now();
    const verdict = signal.aborted ? { kind: 'cancelled' } : await ask(question, { timeoutMs, signal });
    return { ...question, verdict, startedAt, durationMs: Math.max(0, now() - startedAt) };
}

;// CONCATENATED MODULE: ./lib/steps/probe-chain/chain-plan.js
/** The chain of a run: what its words stand for is known once the route's model list is. */







/**
 * Plans the chain of a run. The list is read with a process of its own only when nothing else is left to ask, or when
 * the model asked for is a word. Until then, a list that a probe of this run or a recent one has left in CODEX_HOME is
 * used, which costs nothing.
 *
 * @throws InputError when the model asked for is a word for which the list has no model
 */
async function planChain(job, setup, readList, startedAt) {
    const { chain: items, light } = job.inputs;
    const base = basePolicy(job, setup);
    let catalog = readModelsCache(setup, startedAt);
    if (items[0].kind !== 'model')
        catalog ??= await readList();
    let resolved = resolveChain(items, { catalog, light, now: startedAt });
    const unnamed = unnamedModel(job, setup, resolved.words, catalog, startedAt);
    const chainOf = () => {
        const [first, ...rest] = [...(unnamed === undefined ? [] : [unnamed.model]), ...resolved.models];
        return [first ?? chainItemText(items[0]), ...rest];
    };
    const use = (list) => {
        catalog = list;
        resolved = resolveChain(items, { catalog, light, now: startedAt });
    };
    return {
        before: unnamed === undefined || setup.cli.kind === 'missing' ? [] : [unnamed],
        catalog: () => catalog,
        words: () => resolved.words,
        policy: attempts => {
            // A probe on the ChatGPT route leaves the list in a file, so reading it is free.
            if (catalog === undefined && attempts.length > 0) {
                const cached = readModelsCache(setup, startedAt);
                if (cached !== undefined)
                    use(cached);
            }
            const chain = chainOf();
            // Without a name for the model asked for, there is nothing to keep.
            const onUnsettled = unnamed !== undefined && base.onUnsettled === 'keep' ? 'fallback' : base.onUnsettled;
            const expected = expectedRefusals(chain, catalog, startedAt);
            const efforts = listedEfforts(chain, catalog);
            return { ...base, chain, onUnsettled, expectedRefusals: expected, listedEfforts: efforts };
        },
        changed: async (aborted) => {
            // Only where the next model may be asked at the same time.
            if (catalog !== undefined || !base.parallel || base.probe !== 'live')
                return false;
            const cached = await waitForModelsCache(setup, startedAt, aborted);
            if (cached !== undefined)
                use(cached);
            return cached !== undefined;
        },
        extend: async (attempts) => {
            const policy = { ...base, chain: chainOf() };
            if (resolved.isComplete || !isExhausted(policy, attempts))
                return false;
            const list = await readList();
            // A list that is not the route's own settles nothing in this mode.
            if (policy.probe === 'catalog' && (list.kind !== 'list' || list.source !== 'route'))
                return false;
            use(list);
            return chainOf().length > policy.chain.length;
        },
    };
}
function basePolicy({ inputs }, setup) {
    const { probe, strategy, onUnsettled, retries, timeoutMs, budgetMs } = inputs;
    const parallel = allowsParallelProbes(setup.route);
    const effort = (0,base_fields/* optional */.lq)('effort', givenEffort(inputs.effort, setup.config));
    return { probe, strategy, onUnsettled, retries, timeoutMs, budgetMs, parallel, ...effort };
}
/** The models that the route's own list does not have, or calls retired. Any other list says nothing about the route. */
function expectedRefusals(chain, catalog, now) {
    if (catalog?.kind !== 'list' || catalog.source !== 'route')
        return [];
    return chain.filter(model => {
        const listed = findListed(catalog, model);
        return listed === undefined || Date.parse(listed.retiresAt ?? '') <= now;
    });
}
/**
 * The model asked for where it is a word and there is no list to look it up in: an attempt with what the CLI said
 * instead. Where that is no failure of the route, the rest of the chain is tried.
 */
function unnamedModel({ inputs }, setup, words, catalog, now) {
    const [item] = inputs.chain;
    const [word] = words;
    if (item.kind === 'model' || word === undefined || word.models.length > 0)
        return undefined;
    if (catalog === undefined || catalog.kind === 'list') {
        const what = item.kind === 'auto' ? 'the id of a model' : '"latest-" and a family with a current model';
        throw new InputError('model', word.word, what, ` On this runner, ${word.missing ?? ''}.`);
    }
    const verdict = catalogVerdict(catalog, { model: word.word, route: setup.route, now: new Date(now) });
    // A word is no model that could be asked again.
    const last = verdict.kind === 'unsettled'
        ? { ...verdict, finding: { ...verdict.finding, lasting: 'permanent' } }
        : verdict;
    return { model: word.word, form: 'plain', settings: {}, verdict: last, startedAt: now, durationMs: 0 };
}

;// CONCATENATED MODULE: ./lib/probe/usage/own-home.js
/** A CODEX_HOME that takes what `codex app-server` writes. */


/**
 * What the command writes, and does not need to read: databases, sessions, locks, logs, the CLI's own skills and helpers,
 * the model list, and the mark of a migration. In a CODEX_HOME with a recorded session and without that mark, the
 * migration would set `personality` in config.toml (0.104, 0.142).
 */
const WRITTEN = /\.sqlite|^(?:sessions|archived_sessions|thread-writer-locks|skills|tmp|log|history\.jsonl|models_cache\.json|version\.json|\.personality_migration)$/;
/**
 * Makes a CODEX_HOME with links to the files of the job's own. The CLI reads the same login and the same configuration,
 * and leaves nothing in the job's directory (0.104 to 0.171). Tokens that it refreshes are written through the link.
 */
async function createOwnHome(home, dir) {
    await (0,promises_.mkdir)(dir, { mode: 0o700 });
    const names = await (0,promises_.readdir)(home.dir);
    for (const name of names.filter(name => !WRITTEN.test(name))) {
        await (0,promises_.symlink)((0,external_node_path_.join)(home.dir, name), (0,external_node_path_.join)(dir, name));
    }
    return { dir, explicit: true };
}

;// CONCATENATED MODULE: ./lib/probe/usage/read-plan-usage.js
/** Reads what is left of a ChatGPT plan with `codex app-server`, without a turn. */












/** How long the CLI may take to end after the time limit of its answer. It takes 10 to 30 ms. */
const END_MS = 300;
/** The id of the request. */
const READ_ID = 2;
/**
 * Reads the usage with one process of the job's own CLI, which signs in as a probe does. It never rejects, and takes no
 * longer than `timeoutMs`.
 *
 * It is meant for the moment after a model was accepted: then the login is valid, and the CLI is kept from refreshing it.
 * So no reading can rotate or spend a refresh token, and the process can be ended at any time.
 */
async function readPlanUsage(context, options) {
    const ended = new AbortController();
    const overdue = (0,external_node_timers_promises_.setTimeout)(options.timeoutMs, unread('no-answer'), { signal: ended.signal }).catch(() => unread('no-answer'));
    const timeoutMs = options.timeoutMs - END_MS;
    const reading = readInDirectory(context, { ...options, timeoutMs }).catch(() => unread('not-started'));
    return await Promise.race([reading, overdue]).finally(() => ended.abort());
}
async function readInDirectory(context, options) {
    if (loginConflict(context) !== undefined)
        return unread('not-started');
    const startMs = performance.now();
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.temporary, 'codex-usage-'));
    try {
        const cwd = (0,external_node_path_.join)(directory, 'empty');
        await (0,promises_.mkdir)(cwd);
        const identity = await withOwnIdentity(context, directory, options);
        if (identity.kind === 'withheld')
            return unread('no-identity');
        const home = await createOwnHome(identity.context.home, (0,external_node_path_.join)(directory, 'usage-home'));
        const timeoutMs = Math.max(1, options.timeoutMs - (performance.now() - startMs));
        const own = { ...identity.context, home };
        return await withLoginKept(context, () => askAppServer(own, cwd, { ...options, timeoutMs }));
    }
    finally {
        await (0,promises_.rm)(directory, { recursive: true, force: true, maxRetries: 3 }).catch(() => { });
    }
}
/** Runs `codex app-server` until it has answered the one request. */
async function askAppServer(context, cwd, options) {
    const command = codexCommand(context, ['app-server', ...queryArguments(context, [])], cwd, undefined);
    const env = { ...command.env, ...NO_REFRESH_VARIABLES };
    let answer;
    const { ended, stop } = runProcess({ ...command, env }, {
        ...options,
        input: requestLines(context.version),
        onLine: line => {
            const message = parseFields(line);
            // A request of the server has an id of its own count.
            if (message['id'] !== READ_ID || 'method' in message)
                return;
            answer ??= message;
            stop();
        },
    });
    const result = await ended;
    return answer === undefined ? unread(withoutAnswer(result)) : readingOf(answer);
}
/** The lines of the protocol (JSON-RPC without its version). No CLI from 0.104 to 0.171 needs a pause between them. */
function requestLines(version) {
    const clientInfo = { name: 'codex-model-fallback', title: null, version: '1' };
    // Saves a second request, for credits that reset a limit. Earlier versions refuse any parameter (0.104, 0.142).
    const params = isAtLeast(version, '0.155.0') ? { excludeResetCreditDetails: true } : undefined;
    return [
        { id: 1, method: 'initialize', params: { clientInfo, capabilities: null } },
        { method: 'initialized' },
        { id: READ_ID, method: 'account/rateLimits/read', params },
    ]
        .map(message => `${JSON.stringify(message)}\n`)
        .join('');
}
/** The words of an error hold the whole answer of the endpoint with the ids of the account, so they are not used. */
function readingOf(answer) {
    if (!(0,base_fields/* isFields */.Ce)(answer['result']))
        return unread('error');
    const usage = parsePlanUsage(answer['result'], Date.now());
    return usage === undefined ? unread('not-understood') : { kind: 'read', usage };
}
function withoutAnswer({ kind }) {
    if (kind === 'cancelled' || kind === 'not-started')
        return kind;
    return 'no-answer';
}
/** A reading without figures. */
function unread(reason) {
    return { kind: 'unread', reason };
}

;// CONCATENATED MODULE: ./lib/steps/probe-chain/with-usage-check.js
/** Treats the plan as spent where less of it is left than the job wants to start with. */




/** How long the job waits for the figures, whatever the endpoint does. */
const with_usage_check_TIMEOUT_MS = 3_000;
/** The check that `min-usage-left` asks for. Without the input, and on the second route, there is none. */
function createUsageCheck(job, setup, ask, timeoutMs = with_usage_check_TIMEOUT_MS) {
    const { minUsageLeft, probe } = job.inputs;
    const { route } = setup;
    const isSecond = route.kind === 'api-key' && route.source === 'fallback';
    if (minUsageLeft === undefined || isSecond)
        return { ask, reading: () => undefined };
    if (route.kind === 'api-key' || route.kind === 'provider')
        return withoutReading(ask, unread('no-plan'));
    // Accepted all the same, such a login is in a keyring, where the CLI would not find it under another CODEX_HOME.
    if (route.kind === 'none')
        return withUsageCheck(ask, async () => unread('no-login'), minUsageLeft);
    const context = probeSetupOf(job, setup);
    if (context === undefined)
        return { ask, reading: () => undefined };
    if (probe === 'catalog')
        return withoutReading(ask, unread('no-turn'));
    const read = async (signal) => {
        const reading = await readPlanUsage(context, { timeoutMs, signal });
        logUsage(reading);
        return reading;
    };
    return withUsageCheck(ask, read, minUsageLeft);
}
function withoutReading(ask, reading) {
    return { ask, reading: async () => reading };
}
/**
 * Asks, and looks at what is left of the plan once a model is accepted. The reading is made once, since all probes of a
 * run use the same plan. A reading without a figure changes nothing.
 *
 * @param minLeft percent
 */
function withUsageCheck(ask, read, minLeft) {
    let reading;
    return {
        reading: () => reading,
        ask: async (question, options) => {
            const verdict = await ask(question, options);
            if (verdict.kind !== 'accepted')
                return verdict;
            reading ??= read(options.signal);
            const result = await reading;
            if (result.kind === 'unread')
                return verdict;
            return usageVerdict(verdict, result.usage, { model: question.model, minLeft, now: Date.now() });
        },
    };
}

;// CONCATENATED MODULE: ./lib/steps/probe-chain/run-chain.js
/** Asks the route about the models of the chain. */













/**
 * Asks until the decision is known. The list is read only when something depends on it.
 *
 * @throws InputError when the model asked for is a word for which the route's list has no model
 */
async function runChain(job, setup, prefetch, signal) {
    const startedAt = Date.now();
    const readAnyway = createCatalogReader(job, setup, signal);
    const readList = () => (0,lines/* whileWaiting */.FW)(seconds => `for the model list (${seconds} s)`, readAnyway);
    const commands = new Map();
    const askModel = job.inputs.probe === 'catalog'
        ? createCatalogAsk(setup, readList)
        : createLiveAsk(job, setup, () => onProbeStart(prefetch), commands);
    const { ask, reading } = createUsageCheck(job, setup, askModel);
    const plan = await planChain(job, setup, readList, startedAt);
    const effort = job.inputs.probe === 'live' ? givenEffort(job.inputs.effort, setup.config) : undefined;
    const about = { route: setup.route.kind, probe: job.inputs.probe, effort: effort?.value };
    const runtime = createRuntime(withProgress(ask), about, prefetch, signal);
    const attempts = await probeChain(plan, runtime, plan.before);
    const policy = withoutUnused(plan.policy(attempts), job, attempts);
    // Without a model, the report names those of the list.
    const isNeeded = isExhausted(policy, attempts) && !attempts.some(attempt => attempt.verdict.kind === 'accepted');
    const catalog = plan.catalog() ?? readModelsCache(setup, startedAt) ?? (isNeeded ? await readList() : undefined);
    const found = { ...(0,base_fields/* optional */.lq)('catalog', catalog), ...(0,base_fields/* optional */.lq)('usage', await reading()) };
    return { policy, attempts, words: plan.words(), commands, ...found };
}
/** This process is idle while a probe runs, so it uses the time. */
function onProbeStart(prefetch) {
    (0,actions_core/* preloadCore */.LP)();
    prefetch.onProbeStart();
}
/** The policy without the models that a word stands for and that were not needed. */
function withoutUnused(policy, { inputs }, attempts) {
    const [first, ...rest] = policy.chain;
    const isUsed = (model) => inputs.chain.some(item => item.kind === 'model' && item.model === model) ||
        attempts.some(attempt => attempt.model === model);
    return { ...policy, chain: [first, ...rest.filter(isUsed)] };
}
function createRuntime(ask, about, prefetch, signal) {
    const startMs = external_node_perf_hooks_.performance.now();
    const reported = [];
    return {
        ask,
        now: Date.now,
        elapsedMs: () => external_node_perf_hooks_.performance.now() - startMs,
        // An abort ends the wait early. That is not an error.
        sleep: (ms, aborted) => (0,lines/* whileWaiting */.FW)(seconds => `until the next try, in ${Math.max(1, Math.round(ms / 1000) - seconds)} s`, () => (0,external_node_timers_promises_.setTimeout)(ms, undefined, { signal: aborted }).catch(() => { })),
        random: Math.random,
        signal,
        onAttempt: (attempt, next) => {
            logAttempt(attempt, { ...about, triesBefore: reported.filter(isSameQuestion(attempt)).length, next });
            reported.push(attempt);
            if (attempt.verdict.kind !== 'accepted')
                prefetch.onNotAccepted();
        },
        onExpectedRefusal: () => prefetch.onNotAccepted(),
    };
}
function isSameQuestion({ model, form, settings }) {
    return other => other.model === model &&
        other.form === form &&
        other.settings.effort === settings.effort &&
        other.settings.verbosity === settings.verbosity;
}

;// CONCATENATED MODULE: ./lib/steps/walk-routes.js
/** Walks the chain on the route of this runner, and where the workflow asks for it again on a second one. */





/**
 * Walks the chain on the route of this runner. Where that ends in a failure that is meant for it, and the input gives a
 * key, walks it again on the second route. The login is free for other jobs after the first walk.
 */
async function walkRoutes(job, { setup, release }, prefetch, signal) {
    const { inputs, env } = job;
    const startMs = external_node_perf_hooks_.performance.now();
    const first = { setup, chain: await runChain(job, setup, prefetch, signal).finally(release) };
    const key = inputs.fallbackApiKey;
    if (key === undefined || !movesToSecondRoute(first.chain.policy, first.chain.attempts)) {
        return { used: first };
    }
    const route = secondRoute(setup, key, env);
    if (route.kind !== 'ready')
        return { used: first, skipped: route };
    logSecondRoute(setup.route, route.setup.route);
    const budgetMs = secondBudgetMs(inputs, external_node_perf_hooks_.performance.now() - startMs);
    const secondJob = { ...job, inputs: { ...inputs, budgetMs } };
    const second = { setup: route.setup, chain: await runChain(secondJob, route.setup, prefetch, signal) };
    const hasModel = (0,chain_decision/* decide */.L)(second.chain.policy, second.chain.attempts).kind !== 'none';
    return hasModel ? { used: second, first } : { used: first, second };
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
    const { profile } = inputs.codexArgs;
    // The model of a profile's file comes before that of config.toml, so it is the one that the job reads.
    const file = `${profile}.config.toml`;
    if (setup.config.profileSettings?.['model'] !== undefined) {
        return { ...(await writeConfigFile((0,external_node_path_.join)(setup.home.dir, file), decision.model)), file };
    }
    return writeConfigFile(configFilePath(setup.home), decision.model, profile);
}

;// CONCATENATED MODULE: ./lib/main.js
/** The action as the list of its steps. */

















/** Maximum length of a message about an input, in characters. The longest has less than half of it. */
const MAX_ERROR_CHARS = 2000;
/**
 * Runs the main step, or the post step when the runner starts the action a second time at the end of the job. It never
 * rejects: it reports a failure to the runner, which sets the exit code.
 */
async function main() {
    const { env } = process;
    const isPostStep = env['STATE_main'] === 'done';
    // The post step only checks the comment. Without a saved comment it loads nothing.
    if (isPostStep && (env['STATE_comment'] ?? '') === '')
        return;
    if (!isPostStep)
        (0,actions_core/* withCore */.gG)(core => core.saveState('main', 'done'));
    const secrets = createSecretStore();
    const state = { phase: isPostStep ? 'checking the comment again' : 'reading the inputs' };
    const fail = (error) => (0,actions_core/* withCore */.gG)(failureOf(error, isPostStep, { env, secrets, state }));
    // An error outside of the awaited calls, such as in a timer, would end the process with a bare stack.
    process.once('uncaughtException', error => {
        fail(error);
        const exit = () => process.stdout.write('', () => process.exit());
        (0,actions_core/* flushCore */.Cj)().then(exit, exit);
    });
    const signal = abortOnSignals();
    const deadline = (0,github_deadline/* createDeadline */.dU)(signal);
    try {
        const job = startJob(env, secrets);
        // Without a description: what is waited for is told where it is known.
        await (0,lines/* whileWaiting */.FW)(undefined, () => runStep({ job, state, deadline, signal }, isPostStep));
    }
    catch (error) {
        fail(error);
    }
    finally {
        deadline.end();
        await (0,actions_core/* flushCore */.Cj)();
    }
}
/** Tells about an error. It fails the step, but not the post step: that only reports. */
function failureOf(error, isPostStep, context) {
    if (error instanceof InputError && !isPostStep) {
        const message = context.secrets.sanitize(error.message, MAX_ERROR_CHARS);
        return core => core.setFailed(message);
    }
    const message = reportFault(error, context);
    const properties = { title: warnings/* ANNOTATION_TITLE */.hg };
    if (isPostStep)
        return core => core.warning(message, properties);
    process.exitCode = 1;
    return core => core.error(message, properties);
}
async function runStep(run, isPostStep) {
    if (isPostStep)
        await recheckComment(run);
    else if (run.job.inputs.mode === 'report')
        await runPhase(run.state, 'merging reports', () => mergeReports(run));
    else
        await chooseModel(run);
}
/** Runs a part of the step. An error in it says which part it was, and the debug log how long it took. */
function runPhase(state, phase, run) {
    state.phase = phase;
    return timePhase(phase, run);
}
/** Publishing takes a moment, unless GitHub does not answer. */
const WAIT_FOR_GITHUB = seconds => `for GitHub (${seconds} s)`;
/** `mode: probe`: finds the model to use on this runner, and publishes it. */
async function chooseModel({ job, state, deadline, signal }) {
    requireCodexHome(job);
    const startedAt = Date.now();
    const prefetch = prefetchComment(job, deadline);
    const locked = await runPhase(state, 'looking for the CLI and the route', () => findCodex(job, signal));
    state.setup = locked.setup;
    logPlan(job.inputs, locked.setup);
    const authFile = authFilePath(locked.setup.home);
    const login = watchLogin(authFile);
    const walks = await runPhase(state, 'asking the route', () => walkRoutes(job, locked, prefetch, signal));
    const { setup, chain } = walks.used;
    const decision = (0,chain_decision/* decide */.L)(chain.policy, chain.attempts);
    // A refresh during the probes has stored new tokens in auth.json.
    job.secrets.add(readAuthFile(authFile).secrets);
    state.phase = 'making the report';
    const apiChecks = await checkApiModel(job, setup, chain, decision, signal);
    const configEdit = await writeModel(job, setup, decision);
    const loginRotated = login.rotated();
    const report = makeReport(job, { walks, apiChecks, configEdit, loginRotated, startedAt });
    await (0,actions_core/* flushCore */.Cj)();
    const { publish } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(260), __nccwpck_require__.e(264), __nccwpck_require__.e(470), __nccwpck_require__.e(337)]).then(__nccwpck_require__.bind(__nccwpck_require__, 337));
    const prefetched = prefetch.result();
    await runPhase(state, 'publishing the result', () => (0,lines/* whileWaiting */.FW)(WAIT_FOR_GITHUB, () => publish(job, report, { deadline, prefetched, signal })));
}
/** `mode: report`: merges the report files of other jobs. Only this mode loads the schema check, which is large. */
async function mergeReports({ job, deadline, signal }) {
    await (0,actions_core/* flushCore */.Cj)();
    const { mergeReportFiles } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(260), __nccwpck_require__.e(264), __nccwpck_require__.e(210), __nccwpck_require__.e(470), __nccwpck_require__.e(956)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6956));
    await (0,lines/* whileWaiting */.FW)(WAIT_FOR_GITHUB, () => mergeReportFiles(job, deadline, signal));
}
/** The post step. */
async function recheckComment({ job, deadline }) {
    await (0,actions_core/* flushCore */.Cj)();
    const { recheckCommentStep } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(260), __nccwpck_require__.e(264), __nccwpck_require__.e(470)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9470));
    await (0,lines/* whileWaiting */.FW)(WAIT_FOR_GITHUB, () => recheckCommentStep(job, deadline));
}
/**
 * GitHub cancels a job with SIGINT, and SIGTERM 7.5 s later. Both end the probes and what is said to GitHub, and the
 * result so far is published.
 */
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
 * The text without terminal sequences, control characters and invisible characters (zero-width characters,
 * bidirectional controls, tags, fillers, variation selectors). Each run of white space becomes one space, and half a
 * surrogate pair becomes U+FFFD.
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
 * A line for the log that may contain text from outside. The runner reads `##[` anywhere in a line and `::` at its
 * beginning as a workflow command. A space inside both makes the line safe, whatever is printed before it.
 */
function logLine(text) {
    return plainLine(text)
        .replace(/:(?=:)/g, ': ')
        .replace(/##(?=\[)/g, '## ');
}


/***/ }),

/***/ 6622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Cp: () => (/* binding */ bringsModelBack),
  Gw: () => (/* binding */ failureClause),
  Zu: () => (/* binding */ failureLabel),
  _B: () => (/* binding */ failureRecovery)
});

// EXTERNAL MODULE: ./lib/verdict/reason.js
var verdict_reason = __nccwpck_require__(7497);
// EXTERNAL MODULE: ./lib/report/advice/route-words.js
var route_words = __nccwpck_require__(6078);
// EXTERNAL MODULE: ./lib/report/advice/texts/text-row.js
var text_row = __nccwpck_require__(7980);
;// CONCATENATED MODULE: ./lib/report/advice/texts/account.js
/** Texts for an account that may not be used, or not in this way. */

const ACCOUNT_TEXTS = [
    {
        details: ['account-suspended'],
        routes: text_row/* CHATGPT */.yG,
        label: 'account suspended',
        clause: 'the account behind {route} is deactivated or suspended',
        recovery: 'Ask {who} to read the e-mail of OpenAI about it, or to write to `help.openai.com`. A new sign-in of the same account does not help.',
    },
    {
        details: ['account-suspended'],
        routes: ['api-key'],
        recovery: 'Ask {who} to read the e-mail of OpenAI about it, or to write to `help.openai.com`. A new key of the same account does not help.',
    },
    {
        details: ['account-suspended'],
        label: 'account suspended',
        clause: 'the account behind {route} is deactivated or suspended',
        recovery: 'Ask {who} why the account is suspended. A new key of the same account does not help.',
    },
    {
        details: ['not-a-member', 'no-organization'],
        routes: text_row/* CHATGPT */.yG,
        label: 'not a member',
        clause: 'the account behind {route} is not a member of the workspace',
    },
    {
        details: ['not-a-member'],
        label: 'not a member',
        clause: 'the account behind {route} is not a member of the organization, project or group',
    },
    {
        details: ['not-a-member', 'no-organization'],
        routes: ['chatgpt'],
        recovery: 'Ask an owner of the ChatGPT workspace to invite this account{at:members}. Or sign in as a member with `codex login` and store the new auth.json.',
    },
    {
        details: ['not-a-member', 'no-organization'],
        routes: ['access-token'],
        recovery: 'Ask {who} to invite the user of this token{at:members}, or put the token of a member into {credential}.',
    },
    {
        details: ['not-a-member', 'no-organization'],
        routes: ['workload-identity'],
        recovery: 'Ask {who} to let the identity of this job into the workspace.',
    },
    { details: ['no-organization'], routes: ['api-key'], clause: 'the API key belongs to no organization' },
    {
        details: ['no-organization'],
        label: 'key without an organization',
        clause: 'the key of {route} belongs to no organization',
        recovery: 'Let a member of an organization make a key{at:keys}, and put it into {credential}.',
    },
    {
        details: ['not-a-member'],
        routes: ['api-key'],
        recovery: 'Ask {who} to add the owner of this key to the project, or put a key of a member into {credential}.',
    },
    {
        details: ['not-a-member'],
        recovery: 'Ask {who} to give this account access, or put a key of a member into {credential}.',
    },
    {
        details: ['mfa'],
        label: 'multi-factor sign-in needed',
        clause: 'the account behind {route} must sign in with multi-factor authentication',
    },
    {
        details: ['mfa'],
        routes: ['chatgpt'],
        recovery: 'Set up multi-factor authentication for this ChatGPT account. Then run `codex login` and store the new auth.json.',
    },
    {
        details: ['mfa'],
        routes: ['access-token'],
        recovery: 'Set up multi-factor authentication for the user of this token. Then make a new token{at:keys} and put it into {credential}.',
    },
    {
        details: ['mfa'],
        routes: ['workload-identity', 'none'],
        recovery: 'Ask {who} to let this job in: a job cannot do a multi-factor sign-in.',
    },
    {
        details: ['mfa'],
        recovery: 'Set up multi-factor authentication for the account of this key, or ask {who} to do it. Then run again.',
    },
    {
        details: ['admin-approval'],
        routes: text_row/* CHATGPT */.yG,
        label: 'needs an administrator',
        clause: 'an administrator must allow Codex for {route}',
        recovery: 'Ask an owner of the ChatGPT workspace to allow Codex for this account{at:access}.',
    },
    {
        details: ['admin-approval'],
        label: 'needs an administrator',
        clause: 'an administrator must allow this use of {route}',
        recovery: 'Ask {who} to allow the use of this key by Codex.',
    },
    {
        reasons: ['workspace-blocked'],
        routes: text_row/* CHATGPT */.yG,
        label: 'workspace deactivated',
        clause: 'the workspace behind {route} is deactivated or blocked',
    },
    {
        reasons: ['workspace-blocked'],
        routes: ['chatgpt'],
        recovery: 'Ask {who} to check its status and billing{at:billing}. Or sign in to another workspace with `codex login` and store the new auth.json.',
    },
    {
        reasons: ['workspace-blocked'],
        routes: ['access-token'],
        recovery: 'Ask {who} to check its status and billing{at:billing}, or put a token of another workspace into {credential}.',
    },
    {
        reasons: ['workspace-blocked'],
        routes: ['workload-identity'],
        recovery: 'Ask {who} to check its status and billing{at:billing}.',
    },
    {
        reasons: ['workspace-blocked'],
        routes: ['api-key'],
        recovery: 'Ask {who} to check the status and the billing of the organization{at:billing}.',
    },
    {
        reasons: ['plan-excludes-codex'],
        routes: text_row/* CHATGPT */.yG,
        label: 'plan without Codex',
        clause: 'the plan behind {route} does not include Codex',
    },
    {
        reasons: ['plan-excludes-codex'],
        routes: ['chatgpt'],
        recovery: `Use an account whose plan includes Codex: run \`codex login\` with it and store the new auth.json. Or let this job use an API key: ${text_row/* KEY_LINE */.lv}.`,
    },
    {
        reasons: ['plan-excludes-codex'],
        routes: ['access-token', 'workload-identity'],
        recovery: `Ask {who} to allow Codex for this account{at:access}, or let this job use an API key: ${text_row/* KEY_LINE */.lv}.`,
    },
    {
        reasons: ['workspace-blocked'],
        routes: ['provider'],
        recovery: 'Ask {who} why the account of this key is blocked, or put the key of another account into {credential}.',
    },
    {
        reasons: ['plan-excludes-codex'],
        routes: ['api-key', 'provider'],
        recovery: 'Ask {who} for a plan that includes this use.',
    },
];

;// CONCATENATED MODULE: ./lib/report/advice/texts/cloud.js
/** Texts for a provider's own sign-in: a command that prints a token, and the clouds that the CLI knows by itself. */

const CLOUD_TEXTS = [
    {
        details: ['auth-command'],
        clause: 'the command for the credentials of {route} failed',
        recovery: 'Run the command of `auth.command` by hand on this runner: it has to exit with 0 and to print the token alone.',
    },
    {
        details: ['aws-region'],
        label: 'no region of Amazon Bedrock',
        clause: 'there is no region for {route} that offers OpenAI models',
        recovery: 'Name a region of Amazon Bedrock that offers OpenAI models: `aws-region` of aws-actions/configure-aws-credentials, the variable `AWS_REGION`, or `aws.region` of the provider in config.toml.',
    },
    {
        details: ['aws-export'],
        clause: 'the command for the credentials of {route} failed',
        recovery: 'Run the command of `aws.credential_export` by hand on this runner: it has to exit with 0 and to print the credentials as JSON.',
    },
    {
        details: ['aws-sign-in'],
        label: 'not signed in to AWS',
        clause: 'there are no AWS credentials for {route}',
        recovery: `Run aws-actions/configure-aws-credentials before this step (a role needs \`permissions: id-token: write\`), or set \`AWS_BEARER_TOKEN_BEDROCK\`. ${text_row/* FORK_SECRETS */.NV}`,
    },
    {
        details: ['aws-session'],
        label: 'AWS session expired',
        clause: 'the AWS credentials for {route} have expired or are not known',
        recovery: 'Run aws-actions/configure-aws-credentials shortly before this step: its credentials expire, after an hour by default.',
    },
    {
        details: ['gcp-setting'],
        label: 'no project of Google Cloud',
        clause: 'the project or the location for {route} is not set',
        recovery: 'Set the variable that the message names: google-github-actions/auth sets `GOOGLE_CLOUD_PROJECT` from its `project_id`. Or set `project_id` and `location` of the provider in config.toml.',
    },
    {
        details: ['gcp-sign-in'],
        label: 'not signed in to Google Cloud',
        clause: 'there are no Google Cloud credentials for {route}',
        recovery: `Run google-github-actions/auth before this step (it needs \`permissions: id-token: write\`), and google-github-actions/setup-gcloud where there is no \`gcloud\`. ${text_row/* FORK_SECRETS */.NV}`,
    },
];

;// CONCATENATED MODULE: ./lib/report/advice/texts/credentials.js
/** Texts for a credential that is missing, refused, expired, or not allowed enough. */

const RUN_LOGIN = 'Run `codex login` on a computer and store the new auth.json in the secret that this job restores.';
const CREDENTIAL_TEXTS = [
    { details: ['key-expired'], routes: ['api-key'], clause: 'the API key has expired' },
    { details: ['key-disabled'], routes: ['api-key'], clause: 'the API key is switched off' },
    {
        details: ['key-expired'],
        routes: ['api-key', 'provider'],
        label: 'key expired',
        clause: 'the key of {route} has expired',
        recovery: '{renew}.',
    },
    {
        details: ['key-expired'],
        routes: ['access-token'],
        label: 'token expired',
        clause: 'the access token has expired',
    },
    {
        details: ['key-disabled'],
        routes: ['api-key', 'provider'],
        label: 'key disabled',
        clause: 'the key of {route} is switched off',
        recovery: 'Ask {who} to allow this key again{at:keys}, or which sign-in they allow instead.',
    },
    {
        details: ['no-refresh-token'],
        routes: ['chatgpt'],
        clause: 'the stored ChatGPT login has expired and holds no refresh token',
        recovery: `${RUN_LOGIN} The stored one has no refresh token, so Codex cannot renew it.`,
    },
    {
        details: ['login-restricted'],
        clause: 'the configuration does not allow the login of {route}',
        recovery: 'Sign in as the message says, or change `forced_login_method` or `forced_chatgpt_workspace_id` in config.toml of CODEX_HOME.',
    },
    {
        details: ['requirements'],
        clause: 'the requirements of an administrator do not allow the login of {route}',
        recovery: 'Use a sign-in that these requirements allow, or ask the administrator of this runner to change them.',
    },
    // No credential
    { reasons: ['not-signed-in'], routes: ['chatgpt'], recovery: `${RUN_LOGIN} ${text_row/* FORK_SECRETS */.NV}` },
    {
        reasons: ['not-signed-in'],
        routes: ['access-token', 'api-key'],
        clause: 'Codex sent no credentials',
        recovery: `Check that {credential} is not empty in this workflow. ${text_row/* FORK_SECRETS */.NV}`,
    },
    {
        reasons: ['not-signed-in'],
        routes: ['workload-identity'],
        recovery: 'Let a step before this one write the identity token to the file in `OPENAI_IDENTITY_TOKEN_FILE`. Or unset it and `OPENAI_FEDERATION_RULE_ID`, also in CODEX_HOME/.env, to use another login.',
    },
    {
        reasons: ['not-signed-in'],
        routes: ['provider'],
        label: 'no key for the provider',
        clause: 'there is no key for {route}',
        recovery: `{supply}. ${text_row/* FORK_SECRETS */.NV}`,
    },
    {
        reasons: ['auth-rejected', 'login-expired'],
        routes: ['none'],
        clause: 'Codex sent no credentials',
        recovery: `Give the action \`openai-api-key\`, set \`CODEX_API_KEY\`, or restore auth.json into CODEX_HOME. ${text_row/* FORK_SECRETS */.NV}`,
    },
    // Credentials that are refused
    {
        reasons: ['auth-rejected', 'login-expired'],
        routes: ['workload-identity'],
        label: 'identity token rejected',
        clause: 'the identity token of this job was rejected',
        recovery: 'Compare the rule in `OPENAI_FEDERATION_RULE_ID` with this job: audience, repository and branch of the identity token. A token that was exchanged before is refused as well.',
    },
    { reasons: ['auth-rejected'], routes: ['chatgpt'], recovery: RUN_LOGIN },
    {
        reasons: ['auth-rejected', 'login-expired'],
        routes: ['access-token'],
        recovery: 'Make a new access token{at:keys} and put it into {credential}.',
    },
    {
        reasons: ['login-expired'],
        routes: ['access-token'],
        label: 'token expired',
        clause: 'the access token has expired or was revoked',
    },
    {
        reasons: ['auth-rejected', 'login-expired'],
        routes: ['api-key'],
        label: 'API key rejected',
        clause: 'the API key was rejected',
        recovery: 'Check that {credential} holds a whole key that is still valid{at:keys}. If not, put a new key there.',
    },
    {
        reasons: ['auth-rejected'],
        routes: ['provider'],
        recovery: '{renew}. It must be whole, and valid for this endpoint.',
    },
    {
        reasons: ['login-expired'],
        routes: ['provider'],
        label: 'login of the provider expired',
        clause: 'a login behind {route} has expired',
        recovery: '{renew}, if what is there expires by itself. If not, ask {who} to sign in again on their side.',
    },
    {
        reasons: ['login-expired'],
        routes: ['chatgpt'],
        recovery: 'Run `codex login` again and store the new auth.json. Let only one job at a time use it, and save the file back after each job.',
    },
    // Credentials that are not allowed enough
    {
        reasons: ['missing-scope'],
        routes: ['provider'],
        recovery: 'Give this key the permission that the message names, or ask {who} to do it.',
    },
    {
        reasons: ['missing-scope'],
        routes: ['chatgpt'],
        label: 'login lacks a permission',
        recovery: `Ask {who} to allow Codex for this account{at:access}. Then run \`codex login\` again and store the new auth.json.`,
    },
    {
        reasons: ['missing-scope'],
        routes: ['access-token'],
        label: 'token lacks a permission',
        recovery: 'Make a token with the permission that the message names{at:keys}, and put it into {credential}.',
    },
    {
        reasons: ['missing-scope'],
        routes: ['workload-identity'],
        label: 'identity lacks a permission',
        recovery: 'Ask {who} to give the identity of this job the permission that the message names.',
    },
    {
        reasons: ['missing-scope'],
        routes: ['api-key'],
        recovery: 'Give the key the permission that the message names, usually Responses: write{at:keys}. Or put a key without restrictions into {credential}.',
    },
    {
        details: ['role'],
        routes: text_row/* CHATGPT */.yG,
        label: 'role missing',
        clause: 'the account behind {route} lacks a role that Codex needs',
        recovery: 'Ask {who} to give this account a role that may use Codex{at:access}.',
    },
    {
        details: ['role'],
        label: 'role missing',
        clause: 'the account behind {route} lacks a role that Codex needs',
        recovery: 'Ask {who} to give this account {role}.',
    },
];

;// CONCATENATED MODULE: ./lib/report/advice/texts/model.js
/** Texts for a model that the route refuses or does not have. */

const OTHER_MODEL = 'or ask for another model';
const MODEL_TEXTS = [
    {
        reasons: ['not-supported-on-route', 'model-not-found', 'no-access'],
        details: ['region'],
        label: 'not in this region',
        clause: '{model} is not offered in the region of {route}',
    },
    {
        reasons: ['not-supported-on-route', 'model-not-found', 'no-access'],
        details: ['region'],
        routes: ['api-key'],
        recovery: `Put a key of a project whose region has \`{model}\` into {credential}, ${OTHER_MODEL}.`,
    },
    {
        reasons: ['not-supported-on-route', 'model-not-found', 'no-access'],
        details: ['region'],
        recovery: `Ask {who} for a region that has \`{model}\`{at:models}, ${OTHER_MODEL}.`,
    },
    {
        details: ['deployment'],
        label: 'no such deployment',
        clause: '{route} has no deployment with the name {model}',
    },
    {
        details: ['deployment'],
        routes: ['provider'],
        recovery: 'Put the name of a deployment into the input `model`{at:models}, or ask {who} to deploy `{model}`.',
    },
    {
        details: ['not-enabled'],
        label: 'not switched on',
        clause: '{model} is not switched on for {route}',
        recovery: `Ask {who} to switch on \`{model}\`{at:models}, ${OTHER_MODEL}.`,
    },
    {
        details: ['retired'],
        label: 'retired',
        clause: '{route} no longer offers {model}',
        recovery: 'Name another model in `model`, or `auto` in `fallback-models`: `{model}` will not come back to this route.',
    },
    {
        details: ['wrong-name'],
        label: 'has another name here',
        clause: '{route} does not know {model} under this name',
    },
    {
        details: ['wrong-name'],
        routes: ['provider'],
        recovery: 'Put the name that {provider} has for `{model}` into the input `model`{at:models}.',
    },
    {
        details: ['wrong-name'],
        recovery: 'Put the name that this route has for `{model}` into the input `model`: the message may say it.',
    },
    {
        details: ['other-api'],
        label: 'not for the API of Codex',
        clause: '{route} does not offer {model} through the Responses API, which Codex uses',
        recovery: 'Ask for a model that this route offers through the Responses API, `/v1/responses`.',
    },
    {
        details: ['data-policy'],
        label: 'excluded by a data policy',
        clause: 'a data policy of the account behind {route} excludes {model}',
        recovery: `Ask {who} to change the data policy{at:policy}, ${OTHER_MODEL}.`,
    },
    {
        reasons: ['not-supported-on-route', 'model-not-found', 'no-access'],
        details: ['pool'],
        routes: ['provider'],
        label: 'refused by one account of the provider',
        clause: 'an account behind {route} does not have {model}',
        recovery: 'Run the job again: the provider may use another of its accounts. If the answer stays, ask {operator} which accounts have `{model}`.',
    },
    {
        details: ['pool'],
        routes: ['provider'],
        label: 'one account of the provider failed',
        clause: 'an account behind {route} failed',
        recovery: 'Run the job again: the provider may use another of its accounts. If the answer stays, ask {operator} to look at these accounts.',
    },
    {
        reasons: ['not-supported-on-route'],
        routes: text_row/* CHATGPT */.yG,
        recovery: 'Let this job use an API key that offers `{model}` (`openai-api-key`).',
    },
    {
        reasons: ['not-supported-on-route'],
        routes: ['api-key'],
        recovery: 'Ask for a model that this API key offers, or let this job use a sign-in that offers `{model}`.',
    },
    {
        reasons: ['not-supported-on-route', 'model-not-found'],
        routes: ['provider'],
        recovery: 'Look for the name that {provider} has for `{model}`{at:models}. If it is not there, ask {who} to add it, or ask for another model.',
    },
    {
        reasons: ['model-not-found'],
        routes: text_row/* CHATGPT */.yG,
        recovery: 'Check the spelling of `{model}`. If it is right, this account does not have the model at the moment: ask for another one.',
    },
    {
        reasons: ['model-not-found'],
        routes: ['api-key'],
        recovery: 'Check the spelling of `{model}`. If it is right, ask {who} to allow it for this project{at:models}.',
    },
    {
        reasons: ['no-access'],
        routes: text_row/* CHATGPT */.yG,
        label: 'no access',
        clause: 'the account behind {route} has no access to {model}',
        recovery: `Ask {who} to allow \`{model}\` for this account{at:access}, ${OTHER_MODEL}.`,
    },
    {
        reasons: ['no-access'],
        routes: ['api-key'],
        clause: 'the project behind {route} has no access to {model}',
        recovery: 'Ask {who} to allow `{model}` for this project{at:models}, or put a key of another project into {credential}.',
    },
    {
        reasons: ['no-access'],
        recovery: `Ask {who} to allow \`{model}\` for this key or account{at:models}, ${OTHER_MODEL}.`,
    },
    {
        reasons: ['org-not-verified'],
        routes: ['api-key'],
        recovery: 'Ask {who} to verify the organization{at:verify}. Wait up to half an hour, and run again.',
    },
    {
        reasons: ['org-not-verified'],
        recovery: `Ask {who} to verify the account or organization, ${OTHER_MODEL}.`,
    },
    {
        reasons: ['rate-limited'],
        routes: text_row/* CHATGPT */.yG,
        recovery: 'Run the job again later, or run fewer jobs at the same time with this sign-in.',
    },
    {
        reasons: ['rate-limited'],
        routes: ['api-key', 'provider'],
        recovery: 'Run the job again later, or run fewer jobs at the same time with this key. If the answer stays, ask {who} for a higher rate limit{at:limits}.',
    },
    {
        reasons: ['at-capacity'],
        routes: ['provider'],
        recovery: 'Run the job again later. If the answer stays, ask {operator} about the capacity of `{model}`.',
    },
];

;// CONCATENATED MODULE: ./lib/report/advice/texts/money.js
/** Texts for money and usage limits that are used up. */

const MONEY_TEXTS = [
    {
        reasons: ['model-quota-spent'],
        details: ['below-minimum'],
        label: 'too little of its limit left',
        clause: 'too little of the usage limit of {model} is left for this job',
        recovery: 'Wait for the reset, lower `min-usage-left`, or use another model until then.',
    },
    {
        details: ['below-minimum'],
        routes: text_row/* CHATGPT */.yG,
        label: 'too little of the usage limit left',
        clause: 'too little of the usage limit of {route} is left for this job',
        recovery: 'Wait for the reset, lower `min-usage-left`, or ask {who} to add credits{at:billing}{orKey}.',
    },
    {
        reasons: ['model-quota-spent'],
        details: ['budget', 'key-limit', 'spend-cap'],
        label: 'budget of this model used up',
        clause: 'the budget for {model} is used up',
        recovery: 'Ask {who} to raise the budget for `{model}`{at:limits}, or use another model until it starts again.',
    },
    {
        details: ['spend-cap'],
        routes: text_row/* CHATGPT */.yG,
        label: 'spend cap reached',
        clause: 'the spend cap for {route} is reached',
        recovery: 'Ask {who} to raise the spend cap{at:billing}. More credits do not help while the cap stays.',
    },
    {
        details: ['spend-cap'],
        label: 'spending limit reached',
        clause: 'the spending limit for {route} is reached',
        recovery: 'Ask {who} to raise the spending limit{at:limits}, or wait until it starts again.',
    },
    {
        details: ['credits'],
        label: 'out of credits',
        clause: 'there are no credits left for {route}',
    },
    {
        details: ['balance'],
        label: 'balance too low',
        clause: 'the balance for {route} is too low',
        recovery: 'Ask {who} to add money to the account{at:billing}.',
    },
    {
        details: ['key-limit'],
        routes: text_row/* CHATGPT */.yG,
        label: 'limit reached',
        clause: 'a spending limit for {route} is reached',
        recovery: 'Ask {who} to raise the limit of this user{at:billing}.',
    },
    { details: ['key-limit'], routes: ['api-key'], clause: 'the API key has reached its own limit' },
    {
        details: ['key-limit'],
        label: 'limit of the key reached',
        clause: 'the key of {route} has reached its own limit',
        recovery: 'Raise the limit of this key{at:keys}, or put a key with a higher limit into {credential}.',
    },
    {
        details: ['budget'],
        routes: [...text_row/* CHATGPT */.yG, 'api-key'],
        label: 'budget used up',
        clause: 'the budget for {route} is used up',
        recovery: 'Ask {who} to raise the budget{at:limits}, or wait until it starts again.',
    },
    {
        details: ['budget'],
        label: 'budget used up',
        clause: 'the budget for {route} is used up',
        recovery: 'Ask {who} to raise the budget of this key, user or team{at:limits}, or wait until it starts again.',
    },
    {
        details: ['payment-method'],
        label: 'no payment method',
        clause: 'the account behind {route} has no valid payment method',
        recovery: 'Ask {who} to add a valid payment method{at:billing}.',
    },
    {
        details: ['overdue'],
        label: 'payment overdue',
        clause: 'a payment for {route} is overdue',
        recovery: 'Ask {who} to pay the open invoices{at:billing}.',
    },
    {
        reasons: ['out-of-credits'],
        routes: text_row/* CHATGPT */.yG,
        recovery: 'Ask {who} to add credits{at:billing}{orKey}.',
    },
    {
        reasons: ['out-of-credits'],
        routes: ['api-key'],
        recovery: 'Ask {who} to buy credits{at:billing}. Credits of a ChatGPT plan are counted separately and do not help here.',
    },
    {
        reasons: ['out-of-credits'],
        routes: ['provider'],
        recovery: 'Ask {who} to check the balance and the spending limit of this account{at:billing}.',
    },
    { details: ['credits'], recovery: 'Ask {who} to add credits{at:billing}.' },
    {
        reasons: ['usage-limit'],
        routes: text_row/* CHATGPT */.yG,
        recovery: 'Wait for the reset, or ask {who} to add credits{at:billing}{orKey}.',
    },
    {
        reasons: ['usage-limit'],
        recovery: 'Wait for the reset, or ask {who} to raise the limit{at:limits}.',
    },
    {
        reasons: ['quota-exceeded'],
        routes: text_row/* CHATGPT */.yG,
        recovery: `Ask {who} to check the plan and its credits{at:billing}, or let this job use an API key: ${text_row/* KEY_LINE */.lv}.`,
    },
    {
        reasons: ['quota-exceeded'],
        routes: ['api-key'],
        label: 'API quota used up',
        clause: 'the quota of the API account is used up',
        recovery: 'Ask {who} to check credits and limits{at:billing}. The usage of a ChatGPT plan is counted separately and does not help here.',
    },
    {
        reasons: ['quota-exceeded'],
        routes: ['provider'],
        recovery: 'Ask {who} to check the quota and the balance of this account{at:billing}.',
    },
];

;// CONCATENATED MODULE: ./lib/report/advice/texts/other.js
/** Texts for the request, the server and the CLI, where the route changes them. */

const OTHER_TEXTS = [
    {
        details: ['profile-missing'],
        label: 'profile without a file',
        clause: 'the profile of this job has no file',
        recovery: 'Put the file that the message names into CODEX_HOME, or correct `--profile` in `codex-args` and in the Codex job. Without the file, the job would run with config.toml alone.',
    },
    {
        details: ['job-argument'],
        label: 'argument refused',
        clause: 'this Codex CLI does not accept an argument of this job',
        recovery: 'Change the argument that the message names, in `codex-args` and in the Codex job, or use a Codex CLI that knows it (`codex-version`).',
    },
    {
        details: ['request-size'],
        label: 'request too long',
        clause: 'the request is too long for what answers as {model}',
        recovery: 'Check which model answers under the name `{model}` here, because the Codex job sends more than this short test request.',
    },
    {
        details: ['attachment'],
        label: 'request changed on its way',
        clause: 'the answer for {model} is about an attachment, which the request did not have',
        recovery: 'Look for a proxy or a gateway that changes requests between this runner and the model.',
    },
    {
        details: ['access-program'],
        label: 'access program not open',
        clause: 'an access program of the request is not open to this account',
        recovery: 'Run the Codex job without the access program (`--cyber-access-program` and its setting in config.toml), or have it enabled for this account.',
    },
    {
        details: ['inference-hook'],
        label: 'blocked by a hook',
        clause: 'a hook of the account blocked the request',
        recovery: 'Ask an administrator of the account which requests its inference hook blocks, because it will check the Codex job’s requests too.',
    },
    {
        details: ['flex-tier'],
        label: 'no capacity in the flex tier',
        clause: 'the flex tier has no capacity for {model}',
        recovery: 'Run the job again later, or leave `service_tier = "flex"` out of its configuration: the standard tier has capacity of its own.',
    },
    {
        details: ['session-budget'],
        label: 'budget of the session reached',
        clause: 'the budget for a session of Codex is reached',
        recovery: 'Raise the budget that is set for Codex sessions of this account, or leave it out.',
    },
    {
        details: ['gateway-export'],
        clause: 'the command for the credentials of {route} failed',
        recovery: 'Run the command of `gateway_oauth.credential_export` by hand on this runner: it has to exit with 0 in time and to print the access token alone.',
    },
    {
        details: ['gateway-sign-in'],
        clause: '{route} wants a sign-in in a browser, which a job does not have',
        recovery: 'Give the provider a command that prints the token (`gateway_oauth.credential_export`), or a key (`env_key`).',
    },
    {
        details: ['content-filter'],
        routes: ['provider'],
        label: 'blocked by a content filter',
        clause: 'a content filter of {route} blocked the request',
        recovery: 'Ask {who} to change the content filter of `{model}`, which blocked a short test request. Or ask for another model.',
    },
    {
        reasons: ['prompt-blocked'],
        routes: ['provider'],
        recovery: 'Run the job again. If it is blocked again, ask {operator} which policy blocked the request.',
    },
    {
        details: ['duplicate-key'],
        label: 'setting twice in a file',
        clause: 'a file of the configuration of Codex has the same setting twice',
        recovery: 'Let each setting stand once in that file. codex-action adds its provider in each step that gives it a key, so give it the key in one step only, and leave `model_provider` out of config.toml.',
    },
    {
        reasons: ['config-invalid'],
        routes: ['workload-identity'],
        recovery: 'Set both `OPENAI_FEDERATION_RULE_ID` and `OPENAI_IDENTITY_TOKEN_FILE`, and leave chatgpt_base_url out of config.toml. Or unset both.',
    },
    {
        reasons: ['server-error'],
        routes: [...text_row/* CHATGPT */.yG, 'api-key'],
        recovery: 'Run the job again later. If it fails again, look for an outage of OpenAI{at:status}.',
    },
    {
        reasons: ['server-error'],
        routes: ['provider'],
        recovery: 'Run the job again later. If it fails again, look for an outage{at:status}, or ask {operator}.',
    },
    {
        reasons: ['stream-broken'],
        routes: ['provider'],
        recovery: 'Run the job again. If it breaks off again, ask {operator} to look at their log.',
    },
    {
        reasons: ['unrecognized'],
        routes: ['provider'],
        recovery: 'Ask {operator} what the answer in the details means.',
    },
    {
        reasons: ['unrecognized'],
        recovery: 'Ask {operator} what the answer means. With the same sign-in, `codex exec -m {model}` shows all of it.',
    },
];

;// CONCATENATED MODULE: ./lib/report/advice/texts/place.js
/** Texts for the place of the runner and the way to the endpoint. A new key or a new login helps in none of these. */

const PLACE_TEXTS = [
    {
        details: ['region'],
        routes: [...text_row/* CHATGPT */.yG, 'api-key'],
        label: 'region not supported',
        clause: 'the endpoint does not serve the region of this runner',
        recovery: 'Run the job on a runner in a supported country (`platform.openai.com/docs/supported-countries`). A new sign-in or key does not help.',
    },
    {
        details: ['region'],
        label: 'region not supported',
        clause: '{route} does not serve the region of this runner',
        recovery: 'Run the job on a runner in another region, or ask {operator} which regions they serve. A new key does not help.',
    },
    {
        details: ['ip-list'],
        label: 'address not allowed',
        clause: 'the IP address of this runner is not on the list that {route} allows',
        recovery: 'Run the job on a runner with an allowed IP address, or ask {who} to add the address of this one to their list.',
    },
    {
        details: ['host-name'],
        label: 'wrong host name',
        clause: 'the account behind {route} must be asked at another host name',
    },
    {
        details: ['host-name'],
        routes: text_row/* CHATGPT */.yG,
        recovery: 'Ask {who} which address this account must use, and set it as `chatgpt_base_url` in config.toml.',
    },
    {
        details: ['host-name'],
        routes: ['api-key'],
        recovery: 'Set {address} to the host that the message names, such as `https://us.api.openai.com/v1`.',
    },
    {
        details: ['host-name'],
        recovery: 'Set {address} to the host that the message names.',
    },
    {
        details: ['private-network'],
        label: 'private network only',
        clause: '{route} answers only inside its private network',
        recovery: 'Run the job on a runner inside that network, or ask {who} to allow the network of this runner.',
    },
    {
        details: ['page'],
        label: 'blocked by a web page',
        clause: 'a web page answered instead of the endpoint',
        recovery: 'Ask the administrator of this runner’s network to allow {hosts}, or run the job on another runner.',
    },
    {
        details: ['proxy'],
        label: 'refused by a proxy',
        clause: 'a proxy refuses the way to the endpoint',
        recovery: 'Ask the administrator of the proxy to allow {hosts}. Then check the variables `HTTPS_PROXY` and `NO_PROXY` of this runner.',
    },
    {
        details: ['challenge'],
        label: 'browser check',
        clause: 'a check for browsers stops this runner',
        recovery: 'Run the job on another runner: the endpoint wants a browser check from the address of this one.',
    },
    {
        reasons: ['network-blocked'],
        recovery: 'Ask the administrator of this runner’s network to allow {hosts}, or run the job on another runner.',
    },
    {
        reasons: ['unreachable'],
        routes: ['workload-identity'],
        recovery: 'Let this runner reach `https://auth.openai.com`, where Codex exchanges the identity token.',
    },
    {
        reasons: ['unreachable'],
        recovery: 'Check that this runner can reach {hosts}: its network, its proxy and the configured address.',
    },
];

;// CONCATENATED MODULE: ./lib/report/advice/failure-texts.js
/** The words for a failure: those of its reason, or better ones where the route or a detail changes them. */









/** Every row, those with a detail among them before those without. Of one text the first row that matches decides. */
const ALL_ROWS = [
    ...CLOUD_TEXTS,
    ...MONEY_TEXTS,
    ...ACCOUNT_TEXTS,
    ...CREDENTIAL_TEXTS,
    ...MODEL_TEXTS,
    ...PLACE_TEXTS,
    ...OTHER_TEXTS,
];
const ROWS = [
    ...ALL_ROWS.filter(row => row.details !== undefined),
    ...ALL_ROWS.filter(row => row.details === undefined),
];
/** The failure in a few words, for a table cell or a log line. */
function failureLabel(failure, route) {
    return findText('label', failure, route);
}
/** The failure as a clause for the middle of a sentence, with the placeholders `{model}` and `{route}`. */
function failureClause(failure, route) {
    return findText('clause', failure, route);
}
/** What the reader can do first. Only the placeholder `{model}` is left in it. */
function failureRecovery(failure, route) {
    const ofVendor = failure.detail === undefined ? (0,route_words/* vendorRecovery */._g)(failure.reason, route) : undefined;
    return (0,route_words/* fillRouteWords */.sc)(ofVendor ?? findText('recovery', failure, (0,route_words/* textKind */._I)(route)), route);
}
/** Failures after which nothing that the reader does brings this model back. */
const LASTING_REASONS = ['prompt-blocked', 'unrecognized'];
const LASTING_DETAILS = ['retired', 'wrong-name', 'content-filter'];
/** Whether the recovery is a way to get the model asked for again. */
function bringsModelBack({ reason, detail }) {
    return !LASTING_REASONS.includes(reason) && !includes(LASTING_DETAILS, detail);
}
function findText(name, { reason, detail, isUnsettled = false }, route) {
    const facts = (0,verdict_reason/* factsOf */.xS)(reason);
    const unsettled = isUnsettled && name !== 'recovery' ? facts.whenUnsettled?.[name] : undefined;
    if (unsettled !== undefined)
        return unsettled;
    const row = ROWS.find(({ reasons, details, routes, [name]: text }) => text !== undefined &&
        (reasons?.includes(reason) ?? true) &&
        (details === undefined || includes(details, detail)) &&
        (routes?.includes(route) ?? true));
    return row?.[name] ?? facts[name];
}
function includes(details, detail) {
    return detail !== undefined && details.includes(detail);
}


/***/ }),

/***/ 6078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _I: () => (/* binding */ textKind),
/* harmony export */   _g: () => (/* binding */ vendorRecovery),
/* harmony export */   sc: () => (/* binding */ fillRouteWords)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5476);
/* harmony import */ var _route_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1267);
/* harmony import */ var _texts_text_row_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7980);
/* harmony import */ var _vendor_pages_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9134);
/** The words of a route in an advice: who must act, what holds the credential, where to look. */




/** The placeholders of a recovery that the route replaces. */
const WORDS = {
    '{who}': whoActs,
    '{credential}': credentialOf,
    '{supply}': supplyOf,
    '{renew}': renewalOf,
    '{operator}': operatorOf,
    '{address}': addressOf,
    '{provider}': route => (route.kind === 'provider' ? (0,_route_text_js__WEBPACK_IMPORTED_MODULE_0__/* .describeRoute */ .fx)(route) : CONFIGURED),
    '{hosts}': hostsOf,
    '{orKey}': route => route.hasSecondKey === true ? '' : `, or use an API key until then: ${_texts_text_row_js__WEBPACK_IMPORTED_MODULE_1__/* .FALLBACK_KEY_LINE */ .yJ}`,
    '{role}': route => vendorOf(route)?.role ?? 'the role or permission that the message names',
};
/** The endpoint behind an API key, where the configuration names another one than OpenAI's. */
const CONFIGURED = 'the configured endpoint';
/**
 * The kind of route whose recoveries fit. Behind codex-action's proxy is the OpenAI API, and an API key for another
 * endpoint is the key of a provider.
 */
function textKind(route) {
    if (route.kind === 'provider' && vendorOf(route)?.owner === _vendor_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .OPENAI_API */ .cB.owner)
        return 'api-key';
    return route.kind === 'api-key' && route.host !== undefined ? 'provider' : route.kind;
}
/** What to do first at the vendor of this route, where that differs from the words for the reason. */
function vendorRecovery(reason, route) {
    return vendorOf(route)?.recoveries?.[reason];
}
/** A recovery for this route. A page that is not known is left out. */
function fillRouteWords(text, route) {
    return text
        .replace(/\{\w+\}/g, word => (isWord(word) ? WORDS[word](route) : word))
        .replace(/\{at:(\w+)\}/g, (_, page) => {
        const where = vendorOf(route)?.pages[page];
        return where === undefined ? '' : ` (${where})`;
    });
}
function isWord(word) {
    return Object.hasOwn(WORDS, word);
}
/** The plans of one person, who has no workspace with other members. */
const PERSONAL_PLANS = ['free', 'go', 'plus', 'pro'];
function vendorOf({ kind, plan = '', id, provider, host }) {
    switch (kind) {
        case 'chatgpt':
            if (plan === '')
                return _vendor_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .CHATGPT_UNKNOWN_PLAN */ .By;
            return PERSONAL_PLANS.includes(plan) ? _vendor_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .CHATGPT_PERSONAL */ .Fm : _vendor_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .CHATGPT_WORKSPACE */ .Kf;
        case 'access-token':
        case 'workload-identity':
            return _vendor_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .CHATGPT_WORKSPACE */ .Kf;
        case 'api-key':
            return host === undefined ? _vendor_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .OPENAI_API */ .cB : findVendor({ host });
        case 'provider':
            return findVendor({ id: id ?? provider ?? '', host });
        case 'none':
            return undefined;
        default:
            return (0,_base_index_js__WEBPACK_IMPORTED_MODULE_3__/* .assertNever */ .x)(kind);
    }
}
/**
 * The vendor of a provider. The host decides where the configuration names one of a vendor; the name of the provider
 * counts where there is no host, or for programs that people run on hosts of their own.
 */
function findVendor({ id, host }) {
    const byHost = _vendor_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .VENDORS */ .cL.find(vendor => vendor.hosts.some(name => host === name || host?.endsWith(`.${name}`) === true));
    if (byHost !== undefined || id === undefined)
        return byHost;
    const byId = _vendor_pages_js__WEBPACK_IMPORTED_MODULE_2__/* .VENDORS */ .cL.find(vendor => vendor.ids.includes(id.toLowerCase()));
    return host === undefined || byId?.hosts.length === 0 ? byId : undefined;
}
function whoActs(route) {
    if (route.kind === 'provider')
        return whoActsAtProvider(route);
    return vendorOf(route)?.owner ?? `the people who run ${route.kind === 'none' ? 'the endpoint' : CONFIGURED}`;
}
/** Names the provider as config.toml does, unless everybody calls it so. */
function whoActsAtProvider(route) {
    const { id = route.provider ?? '', host } = route;
    const vendor = findVendor({ id, host });
    if (vendor === undefined)
        return `the people who run ${(0,_route_text_js__WEBPACK_IMPORTED_MODULE_0__/* .describeRoute */ .fx)(route)}`;
    return id === '' || vendor.ids.includes(id.toLowerCase())
        ? vendor.owner
        : `${vendor.owner} (provider ${id})`;
}
function credentialOf(route) {
    switch (route.kind) {
        case 'chatgpt':
            return 'auth.json of CODEX_HOME';
        case 'access-token':
            return 'the secret behind `CODEX_ACCESS_TOKEN`';
        case 'workload-identity':
            return 'the identity token of this job';
        case 'api-key':
            if (route.source === 'auth.json')
                return 'auth.json of CODEX_HOME';
            if (route.source === 'CODEX_API_KEY')
                return 'the secret behind `CODEX_API_KEY`';
            if (route.source === 'fallback')
                return 'the secret behind `fallback-openai-api-key`';
            return 'the secret behind `openai-api-key`';
        case 'provider':
            if (route.keyVariable !== undefined)
                return `the secret behind \`${route.keyVariable}\``;
            return vendorOf(route)?.credential ?? 'the place from which the provider takes its key';
        case 'none':
            return 'the secret of this job';
        default:
            return (0,_base_index_js__WEBPACK_IMPORTED_MODULE_3__/* .assertNever */ .x)(route.kind);
    }
}
function supplyOf(route) {
    if (route.kind !== 'provider')
        return `Check that ${credentialOf(route)} is not empty in this workflow`;
    if (route.keyVariable !== undefined)
        return `Set \`${route.keyVariable}\` for this job from a secret`;
    return (vendorOf(route)?.supply ??
        `Name the variable with the key of ${(0,_route_text_js__WEBPACK_IMPORTED_MODULE_0__/* .describeRoute */ .fx)(route)} as its \`env_key\` in config.toml`);
}
function renewalOf(route) {
    return ((route.keyVariable === undefined ? vendorOf(route)?.renew : undefined) ??
        `Put a new key{at:keys} into ${credentialOf(route)}`);
}
/** Who knows why the endpoint answers as it does; the owner of an account there does not. */
function operatorOf(route) {
    const vendor = vendorOf(route);
    if (vendor === undefined)
        return whoActs(route);
    return vendor.isSelfHosted ? vendor.owner : `the support of ${vendor.name}`;
}
/** The setting with the address of the endpoint. */
function addressOf(route) {
    if (route.isEndpoint)
        return '`responses-api-endpoint`';
    if (route.kind !== 'provider')
        return '`openai_base_url` in config.toml';
    return vendorOf(route)?.address ?? '`base_url` of the provider in config.toml';
}
function hostsOf(route) {
    const { kind, host } = route;
    if (route.isEndpoint)
        return 'the host in `responses-api-endpoint`';
    switch (kind) {
        case 'chatgpt':
        case 'access-token':
        case 'workload-identity':
            return '`chatgpt.com` and `auth.openai.com`';
        case 'api-key':
            return host === undefined ? '`api.openai.com`' : 'the host of the configured endpoint';
        case 'provider':
            if (textKind(route) === 'api-key')
                return '`api.openai.com`';
            // A cloud that the CLI knows by itself has no address in config.toml.
            return ((host === undefined ? vendorOf(route)?.hostsText : undefined) ??
                'the host in `base_url` of the provider');
        case 'none':
            return 'the endpoint';
        default:
            return (0,_base_index_js__WEBPACK_IMPORTED_MODULE_3__/* .assertNever */ .x)(kind);
    }
}


/***/ }),

/***/ 7980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NV: () => (/* binding */ FORK_SECRETS),
/* harmony export */   lv: () => (/* binding */ KEY_LINE),
/* harmony export */   yG: () => (/* binding */ CHATGPT),
/* harmony export */   yJ: () => (/* binding */ FALLBACK_KEY_LINE)
/* harmony export */ });
/** The type of a row in the table of texts. */
/** The routes that use the ChatGPT backend. */
const CHATGPT = ['chatgpt', 'access-token', 'workload-identity'];
/** Why a secret can be empty although it is set. */
const FORK_SECRETS = 'Secrets are empty in workflows that a fork’s pull request starts.';
/** The lines of a workflow that give this action a key. The name of the secret is the usual one. */
const KEY_LINE = `\`openai-api-key: $\{{ secrets.OPENAI_API_KEY }}\``;
const FALLBACK_KEY_LINE = `\`fallback-openai-api-key: $\{{ secrets.OPENAI_API_KEY }}\``;


/***/ }),

/***/ 9134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Fm: () => (/* binding */ CHATGPT_PERSONAL),
  By: () => (/* binding */ CHATGPT_UNKNOWN_PLAN),
  Kf: () => (/* binding */ CHATGPT_WORKSPACE),
  cB: () => (/* binding */ OPENAI_API),
  cL: () => (/* binding */ VENDORS)
});

// EXTERNAL MODULE: ./lib/report/route-text.js
var route_text = __nccwpck_require__(1267);
;// CONCATENATED MODULE: ./lib/report/advice/codex-action.js
/** The proxy of openai/codex-action: where its key is set, and what to do where it fails. */

/**
 * What differs from the OpenAI API, which is behind the proxy unless `responses-api-endpoint` of codex-action names
 * another endpoint. The proxy lives as long as its job, and answers 500 without a body where it cannot reach the endpoint (CLI
 * 0.77 to 0.171).
 */
const CODEX_ACTION = {
    hosts: [],
    ids: [route_text/* CODEX_ACTION_PROVIDER */.$D],
    credential: 'the secret behind `openai-api-key` of codex-action',
    supply: 'Give codex-action its input `openai-api-key`, in the step that starts its proxy',
    address: '`responses-api-endpoint` of codex-action',
    recoveries: {
        'auth-rejected': 'Check that {credential} holds a whole key that is still valid{at:keys}. With {address}, it must be a key for that endpoint.',
        unreachable: 'Run codex-action with `openai-api-key` and without a prompt in this job, before this step. Its proxy does not answer: it ends with its job, and when a step asks for its `/shutdown`.',
        'server-error': 'Run the job again later. If it fails again, look for an outage of OpenAI{at:status}, and check that this runner can reach the endpoint behind the proxy: the proxy answers 500 where it cannot.',
    },
    source: 'openai/codex-action v1.8 to v1.12: its proxy sends the key of `openai-api-key` to that endpoint, else to OpenAI',
};

;// CONCATENATED MODULE: ./lib/report/advice/vendor-pages.js
/**
 * The vendors and their pages, as of 28 November 2026. Pages move: a change here is a change of a fact. `source` says
 * where the vendor, or its own error texts, name the pages.
 */

const STATUS = '`status.openai.com`';
/** A personal plan. Source: error texts of CLI 0.169.0 for the usage page. */
const CHATGPT_PERSONAL = {
    name: 'OpenAI',
    owner: 'the owner of the ChatGPT account',
    pages: { billing: '`chatgpt.com/codex/settings/usage`', status: STATUS },
};
/** A login whose plan is not known. */
const CHATGPT_UNKNOWN_PLAN = {
    ...CHATGPT_PERSONAL,
    owner: 'the owner of the ChatGPT account or workspace',
};
/**
 * A workspace. Source: developers.openai.com/codex/enterprise/access-tokens for the tokens, help.openai.com for the
 * permissions, the pages that Codex clients open for the others.
 */
const CHATGPT_WORKSPACE = {
    name: 'OpenAI',
    owner: 'an owner of the ChatGPT workspace',
    pages: {
        keys: '`chatgpt.com/admin/access-tokens`',
        billing: '`chatgpt.com/admin/billing`',
        access: '`chatgpt.com/admin/permissions`',
        members: '`chatgpt.com/admin/members`',
        status: STATUS,
    },
};
/** Source: OpenAI's error guide and its error texts. */
const OPENAI_API = {
    name: 'OpenAI',
    owner: 'an owner of the API organization',
    pages: {
        keys: '`platform.openai.com/api-keys`',
        billing: '`platform.openai.com/settings/organization/billing`',
        limits: '`platform.openai.com/settings/organization/limits`',
        models: '`Limits` in the settings of the project',
        status: STATUS,
        verify: '`platform.openai.com/settings/organization/general`',
    },
};
/** Every known vendor of a configured provider. */
const VENDORS = [
    {
        ...OPENAI_API,
        hosts: ['openai.com'],
        ids: [],
        source: 'platform.openai.com; the regional hosts are subdomains',
    },
    { ...OPENAI_API, ...CODEX_ACTION },
    {
        name: 'Azure OpenAI',
        owner: 'the owner of the Azure OpenAI resource',
        hosts: ['openai.azure.com', 'cognitiveservices.azure.com', 'services.ai.azure.com'],
        ids: ['azure', 'azure-openai'],
        pages: {
            keys: '`Keys and Endpoint` in the Azure portal',
            limits: '`Quotas` in `ai.azure.com`',
            models: '`Deployments` in `ai.azure.com`',
            status: '`azure.status.microsoft`',
        },
        role: 'the role `Cognitive Services OpenAI User`',
        source: 'learn.microsoft.com, role-based access control of Azure OpenAI',
    },
    {
        name: 'Amazon Bedrock',
        owner: 'the owner of the AWS account',
        hosts: ['amazonaws.com', 'api.aws'],
        ids: ['amazon-bedrock', 'amazon-bedrock-runtime'],
        pages: { models: '`Model catalog` in the Amazon Bedrock console', status: '`health.aws.amazon.com`' },
        credential: 'the AWS credentials of this job',
        hostsText: 'the hosts of Amazon Bedrock',
        renew: 'Run aws-actions/configure-aws-credentials shortly before this step',
        supply: 'Run aws-actions/configure-aws-credentials before this step, or set `AWS_BEARER_TOKEN_BEDROCK`',
        role: 'an IAM policy with the action that the message names',
        source: 'docs.aws.amazon.com/bedrock; ids of CLI 0.171.0',
    },
    {
        name: 'Google Cloud',
        owner: 'the owner of the Google Cloud project',
        hosts: ['googleapis.com'],
        ids: ['gcp'],
        pages: { models: '`Model Garden` in the Google Cloud console', status: '`status.cloud.google.com`' },
        credential: 'the Google Cloud credentials of this job',
        hostsText: '`aiplatform.googleapis.com`',
        renew: 'Run google-github-actions/auth shortly before this step',
        supply: 'Run google-github-actions/auth before this step',
        role: 'a role such as `roles/aiplatform.user`',
        source: 'cloud.google.com/vertex-ai, access control; id of CLI 0.171.0',
    },
    {
        name: 'GitHub Copilot',
        owner: 'the owner of the GitHub Copilot plan',
        hosts: ['githubcopilot.com'],
        ids: ['copilot', 'github-copilot'],
        pages: {
            billing: '`github.com/settings/copilot`',
            limits: '`github.com/settings/copilot`',
            models: '`github.com/settings/copilot/features`',
            status: '`githubstatus.com`',
        },
        source: 'docs.github.com/copilot',
    },
    {
        name: 'OpenRouter',
        owner: 'the owner of the OpenRouter account',
        hosts: ['openrouter.ai'],
        ids: ['openrouter'],
        pages: {
            keys: '`openrouter.ai/settings/keys`',
            billing: '`openrouter.ai/settings/credits`',
            models: '`openrouter.ai/models`',
            policy: '`openrouter.ai/settings/privacy`',
            status: '`status.openrouter.ai`',
        },
        source: 'its error texts (RooCodeInc/Roo-Code#515, Gitlawb/openclaude#43, truefoundry/models#826)',
    },
    {
        name: 'LiteLLM',
        isSelfHosted: true,
        owner: 'the people who run the LiteLLM proxy',
        hosts: [],
        ids: ['litellm'],
        pages: { keys: '`/ui` of the proxy', models: '`/v1/models` of the proxy' },
        source: 'docs.litellm.ai/docs/proxy/ui and its error texts',
    },
    {
        name: 'Vercel AI Gateway',
        owner: 'the owner of the Vercel team',
        hosts: ['ai-gateway.vercel.sh'],
        ids: ['vercel', 'ai-gateway'],
        pages: { keys: '`AI Gateway` in the Vercel dashboard', billing: '`AI Gateway` in the Vercel dashboard' },
        source: 'vercel.com/docs/ai-gateway, API keys, usage and billing',
    },
    {
        name: 'Portkey',
        owner: 'the owner of the Portkey organization',
        hosts: ['portkey.ai'],
        ids: ['portkey'],
        pages: { keys: '`app.portkey.ai/api-keys`' },
        source: 'portkey.ai/docs',
    },
    {
        name: 'Groq',
        owner: 'the owner of the Groq organization',
        hosts: ['groq.com'],
        ids: ['groq'],
        pages: {
            keys: '`console.groq.com/keys`',
            billing: '`console.groq.com/settings/billing`',
            limits: '`console.groq.com/settings/limits`',
            models: '`console.groq.com/settings/project/limits`',
        },
        source: 'its error texts, which name these pages',
    },
    {
        name: 'xAI',
        owner: 'the owner of the xAI team',
        hosts: ['x.ai'],
        ids: ['xai'],
        pages: {
            keys: '`console.x.ai`',
            billing: '`console.x.ai`',
            limits: '`console.x.ai`',
            models: '`console.x.ai`',
        },
        source: 'its error texts, which name this page',
    },
    {
        name: 'DeepSeek',
        owner: 'the owner of the DeepSeek account',
        hosts: ['deepseek.com'],
        ids: ['deepseek'],
        pages: { keys: '`platform.deepseek.com/api_keys`', billing: '`platform.deepseek.com`' },
        source: 'api-docs.deepseek.com',
    },
    {
        name: 'Fireworks',
        owner: 'the owner of the Fireworks account',
        hosts: ['fireworks.ai'],
        ids: ['fireworks'],
        pages: { keys: '`fireworks.ai/account/api-keys`', models: '`fireworks.ai/models`' },
        source: 'docs.fireworks.ai',
    },
    {
        name: 'Together AI',
        owner: 'the owner of the Together AI account',
        hosts: ['together.xyz', 'together.ai'],
        ids: ['together'],
        pages: { keys: '`api.together.ai/settings/api-keys`', models: '`api.together.ai/models`' },
        source: 'its error texts, and docs.together.ai',
    },
    {
        name: 'Ollama',
        isSelfHosted: true,
        owner: 'the people who run Ollama',
        hosts: [],
        ids: ['ollama', 'ollama-chat'],
        pages: { models: '`ollama list`' },
        credential: 'the settings of the provider',
        renew: 'Check the settings of the provider in config.toml',
        supply: 'Start Ollama before this step',
        source: 'docs.ollama.com/cli; ids of CLI 0.77.0 to 0.171.0',
    },
    {
        name: 'LM Studio',
        isSelfHosted: true,
        owner: 'the people who run LM Studio',
        hosts: [],
        ids: ['lmstudio'],
        pages: { models: '`lms ls`' },
        credential: 'the settings of the provider',
        renew: 'Check the settings of the provider in config.toml',
        supply: 'Start LM Studio before this step',
        source: 'lmstudio.ai/docs/cli; id of CLI 0.171.0',
    },
];


/***/ }),

/***/ 1670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ho: () => (/* binding */ costOf),
  rs: () => (/* binding */ costText),
  aS: () => (/* binding */ higherPriceText),
  TU: () => (/* binding */ isOfPlan),
  u: () => (/* binding */ lowerPriceText),
  BC: () => (/* binding */ priceText)
});

// EXTERNAL MODULE: ./lib/base/fields.js
var fields = __nccwpck_require__(4144);
// EXTERNAL MODULE: ./lib/base/assert-never.js
var assert_never = __nccwpck_require__(5476);
// EXTERNAL MODULE: ./lib/catalog/dated-facts.js
var dated_facts = __nccwpck_require__(7793);
;// CONCATENATED MODULE: ./lib/catalog/prices.js
/** The list price of a model. */

/** The list price of a model. Only the exact id counts: a similar id can have another price. */
function priceOf(model) {
    return Object.hasOwn(dated_facts/* PRICES */.ze, model) ? dated_facts/* PRICES */.ze[model] : undefined;
}

// EXTERNAL MODULE: ./lib/report/route-text.js
var route_text = __nccwpck_require__(1267);
;// CONCATENATED MODULE: ./lib/report/cost.js
/** What the probes used, its list price, and how the prices of two models compare. */



const ACCOUNTS = {
    'api-key': 'api',
    chatgpt: 'plan',
    'access-token': 'plan',
    'workload-identity': 'plan',
    provider: 'provider',
    none: undefined,
};
/** The cost of a run; undefined without a sign-in, and when there is neither usage nor a price to compare. */
function costOf(context) {
    const account = ACCOUNTS[(0,route_text/* offerKind */.tv)(context.route)];
    const probes = context.attempts.flatMap(({ model, verdict }) => {
        if (!('usage' in verdict) || verdict.usage === undefined)
            return [];
        const served = verdict.kind === 'accepted' ? verdict.servedModel : undefined;
        return [{ model: served ?? model, usage: verdict.usage }];
    });
    const listPrices = listPricesOf(context);
    if (account === undefined || (probes.length === 0 && listPrices === undefined))
        return undefined;
    const usd = account === 'api' && probes.length > 0 ? usdOf(probes) : undefined;
    const hasPrices = usd !== undefined || listPrices !== undefined;
    return {
        account,
        usage: sumOf(probes.map(probe => probe.usage)),
        ...(0,fields/* optional */.lq)('usd', usd),
        ...(0,fields/* optional */.lq)('listPrices', listPrices),
        ...(0,fields/* optional */.lq)('pricesAsOf', hasPrices ? dated_facts/* PRICES_AS_OF */.Gw : undefined),
    };
}
function sumOf(usages) {
    const sum = (field) => usages.reduce((total, usage) => total + usage[field], 0);
    return {
        inputTokens: sum('inputTokens'),
        cachedInputTokens: sum('cachedInputTokens'),
        outputTokens: sum('outputTokens'),
    };
}
/** US dollars, rounded to a millionth; undefined when a model's price is not known. */
function usdOf(probes) {
    let millionths = 0;
    for (const { model, usage } of probes) {
        const price = priceOf(model);
        if (price === undefined)
            return undefined;
        // The Responses API counts the cached tokens among the input tokens.
        const cached = Math.min(usage.cachedInputTokens, usage.inputTokens);
        millionths +=
            (usage.inputTokens - cached) * price.input +
                cached * price.cachedInput +
                usage.outputTokens * price.output;
    }
    return Math.round(millionths) / 1_000_000;
}
/**
 * The list prices of the model asked for and of the one that answers instead. Undefined on a plan, when the model asked
 * for answers, when no model is used, and when a price is not known.
 */
function listPricesOf({ route, requestedModel, decision }) {
    if (ACCOUNTS[(0,route_text/* offerKind */.tv)(route)] === 'plan' || decision.kind === 'none')
        return undefined;
    const model = decision.servedModel ?? decision.model;
    const [asked, used] = [priceOf(requestedModel), priceOf(model)];
    if (model === requestedModel || asked === undefined || used === undefined)
        return undefined;
    return [
        { model: requestedModel, ...asked },
        { model, ...used },
    ];
}
/** The warning that the model that answers costs more than the one asked for; undefined when it does not. */
function higherPriceText(context) {
    const prices = listPricesOf(context);
    if (prices === undefined || !isDearer(prices))
        return undefined;
    const { route, decision } = context;
    const work = (0,route_text/* offerKind */.tv)(route) === 'provider' ? 'If this provider charges as OpenAI does, the work' : 'The work';
    const advice = decision.kind === 'fallback' ? ` To avoid that, remove ${decision.model} from fallback-models.` : '';
    return `${work} costs more than with the model asked for. ${pricesText(prices)}${advice}`;
}
/**
 * Both list prices where the model that answers is not dearer; undefined when it is. Also undefined with a provider,
 * whose own prices are not known: only the warning is useful there.
 */
function lowerPriceText(context) {
    const prices = listPricesOf(context);
    if (prices === undefined || isDearer(prices) || (0,route_text/* offerKind */.tv)(context.route) === 'provider')
        return undefined;
    return pricesText(prices);
}
function isDearer([asked, used]) {
    return used.input > asked.input || used.output > asked.output;
}
function pricesText([asked, used]) {
    return `${used.model} costs ${usdText(used.input)} per million input tokens and ${usdText(used.output)} per million output tokens, ${asked.model} ${usdText(asked.input)} and ${usdText(asked.output)} (OpenAI API list prices of ${dated_facts/* PRICES_AS_OF */.Gw}).`;
}
/**
 * What the model that answers costs with an API key. Undefined where its price is not known, and where the prices of two
 * models are compared anyway.
 */
function priceText(context) {
    const { decision } = context;
    if (decision.kind === 'none' || listPricesOf(context) !== undefined)
        return undefined;
    const model = decision.servedModel ?? decision.model;
    const price = priceOf(model);
    return (price &&
        `${model} costs ${usdText(price.input)} per million input tokens and ${usdText(price.output)} per million output tokens (OpenAI API list prices of ${dated_facts/* PRICES_AS_OF */.Gw}).`);
}
/** Whether the work on this route is part of a plan, and so costs nothing for each token. */
function isOfPlan(kind) {
    return ACCOUNTS[kind] === 'plan';
}
/** A price such as "$2.50" or "$0.075". */
function usdText(usd) {
    return usd.toLocaleString('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });
}
/** The probes' usage as a sentence; empty when no token was used. */
function costText({ account, usage, usd, pricesAsOf }) {
    const { inputTokens, cachedInputTokens, outputTokens } = usage;
    if (inputTokens + outputTokens === 0)
        return '';
    const cached = cachedInputTokens === 0 ? '' : ` (${countText(cachedInputTokens)} of them cached)`;
    const used = `The probes used ${countText(inputTokens)} input tokens${cached} and ${countText(outputTokens)} output tokens`;
    switch (account) {
        case 'api':
            return usd === undefined
                ? `${used}, for which no list price is known.`
                : `${used}: ${usd < 0.01 ? 'less than $0.01' : `about $${usd.toFixed(2)}`} at the OpenAI API list prices of ${pricesAsOf}.`;
        case 'plan':
            return `${used} of the plan's usage, which is separate from API billing.`;
        case 'provider':
            return `${used}. The provider decides what they cost.`;
        default:
            return (0,assert_never/* assertNever */.x)(account);
    }
}
function countText(tokens) {
    return tokens.toLocaleString('en-US', { maximumFractionDigits: 0 });
}


/***/ }),

/***/ 5802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cy: () => (/* binding */ HOME_URL),
/* harmony export */   aq: () => (/* binding */ DOCS_URL),
/* harmony export */   ml: () => (/* binding */ reasonPage)
/* harmony export */ });
/** Where the pages of this action are: a message links to the page of its reason. */
/** The repository of this action. The runner names another one where a workflow uses a copy. */
const HOME_URL = 'https://github.com/OWNER/codex-model-fallback';
/** The directory of the pages for the newest version. */
const DOCS_URL = `${HOME_URL}/blob/v1/docs`;
/**
 * The address of what a reason means and what to do about it.
 *
 * @param docsUrl the directory of the pages, without a slash at the end
 */
function reasonPage(docsUrl, reason) {
    return `${docsUrl}/reasons.md#${reason}`;
}


/***/ }),

/***/ 1267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $D: () => (/* binding */ CODEX_ACTION_PROVIDER),
/* harmony export */   fx: () => (/* binding */ describeRoute),
/* harmony export */   so: () => (/* binding */ isCodexActionProxy),
/* harmony export */   tv: () => (/* binding */ offerKind),
/* harmony export */   xG: () => (/* binding */ routeName)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5476);
/** A route in words. */

/** The id of the provider that codex-action (v1.8 to v1.12) writes into config.toml for its proxy. */
const CODEX_ACTION_PROVIDER = 'codex-action-responses-proxy';
/** Whether the route is the proxy that codex-action starts. It adds the key that codex-action was given. */
function isCodexActionProxy({ kind, id, provider }) {
    return kind === 'provider' && (id ?? provider) === CODEX_ACTION_PROVIDER;
}
/** Whose prices and dates hold on a route. Another endpoint behind an API key has its own, as a provider does. */
function offerKind({ kind, host }) {
    return kind === 'api-key' && host !== undefined ? 'provider' : kind;
}
/** A route as a noun for the middle of a sentence, such as "ChatGPT sign-in (plus plan)". */
function describeRoute(route) {
    const name = routeName(route);
    return route.kind === 'chatgpt' && route.plan !== undefined ? `${name} (${route.plan} plan)` : name;
}
/** The same without the plan, for a fact that holds for every plan. */
function routeName(route) {
    switch (route.kind) {
        case 'chatgpt':
            return 'ChatGPT sign-in';
        case 'access-token':
            return 'access-token sign-in';
        case 'workload-identity':
            return 'workload-identity sign-in';
        case 'api-key':
            // Next to a first route that may have a key too.
            return route.source === 'fallback' ? 'the fallback API key' : 'API-key sign-in';
        case 'provider':
            if (isCodexActionProxy(route))
                return "codex-action's proxy (API key)";
            return `the model provider ${route.id ?? route.provider ?? ''}`.trimEnd();
        case 'none':
            return 'Codex without a sign-in';
        default:
            return (0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .assertNever */ .x)(route.kind);
    }
}


/***/ }),

/***/ 1810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hw: () => (/* binding */ sanitizeOutsideTexts),
/* harmony export */   cC: () => (/* binding */ sanitizeTexts),
/* harmony export */   hz: () => (/* binding */ isDeeperThan)
/* harmony export */ });
/** Sanitizes texts from outside, in attempts and in report files. */
/** The fields of routes and attempts that hold text from outside. */
const OUTSIDE_FIELDS = new Map([
    ['plan', 'setting'],
    ['id', 'setting'],
    ['name', 'setting'],
    ['host', 'setting'],
    ['keyVariable', 'setting'],
    ['servedModel', 'answer'],
    ['said', 'answer'],
    ['code', 'answer'],
    ['issuer', 'answer'],
]);
/**
 * Sanitizes the text from outside in a route or in attempts. Texts of this action, such as kinds and reason codes, stay:
 * a short secret, such as the key "none", would be redacted in them.
 */
function sanitizeOutsideTexts(value, sanitize) {
    return mapTexts(value, (text, field) => {
        const source = OUTSIDE_FIELDS.get(field);
        if (source === undefined)
            return text;
        const sanitized = sanitize(text, source);
        return field === 'said' && text !== '' && NO_WORDS.test(sanitized) ? 'No reason given.' : sanitized;
    });
}
/** An answer that was only the id of a request, or another id, gives no reason. */
const NO_WORDS = /^(?:\[(?:id|key|email|host|arn)\]|[\s.,:;()"'{}-]){0,100}$/;
/**
 * Sanitizes every text of a value that came as JSON; its shape and its numbers stay. For reports that come from files:
 * the action writes them sanitized, but anyone who can upload one can write anything into it.
 */
function sanitizeTexts(value, sanitize) {
    return mapTexts(value, (text, field) => sanitize(text, OUTSIDE_FIELDS.get(field) ?? 'setting'));
}
/** The JSON value with each string replaced. `field` is the name of the property, or the index in an array. */
function mapTexts(value, change) {
    return JSON.parse(JSON.stringify(value), (field, item) => typeof item === 'string' ? change(item, field) : item);
}
/**
 * Whether arrays and objects are nested more than `levels` deep. It goes through the value level by level instead of
 * recursing, because one megabyte of brackets would overflow the stack. It protects all code that does recurse.
 */
function isDeeperThan(value, levels) {
    let level = [value].filter(isContainer);
    for (let depth = 0; depth < levels && level.length > 0; depth++) {
        level = level.flatMap(container => Object.values(container).filter(isContainer));
    }
    return level.length > 0;
}
function isContainer(value) {
    return typeof value === 'object' && value !== null;
}


/***/ }),

/***/ 500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ actionVersion),
/* harmony export */   W: () => (/* binding */ findActionFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3136);
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4144);
/** The files that come with the action, beside the bundle. */




const HERE = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(import.meta.url));
/**
 * The path of a file that comes with the action. src/ and dist/ have different depths, so the directories above are
 * searched; undefined where there is no such file.
 */
function findActionFile(path, directory = HERE) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, path);
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file))
        return file;
    const above = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(directory);
    return above === directory ? undefined : findActionFile(path, above);
}
/** The version of this action, from its package.json. The bundle has one beside it that has no version. */
function actionVersion(directory = HERE) {
    const file = findActionFile('package.json', directory);
    if (file === undefined)
        return 'unknown';
    const above = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file));
    return versionIn(file) ?? (above === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file) ? 'unknown' : actionVersion(above));
}
function versionIn(manifest) {
    try {
        return (0,_base_index_js__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)((0,_base_index_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOf */ .Pf)(JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(manifest, 'utf8')))['version']);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 8167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ issueUrl),
/* harmony export */   E: () => (/* binding */ textContextOf)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4144);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5802);
/** The pages of this action, as the runner names its repository and version. */


/** What can be in an address as it is. The runner's variables could hold anything in another system. */
const REPOSITORY = /^[\w.-]{1,100}\/[\w.-]{1,100}$/;
const REF = /^[\w./-]{1,200}$/;
const SERVER = /^https?:\/\/[\w.-]{1,253}(?::\d{1,5})?$/;
/** The repository of the action that runs; the home of the project for a local copy (`uses: ./`). */
function actionRepositoryUrl(env) {
    const { GITHUB_ACTION_REPOSITORY: repository = '' } = env;
    return REPOSITORY.test(repository) ? `${serverUrl(env)}/${repository}` : _report_index_js__WEBPACK_IMPORTED_MODULE_0__/* .HOME_URL */ .Cy;
}
/** The directory of the pages for the version that runs, without a slash at the end. */
function docsUrl(env) {
    const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = env;
    if (!REPOSITORY.test(repository) || !REF.test(ref))
        return _report_index_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCS_URL */ .aq;
    return `${serverUrl(env)}/${repository}/blob/${ref}/docs`;
}
/** Where a fault of the action or an unknown answer is reported. */
function issueUrl(env, form) {
    return `${actionRepositoryUrl(env)}/issues/new?template=${form}.yml`;
}
function serverUrl({ GITHUB_SERVER_URL: server = '' }) {
    return SERVER.test(server) ? server : 'https://github.com';
}
/** What the texts of this job need: the pages, and the workflow file in which a line is to be changed. */
function textContextOf(env) {
    return { docsUrl: docsUrl(env), ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)('workflowFile', workflowFile(env)) };
}
/** GitHub names the workflow of the caller where a job is in a reusable one. A `workflow_run` is about another one. */
function workflowFile({ GITHUB_WORKFLOW_REF: ref = '', GITHUB_EVENT_NAME: event }) {
    if (event === 'workflow_run')
        return undefined;
    return /^[^/]+\/[^/]+\/(\.github\/workflows\/[^@/]+\.ya?ml)@/.exec(ref)?.[1];
}


/***/ }),

/***/ 153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ flushCore),
/* harmony export */   LP: () => (/* binding */ preloadCore),
/* harmony export */   gG: () => (/* binding */ withCore)
/* harmony export */ });
/**
 * @actions/core, loaded while the first probe runs.
 *
 * Loading it takes 0.17 s on two cores, because its OIDC client brings undici along (0.9 MB of the bundle). Calls made
 * before it is loaded are queued and run in order. Nothing else writes to the log, so a mask is always printed before
 * the text that it hides.
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
    const core = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(260), __nccwpck_require__.e(264)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7264));
    loadedCore = core;
    for (const call of queue.splice(0))
        call(core);
    return core;
}


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
 * The run that report files are about. In a `workflow_run` event it is the run that triggered this workflow, as the
 * event says; the files themselves are not trusted in this. Otherwise it is the current run.
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
 * Values of the environment that are probably secrets, by the names of their variables. The action's own inputs are
 * left out, because the action knows which of them are secrets.
 */
function secretsOfEnvironment(env) {
    return Object.entries(env).flatMap(([name, value = '']) => value.length >= MIN_SECRET_CHARS && SECRET_NAME.test(name) && !name.startsWith('INPUT_') ? [value] : []);
}
/**
 * The directory for temporary files: RUNNER_TEMP, which lies outside the checkout and is emptied after the job. The
 * system's directory is used when RUNNER_TEMP is not set, does not exist or cannot be written, as in a container that
 * does not mount it.
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
/* harmony export */   NF: () => (/* binding */ unknownAnswer),
/* harmony export */   PF: () => (/* binding */ writeFailed),
/* harmony export */   VA: () => (/* binding */ fileSkipped),
/* harmony export */   Wm: () => (/* binding */ unexpectedError),
/* harmony export */   Z: () => (/* binding */ tooManyFiles),
/* harmony export */   hg: () => (/* binding */ ANNOTATION_TITLE)
/* harmony export */ });
/** Warnings and errors about the action's own work: what happened, the probable cause, and what to do. */
/** The title of every annotation. */
const ANNOTATION_TITLE = 'Codex model fallback';
const ADVICE = {
    'report file': 'Check that RUNNER_TEMP is writable and that the disk is not full. The output `report` has the same content.',
    'job summary': 'Check that the runner sets GITHUB_STEP_SUMMARY and that the disk is not full. The output `report` has all of it.',
    comment: 'This is probably a bug in this action: report it with the log. The output `report` has all of it.',
};
/** Something that only reports could not be written. `cause` is the message of an error. */
function writeFailed(what, cause) {
    return `The ${what} could not be written: ${cause.replace(/[.\s]+$/, '')}. ${ADVICE[what]}`;
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
/**
 * An error that the code does not expect. `file` has what a maintainer needs; where it could not be written, `noFile`
 * says why.
 */
function unexpectedError(fault) {
    const { message, phase, address, file, noFile } = fault;
    const what = `This is a fault of this action and not of your workflow, while ${phase}: ${message.replace(/\.$/, '')}.`;
    return file === undefined
        ? `${what} Report it at ${address} with the log of this step, since no file could be written (${noFile ?? 'unknown error'}).`
        : `${what} Report it at ${address} with the file ${file}: secrets are removed from it, but look through it first.`;
}
/**
 * An answer that no rule knows: what is added to the decision. `file` is the report file; empty where it could not be
 * written, and the output `report` has its content.
 */
function unknownAnswer(address, file) {
    return `The action does not know this answer yet: report it at ${address} with ${file === '' ? 'the output `report`' : `the file ${file}`}.`;
}


/***/ }),

/***/ 749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ clock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8500);
/** The clock of this job. */

const clock = {
    // The end of a wait by its signal is no error.
    sleep: (ms, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, signal && { signal }).catch(() => { }),
    random: Math.random,
    now: Date.now,
    takesLonger: async (work, ms) => {
        const isDone = new AbortController();
        const done = work.then(() => false, () => false);
        const longer = (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, true, { signal: isDone.signal }).catch(() => false);
        return Promise.race([done, longer]).finally(() => isDone.abort());
    },
};


/***/ }),

/***/ 9164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  J: () => (/* binding */ commentContext),
  K: () => (/* binding */ findCommentTarget)
});

// EXTERNAL MODULE: ./lib/base/fields.js
var fields = __nccwpck_require__(4144);
;// CONCATENATED MODULE: ./lib/github/pull-request.js
/** Which pull request a run belongs to, as the event says. */
/** Reads the event. A payload can have any shape, so every field is checked. */
function pullRequestFromEvent({ eventName, payload, sha, override, now, }) {
    if (override !== undefined)
        return { kind: 'number', number: override };
    switch (eventName) {
        case 'pull_request':
        case 'pull_request_target':
        case 'pull_request_review':
        case 'pull_request_review_comment':
            return (hintFromIssue(fieldOf(payload, 'pull_request'), now) ??
                none(`The event ${eventName} names no pull request.`));
        case 'issue_comment': {
            const issue = fieldOf(payload, 'issue');
            const hint = fieldOf(issue, 'pull_request') === undefined ? undefined : hintFromIssue(issue, now);
            return hint ?? none('The comment is on an issue, not on a pull request.');
        }
        case 'workflow_run':
            return hintFromWorkflowRun(fieldOf(payload, 'workflow_run'), fieldOf(payload, 'repository', 'id'));
        case 'merge_group':
            return hintFromMergeGroup(textOf(payload, 'merge_group', 'head_ref') ?? '');
        case 'push':
            return hintFromPush(payload, sha);
        case 'workflow_dispatch':
        case 'repository_dispatch':
            return hintFromCommit(sha);
        default:
            return none(`The event ${eventName} belongs to no pull request.`);
    }
}
/**
 * How long an event's comment count is valid. A run that waited for a runner, an approval or the run of an earlier push
 * may find a comment that is newer than its event.
 */
const COMMENT_COUNT_MAX_AGE_MS = 120_000;
/** A count of 0 saves a request: there is no earlier comment to read. */
function hintFromIssue(issue, now) {
    const number = fieldOf(issue, 'number');
    if (!isPositive(number))
        return undefined;
    const commentCount = fieldOf(issue, 'comments');
    const age = now - Date.parse(textOf(issue, 'updated_at') ?? '');
    return age < COMMENT_COUNT_MAX_AGE_MS && (commentCount === 0 || isPositive(commentCount))
        ? { kind: 'number', number, commentCount }
        : { kind: 'number', number };
}
/**
 * The event lists the pull requests of the run's branch, also those in other repositories. For a fork's run the list is
 * empty.
 */
function hintFromWorkflowRun(run, repositoryId) {
    const listed = fieldOf(run, 'pull_requests');
    const numbers = (Array.isArray(listed) ? listed : [])
        .filter((pull) => repositoryId !== undefined && fieldOf(pull, 'base', 'repo', 'id') === repositoryId)
        .map((pull) => fieldOf(pull, 'number'))
        .filter(isPositive);
    if (numbers.length > 0)
        return { kind: 'number', number: Math.min(...numbers) };
    const owner = textOf(run, 'head_repository', 'owner', 'login');
    const branch = textOf(run, 'head_branch');
    return hintFromCommit(textOf(run, 'head_sha'), owner && branch && `${owner}:${branch}`);
}
/** A merge queue's branch is `gh-readonly-queue/<base>/pr-<number>-<sha of the base>`. */
function hintFromMergeGroup(branch) {
    const number = /\/pr-(\d+)-[0-9a-f]{40,64}$/.exec(branch)?.[1];
    return number === undefined
        ? none('The merge group names no pull request.')
        : { kind: 'number', number: Number(number) };
}
function hintFromPush(payload, sha) {
    if (fieldOf(payload, 'deleted') === true)
        return none('The push deleted its branch.');
    if (!/^refs\/heads\/./.test(textOf(payload, 'ref') ?? ''))
        return none('The push was not to a branch.');
    return hintFromCommit(textOf(payload, 'after') ?? sha);
}
function hintFromCommit(sha, head) {
    if (sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha))
        return none('The event names no commit.');
    return head === undefined ? { kind: 'commit', sha } : { kind: 'commit', sha, head };
}
function none(why) {
    return { kind: 'none', why };
}
/** The value at a path of keys in a value of any shape. */
function fieldOf(value, ...path) {
    return path.reduce((object, key) => typeof object === 'object' && object !== null && key in object
        ? object[key]
        : undefined, value);
}
function textOf(value, ...path) {
    const text = fieldOf(value, ...path);
    return typeof text === 'string' && text !== '' ? text : undefined;
}
function isPositive(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

// EXTERNAL MODULE: ./lib/runner/job-context.js
var job_context = __nccwpck_require__(111);
;// CONCATENATED MODULE: ./lib/steps/comment-target.js
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
        apiUrl: apiUrl(env),
        repository: env['GITHUB_REPOSITORY'] ?? '',
        pullRequest: pullRequestFromEvent({
            eventName: env['GITHUB_EVENT_NAME'] ?? '',
            payload: await (0,job_context/* readEventPayload */.N5)(env),
            sha: env['GITHUB_SHA'] ?? '',
            now: Date.now(),
            ...(0,fields/* optional */.lq)('override', inputs.pullRequest),
        }),
        key: commentKey(inputs, env),
    };
}
/**
 * The key of the comment. It contains the name of the workflow, because rows belong to a run and the newest run
 * replaces the rows of older ones: two workflows on one pull request would replace each other's rows in a shared
 * comment.
 */
function commentKey(inputs, env) {
    const workflow = (env['GITHUB_WORKFLOW'] ?? '').slice(0, MAX_WORKFLOW_CHARS);
    return workflow === '' ? inputs.commentKey : `${inputs.commentKey} ${workflow}`;
}
/** What the words about a comment that could not be written depend on. */
async function commentContext({ inputs, env }, hasSummary) {
    return {
        token: inputs.githubToken === inputs.jobToken ? 'job' : 'own',
        origin: await findOrigin(env),
        isNumberGiven: inputs.pullRequest !== undefined,
        isMatrix: (inputs.matrixJob?.total ?? 1) > 1,
        host: URL.canParse(apiUrl(env)) ? new URL(apiUrl(env)).host : apiUrl(env),
        hasSummary,
    };
}
function apiUrl(env) {
    return env['GITHUB_API_URL'] || 'https://api.github.com';
}
async function findOrigin(env) {
    if (env['GITHUB_ACTOR'] === 'dependabot[bot]')
        return 'Dependabot';
    const { head } = (0,fields/* fieldsOf */.Pf)((0,fields/* fieldsOf */.Pf)(await (0,job_context/* readEventPayload */.N5)(env))['pull_request']);
    const repository = (0,fields/* textOf */.b6)((0,fields/* fieldsOf */.Pf)((0,fields/* fieldsOf */.Pf)(head)['repo'])['full_name']);
    return repository === undefined || repository === env['GITHUB_REPOSITORY'] ? 'branch' : 'fork';
}


/***/ }),

/***/ 5617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FW: () => (/* binding */ whileWaiting),
/* harmony export */   MD: () => (/* binding */ logDebug),
/* harmony export */   fH: () => (/* binding */ logInfo)
/* harmony export */ });
/* harmony import */ var _redact_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2388);
/* harmony import */ var _runner_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(153);
/**
 * Prints lines of the step's log, and a line now and then while nothing else happens. Names from config.toml and words of
 * servers can appear in all of them, so every line is made safe for the runner.
 */


/** Longer lines are cut, in characters. A page of words in one line hides the lines around it. */
const MAX_LINE_CHARS = 2_000;
/** Prints a line. */
function logInfo(text) {
    silence?.refresh();
    (0,_runner_index_js__WEBPACK_IMPORTED_MODULE_0__/* .withCore */ .gG)(core => core.info(shortLine(text)));
}
/** Prints a line for users who set `ACTIONS_STEP_DEBUG`. */
function logDebug(text) {
    (0,_runner_index_js__WEBPACK_IMPORTED_MODULE_0__/* .withCore */ .gG)(core => {
        if (core.isDebug())
            core.debug(shortLine(text));
    });
}
function shortLine(text) {
    const points = Array.from((0,_redact_index_js__WEBPACK_IMPORTED_MODULE_1__/* .logLine */ .B)(text));
    return points.length <= MAX_LINE_CHARS
        ? points.join('')
        : `${points.slice(0, MAX_LINE_CHARS - 1).join('')}…`;
}
/** How long the log stays silent at most while something is waited for, milliseconds. */
const SILENCE_MS = 10_000;
/** A line names at most so many things that are waited for. */
const MAX_NAMED_WAITS = 3;
const waits = new Set();
let silence;
/**
 * Waits, and prints a line after each ten seconds in which the log had none. Waits at the same time share the line. One
 * without a description is told only when no other goes on.
 */
async function whileWaiting(describe, wait) {
    const entry = { startMs: performance.now(), describe };
    waits.add(entry);
    silence ??= startSilence();
    try {
        return await wait();
    }
    finally {
        waits.delete(entry);
        if (waits.size === 0) {
            clearInterval(silence);
            silence = undefined;
        }
    }
}
function startSilence() {
    const interval = setInterval(() => {
        logInfo(describeWaits());
        // Nothing else may need @actions/core for a while, and lines wait until it is loaded.
        (0,_runner_index_js__WEBPACK_IMPORTED_MODULE_0__/* .preloadCore */ .LP)();
    }, SILENCE_MS);
    // Only what is waited for keeps the process alive.
    return interval.unref();
}
function describeWaits() {
    const all = [...waits].map(({ startMs, describe }) => ({
        seconds: Math.round((performance.now() - startMs) / 1000),
        describe,
    }));
    const named = all.flatMap(({ seconds, describe }) => describe?.(seconds) ?? []);
    if (named.length === 0)
        return `Still working (${all[0]?.seconds ?? 0} s)`;
    const more = named.length - MAX_NAMED_WAITS;
    const rest = more > 0 ? [`for ${more} more`] : [];
    return `Still waiting ${[...named.slice(0, MAX_NAMED_WAITS), ...rest].join(', ')}`;
}


/***/ }),

/***/ 7497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Vs: () => (/* binding */ isReason),
/* harmony export */   ez: () => (/* binding */ REASONS),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* unused harmony export REASON_CODES */
/**
 * Why a model, a route, the CLI or a request failed: the codes of the `reason` output and what each one means.
 *
 * The codes are part of the action's contract. Workflows compare against them, so none is renamed or removed.
 */
/** Each reason, grouped by scope. A sign may give a finding another scope or duration. */
const REASONS = {
    'not-supported-on-route': {
        scope: 'model',
        lasting: 'permanent',
        label: 'not supported on this route',
        clause: '{route} does not support {model}',
        meaning: 'This Codex auth route does not offer the model: the plan, the rollout or the kind of sign-in excludes it.',
        recovery: 'Ask for a model that this route offers, or use a route that offers `{model}`. What ChatGPT sign-in, API keys and providers offer differs.',
    },
    'model-not-found': {
        scope: 'model',
        lasting: 'permanent',
        label: 'not known here',
        clause: '{model} does not exist for {route} or is not open to it',
        meaning: 'The endpoint behind this route says that the model does not exist or is not open to this account.',
        recovery: 'Check the spelling of `{model}` and whether the account behind this route may use it. Codex may refuse a model even if the API lists it.',
    },
    'no-access': {
        scope: 'model',
        lasting: 'permanent',
        label: 'no access',
        clause: 'the account behind {route} has no access to {model}',
        meaning: 'The project or account behind this route has not been given access to the model.',
        recovery: 'Ask an owner of the account or project to allow `{model}`, or ask for another model.',
    },
    'org-not-verified': {
        scope: 'model',
        lasting: 'permanent',
        label: 'organization not verified',
        clause: 'the organization behind {route} must be verified to use {model}',
        meaning: 'Only verified organizations may use the model.',
        recovery: 'Ask an owner to verify the organization in the settings of the API, wait up to half an hour, and run again.',
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
        recovery: 'Run the job again later, or run fewer jobs at the same time.',
    },
    'not-listed': {
        scope: 'model',
        lasting: 'ambiguous',
        label: "not in the route's catalog",
        clause: 'the catalog of {route} does not list {model}',
        meaning: "The route's model list does not contain the model. The list is only a hint: a listed model may be refused, and an unlisted one accepted.",
        recovery: 'Use `probe: live` to find out whether the route accepts `{model}`.',
        whenUnsettled: {
            label: 'no model list of this route',
            clause: '{route} gave no model list of its own to ask',
        },
    },
    'not-signed-in': {
        scope: 'route',
        lasting: 'permanent',
        label: 'not signed in',
        clause: 'Codex is not signed in on this runner',
        meaning: 'Codex has no credentials on this runner.',
        recovery: `If this pull request is from a fork, it gets no secrets. If not, restore auth.json into CODEX_HOME, or give this action a key: \`openai-api-key: $\{{ secrets.OPENAI_API_KEY }}\`.`,
        movesToSecondRoute: true,
    },
    'auth-rejected': {
        scope: 'route',
        lasting: 'permanent',
        label: 'credentials rejected',
        clause: 'the credentials of {route} were rejected',
        meaning: 'The endpoint does not accept the key or token.',
        recovery: 'Check that the secret holds the whole, current key or token and that it belongs to this endpoint; replace it if it was revoked.',
        movesToSecondRoute: true,
    },
    'login-expired': {
        scope: 'route',
        lasting: 'permanent',
        label: 'login expired',
        clause: 'the stored ChatGPT login can no longer be refreshed',
        meaning: 'The stored ChatGPT login can no longer be refreshed: its refresh token is expired, revoked or already used by another job. On another route, a login or token behind it has expired.',
        recovery: 'Sign in again and store the new login. Let only one job at a time use it, and save the file back after each job.',
        movesToSecondRoute: true,
    },
    'missing-scope': {
        scope: 'route',
        lasting: 'permanent',
        label: 'key lacks a permission',
        clause: 'the credentials of {route} lack a permission that Codex needs',
        meaning: 'The key is valid but has no permission to write responses.',
        recovery: 'Give the credentials the permission that the message names, or use others that have it.',
    },
    'workspace-blocked': {
        scope: 'route',
        lasting: 'ambiguous',
        label: 'account blocked',
        clause: 'the account behind {route} is blocked',
        meaning: 'The workspace, organization or account behind the route is deactivated or blocked.',
        recovery: 'Ask the owner of the account why it is blocked, or use another account.',
        movesToSecondRoute: true,
    },
    'plan-excludes-codex': {
        scope: 'route',
        lasting: 'permanent',
        label: 'plan excludes this use',
        clause: 'the plan behind {route} does not include this use',
        meaning: 'The plan behind the route, usually a ChatGPT plan, does not include Codex.',
        recovery: 'Ask the owner of the account for a plan that includes the use by Codex, or use another account.',
        movesToSecondRoute: true,
    },
    'usage-limit': {
        scope: 'route',
        lasting: 'until-reset',
        label: 'usage limit reached',
        clause: 'the usage limit of {route} is used up',
        meaning: 'The usage limit of the plan is used up for all models.',
        recovery: 'Wait for the reset, add credits, or let this job use another route.',
        movesToSecondRoute: true,
    },
    'out-of-credits': {
        scope: 'route',
        lasting: 'permanent',
        label: 'out of credits',
        clause: 'there are no credits left for {route}',
        meaning: 'The account behind the route has no credits left, or a limit on spending is reached.',
        recovery: 'Ask the owner of the account to add credits, or let this job use another route.',
        movesToSecondRoute: true,
    },
    'quota-exceeded': {
        scope: 'route',
        lasting: 'permanent',
        label: 'quota used up',
        clause: 'the quota for {route} is used up',
        meaning: 'The account behind the key has no quota or budget left. The usage of a ChatGPT plan is counted separately.',
        recovery: 'Ask the owner of the account to check its quota, budget and balance.',
    },
    'network-blocked': {
        scope: 'route',
        lasting: 'permanent',
        label: 'network blocked',
        clause: 'something between this runner and the endpoint blocks the request',
        meaning: 'Something between this runner and the endpoint blocks the request, such as a region block.',
        recovery: 'Run the job where the endpoint can be reached, or change the proxy or the region of the runner.',
    },
    'identity-single-use': {
        scope: 'route',
        lasting: 'permanent',
        label: 'identity token works once',
        clause: 'a probe would use up the identity token of {route}, which works once, and cannot get another one without `permissions: id-token: write`',
        meaning: 'Codex signs in with an identity token that can be exchanged once. A probe with it would leave the job without a sign-in, so nothing was asked.',
        recovery: 'If the job’s token is not from GitHub, set `on-unsettled: keep` to use `{model}` without a probe. If it is, let each probe get a token of its own; under `permissions` of this job: `id-token: write`.',
    },
    'needs-newer-codex': {
        scope: 'client',
        lasting: 'permanent',
        label: 'needs a newer Codex CLI',
        clause: 'the server asks for a newer Codex CLI to run {model}',
        meaning: 'The server says that the model requires a newer version of the Codex CLI.',
        recovery: 'Use a newer Codex CLI in this job: `codex-version: latest`.',
    },
    'codex-missing': {
        scope: 'client',
        lasting: 'permanent',
        label: 'Codex CLI missing',
        clause: 'there is no codex command on this runner',
        meaning: 'There is no `codex` command on this runner, and none could be installed.',
        recovery: 'Put `codex` on PATH in a step before this one, or let this action install it, which needs npm and a registry that the runner can reach.',
        stopsChain: true,
        isExplainedByMessage: true,
    },
    'codex-failed': {
        scope: 'client',
        lasting: 'temporary',
        label: 'Codex CLI failed',
        clause: 'the Codex CLI ended without an answer for {model}',
        meaning: 'The Codex CLI ended without saying whether the model was accepted.',
        recovery: 'Run `codex exec` by hand on this runner, look at what it prints, and check CODEX_HOME and its config.toml.',
    },
    'config-invalid': {
        scope: 'client',
        lasting: 'permanent',
        label: 'configuration refused',
        clause: 'this Codex CLI refuses its configuration',
        meaning: 'The Codex CLI ends at its start, because it does not accept its configuration.',
        recovery: 'Read the message and change what it names, because the Codex job would end with the same message.',
        stopsChain: true,
        isExplainedByMessage: true,
    },
    'unsupported-setting': {
        scope: 'request',
        lasting: 'permanent',
        label: 'setting not supported',
        clause: 'a setting of the request is not supported with {model}',
        meaning: 'The model does not accept a setting of the request, such as the reasoning effort.',
        recovery: 'Change the setting that the answer names, such as the reasoning effort, in config.toml or in the Codex job.',
    },
    'prompt-blocked': {
        scope: 'request',
        lasting: 'permanent',
        label: 'prompt blocked',
        clause: 'the request was blocked by a policy check',
        meaning: 'The probe’s request was blocked by a policy check, which says nothing about the model.',
        recovery: 'Run the job again. If it is blocked again, read the notices that the account has received about its use.',
    },
    'server-error': {
        scope: 'infrastructure',
        lasting: 'temporary',
        label: 'server error',
        clause: 'the server failed when asked for {model}',
        meaning: 'The server failed; that says nothing about the model.',
        recovery: 'Run the job again later. If it fails again, look for an outage of the endpoint.',
    },
    'stream-broken': {
        scope: 'infrastructure',
        lasting: 'temporary',
        label: 'stream broken',
        clause: 'the answer for {model} broke off',
        meaning: 'The answer broke off before it was complete.',
        recovery: 'Run the job again. If it breaks off again, check the proxies between the runner and the endpoint.',
    },
    unreachable: {
        scope: 'infrastructure',
        lasting: 'temporary',
        // Every model is at the same address.
        stopsChain: true,
        label: 'endpoint unreachable',
        clause: 'the endpoint could not be reached',
        meaning: 'No connection to the endpoint could be made.',
        recovery: 'Check the network and the proxy of this runner, and the address in config.toml.',
    },
    'timed-out': {
        scope: 'infrastructure',
        lasting: 'temporary',
        label: 'timed out',
        clause: 'no answer for {model} came in time',
        meaning: 'No answer came within the time limit.',
        recovery: 'Run the job again, or raise `timeout` and `budget`.',
    },
    unrecognized: {
        scope: 'infrastructure',
        lasting: 'ambiguous',
        label: 'answer not recognized',
        clause: 'the answer for {model} was not recognized',
        meaning: 'This action does not recognize the answer, so it does not treat it as a refusal.',
        recovery: 'Ask the people who run the endpoint what the answer means. With the same sign-in, `codex exec -m {model}` shows all of it.',
        isExplainedByMessage: true,
    },
};
/** All codes of failures, in the order of the contract. */
const REASON_CODES = Object.keys(REASONS);
/** What is known about a reason, with the properties that not every reason has. */
function factsOf(reason) {
    return REASONS[reason];
}
/** Whether a text from outside is the code of a failure. */
function isReason(text) {
    return Object.hasOwn(REASONS, text);
}


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
