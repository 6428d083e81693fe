export const id = 190;
export const ids = [190,514];
export const modules = {

/***/ 4637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ rowOf)
/* harmony export */ });
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9145);

/** The row of a report. Models that were never probed are left out of `tried`. */
function rowOf(report) {
    const { route, run } = report;
    return {
        leg: report.leg,
        attempt: run?.attempt ?? 1,
        requested: report.requestedModel,
        used: report.model,
        outcome: report.outcome,
        reason: report.reason,
        explanation: report.explanation,
        route: route.kind,
        ...(route.plan === undefined ? {} : { plan: route.plan }),
        ...(report.servedModel === null ? {} : { served: report.servedModel }),
        ...(report.codexVersion === null ? {} : { codex: report.codexVersion }),
        ...(report.retryAt === null ? {} : { retryAt: report.retryAt }),
        tried: report.chain.flatMap(triedOf),
        notes: report.notes.filter(note => !isInHeadline(note, report)).map(note => note.text),
        ...(run === null ? {} : { runUrl: run.url }),
    };
}
/** Heading and box say of the model used that another one answered; as a note it would be said twice. */
function isInHeadline(note, { model, servedModel }) {
    return model !== null && servedModel !== null && note.text === (0,_report_index_js__WEBPACK_IMPORTED_MODULE_0__/* .reroutedNote */ .D)(model, servedModel);
}
function triedOf(entry) {
    if (entry.verdict === 'untried')
        return [];
    const said = entry.finding?.said ?? '';
    return [
        {
            model: entry.model,
            verdict: entry.verdict,
            reason: entry.finding?.reason ?? 'accepted',
            ...(said === '' ? {} : { said }),
        },
    ];
}


/***/ }),

/***/ 384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ outputsOf),
/* harmony export */   j: () => (/* binding */ mergedOutputs)
/* harmony export */ });
/** Every output as text; one whose value is not known is empty. */
function outputsOf(report, places) {
    return textsOf(report, report.route.kind, places);
}
/** The same outputs for merged reports: what holds for all legs, and empty where they differ; see `MergedReport`. */
function mergedOutputs(report, places) {
    return textsOf(report, report.route, places);
}
function textsOf(report, route, places) {
    return {
        model: report.model ?? '',
        outcome: report.outcome,
        'fallback-used': String(report.fallbackUsed),
        'requested-model': report.requestedModel ?? '',
        reason: report.reason ?? '',
        explanation: report.explanation,
        route: route ?? '',
        'served-model': report.servedModel ?? '',
        'available-models': JSON.stringify(report.availableModels),
        'retry-at': report.retryAt ?? '',
        'codex-version': report.codexVersion ?? '',
        report: JSON.stringify(report),
        'report-file': places.reportFile,
        'comment-url': places.commentUrl,
    };
}


/***/ }),

/***/ 2190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mergeReportFiles: () => (/* binding */ mergeReportFiles)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: ./lib/comment/comment.js + 2 modules
var comment = __webpack_require__(9306);
// EXTERNAL MODULE: ./lib/comment/markdown.js
var markdown = __webpack_require__(5016);
// EXTERNAL MODULE: ./lib/comment/row.js
var row = __webpack_require__(4637);
;// CONCATENATED MODULE: ./lib/comment/merged-summary.js



/** Characters of at most 3 bytes; GitHub drops a step's whole summary when it passes 1 MiB. */
const LONGEST_SUMMARY = 300_000;
/** As many legs are listed; the others are counted. */
const MOST_LEGS = 300;
/** The summary: what the comment says, then which models each leg accepts. */
function renderMergedSummary(merged, reports) {
    const common = merged.availableModels.length === 0
        ? 'No single model was accepted by all jobs.'
        : `Accepted by every job: ${merged.availableModels.map(markdown/* code */.aY).join(', ')}`;
    const rejected = merged.rejected.map(({ file, problem }) => `- ${(0,markdown/* code */.aY)(file)}: ${(0,markdown/* plain */.pj)(problem)}`);
    const parts = [
        reports.length === 0 ? '### Codex models\n\nNo job has left a report.' : (0,comment/* renderRows */.UR)(reports.map(row/* rowOf */.O)),
        reports.length === 0 ? '' : common,
        reports.length === 0 ? '' : (0,markdown/* folded */.TM)('What each job accepts', legTable(merged)),
        rejected.length === 0 ? '' : `Left out:\n\n${rejected.slice(0, MOST_LEGS).join('\n')}`,
    ];
    const all = `${parts.filter(part => part !== '').join('\n\n')}\n`;
    return all.length <= LONGEST_SUMMARY ? all : `${parts[0]}\n\nThe details did not fit.\n`;
}
function legTable({ legs }) {
    const rows = legs
        .slice(0, MOST_LEGS)
        .map(leg => [
        (0,markdown/* code */.aY)(leg.leg),
        leg.model === null ? 'none' : (0,markdown/* code */.aY)(leg.model),
        leg.availableModels.map(markdown/* code */.aY).join(', '),
    ]);
    const more = legs.length - rows.length;
    return (0,markdown/* table */.tp)(['Job', 'Uses', 'Accepts'], rows) + (more === 0 ? '' : `\n\n${more} more jobs are not listed.`);
}

// EXTERNAL MODULE: ./lib/redact/plain-line.js
var plain_line = __webpack_require__(2388);
;// CONCATENATED MODULE: ./lib/report/merged-decision.js
/** The decision for all legs; `reports` are one for each, in the order of the legs. */
function decideForAll(reports) {
    const reason = obstacleOf(reports);
    const model = modelForAll(reports);
    if (model === null)
        return { kind: 'none', reason };
    const asked = reports.every(report => report.outcome === 'preferred' && report.requestedModel === model);
    return asked
        ? { kind: 'preferred', model, reason: reason ?? 'accepted' }
        : { kind: 'fallback', model, reason };
}
/**
 * The models that every leg accepts, the best first: in the order of the first leg's chain. A leg that stopped at its
 * first accepted model has not asked for the others, so `strategy: all` is what makes this list complete.
 */
function acceptedByAll(reports) {
    const [first, ...others] = reports;
    return (first?.availableModels ?? []).filter(model => others.every(report => report.availableModels.includes(model)));
}
/**
 * The model that all legs use, which may be one that is kept without proof; where they use different ones, the best
 * that all accept. A leg that uses none, by `on-unsettled: fail` perhaps, is not talked into another model.
 */
function modelForAll(reports) {
    const used = new Set(reports.map(report => report.model));
    if (used.has(null))
        return null;
    const [only] = used;
    return (used.size === 1 ? only : acceptedByAll(reports)[0]) ?? null;
}
/** The worse a leg fares, the more it is in the way of the others. */
const WORST_FIRST = ['none', 'fallback', 'preferred'];
/** The reason of the first leg that has no model; else of the first that uses another; else of one without proof. */
function obstacleOf(reports) {
    for (const outcome of WORST_FIRST) {
        for (const report of reports) {
            if (report.outcome === outcome && report.reason !== 'accepted')
                return report.reason;
        }
    }
    return null;
}

;// CONCATENATED MODULE: ./lib/report/merged-report.js

/** Raised when a field changes its meaning or goes away. */
const MERGED_REPORT_VERSION = 1;
/** The newest report of each leg, ordered by leg: a re-run of failed legs leaves the older files in place. */
function latestPerLeg(reports) {
    const newest = new Map();
    for (const report of reports) {
        const known = newest.get(report.leg);
        if (known === undefined || Date.parse(known.finishedAt) < Date.parse(report.finishedAt)) {
            newest.set(report.leg, report);
        }
    }
    return [...newest.values()].sort((a, b) => (a.leg < b.leg ? -1 : 1));
}
/** Merges reports, one for each leg, as `newestByLeg` orders them. */
function mergeReports(reports, rejected) {
    const decision = decideForAll(reports);
    const model = decision.kind === 'none' ? null : decision.model;
    return {
        version: MERGED_REPORT_VERSION,
        kind: 'merged',
        requestedModel: commonOf(reports.map(report => report.requestedModel)),
        model,
        outcome: decision.kind,
        fallbackUsed: decision.kind === 'fallback',
        reason: decision.reason,
        explanation: explainMerged(reports, decision),
        route: commonOf(reports.map(report => report.route.kind)),
        servedModel: commonOf(reports.map(report => servedFor(model, report))),
        availableModels: acceptedByAll(reports),
        retryAt: lastReset(reports),
        codexVersion: commonOf(reports.map(report => report.codexVersion)),
        legs: reports.map(legOf),
        rejected,
    };
}
/** The value that all have, null when they differ or there is none. */
function commonOf(values) {
    const [first = null] = values;
    return values.every(value => value === first) ? first : null;
}
/** What answered for the model in one leg; a leg that uses another may have asked for this one too. */
function servedFor(model, report) {
    if (model !== null && model === report.model)
        return report.servedModel;
    return report.chain.find(entry => entry.model === model)?.servedModel ?? null;
}
/** All moments of a report are written alike, so their order as texts is that in time. */
function lastReset(reports) {
    const resets = reports.flatMap(report => report.retryAt ?? []);
    return resets.toSorted().at(-1) ?? null;
}
function explainMerged(reports, decision) {
    const jobs = reports.length;
    if (jobs === 0)
        return 'No job has left a report.';
    const asked = new Set(reports.map(report => report.requestedModel));
    const differ = decision.reason === null && asked.size > 1 ? '; they asked for different ones' : '';
    if (decision.kind === 'none')
        return explainNone(reports, differ);
    const { model } = decision;
    if (reports.some(report => report.model !== model)) {
        return `${model} is the first model that all ${jobs} jobs accept${differ}.`;
    }
    return jobs === 1 ? `The only job uses ${model}.` : `All ${jobs} jobs use ${model}.`;
}
function explainNone(reports, differ) {
    const jobs = reports.length;
    const without = reports.filter(report => report.model === null).length;
    if (jobs === 1)
        return 'The only job uses no model.';
    if (without === jobs)
        return `None of the ${jobs} jobs uses a model.`;
    if (without === 0)
        return `No single model was accepted by all ${jobs} jobs${differ}.`;
    return `${without} of the ${jobs} jobs ${without === 1 ? 'uses' : 'use'} no model, so there is none for all.`;
}
function legOf(report) {
    const { leg, requestedModel, model, outcome, reason, route, availableModels } = report;
    return { leg, requestedModel, model, outcome, reason, route: route.kind, availableModels };
}

;// CONCATENATED MODULE: ./lib/report/sanitize-report.js
/** A report that came from elsewhere, with every text in it made safe. */
function sanitizeTexts(value, quote) {
    if (typeof value === 'string')
        return quote(value);
    if (Array.isArray(value))
        return value.map(item => sanitizeTexts(item, quote));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, sanitizeTexts(item, quote)]));
}
/**
 * Whether arrays and objects stand in each other more than so many levels deep. It goes level by level and not down each
 * branch: a megabyte of brackets is deeper than the stack, and this is what protects everything that does recurse.
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(2210);
;// CONCATENATED MODULE: ./lib/runner/report-files.js
/**
 * Report files of other jobs, as downloaded artifacts leave them. They may come from a fork's pull request, so they are
 * hostile: looked at as data, bounded, checked by the published schema, and never believed about where they belong.
 */






/** As many files as GitHub lets a matrix have jobs, four times over for re-runs. */
const MAX_REPORT_FILES = 1024;
/** A report of the longest chain, with every quote at its longest, is below this; bytes. */
const LARGEST_FILE = 1024 * 1024;
/** How deep a report may nest: several times what the schema describes, for the sake of properties to come. */
const DEEPEST = 32;
/** The schema that is published with the action, in a folder above both this file and the bundle. */
const SCHEMA = schemaAbove((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)));
function schemaAbove(directory) {
    const file = (0,external_node_path_.join)(directory, 'docs', 'report.schema.json');
    return (0,external_node_fs_.existsSync)(file) ? file : schemaAbove((0,external_node_path_.dirname)(directory));
}
/**
 * Reads all files that a glob matches. A file that is no report of ours is named in `rejected` with the reason and is
 * no error: one bad artifact must not hide the others.
 *
 * @param pattern a glob, relative to `directory` or absolute
 */
async function readReportFiles(pattern, directory) {
    const isReport = await reportChecker();
    const reports = [];
    const rejected = [];
    const { paths, isCut } = await firstMatches(pattern, directory);
    for (const path of paths) {
        const read = await readReport(path, isReport);
        if (typeof read === 'string')
            rejected.push({ file: (0,external_node_path_.relative)(directory, path), problem: read });
        else
            reports.push(read);
    }
    return { reports, rejected, isCut };
}
/** The files in an order that is the same on every machine, and whether there are more of them. */
async function firstMatches(pattern, directory) {
    const paths = [];
    let isCut = false;
    for await (const path of (0,promises_.glob)(pattern, { cwd: directory })) {
        isCut = paths.length === MAX_REPORT_FILES;
        if (isCut)
            break;
        paths.push((0,external_node_path_.resolve)(directory, path));
    }
    return { paths: paths.sort(), isCut };
}
async function reportChecker() {
    const schema = JSON.parse(await (0,promises_.readFile)(SCHEMA, 'utf8'));
    const validate = new _2020.Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    return (value) => validate(value);
}
/** The report in a file, or what is wrong with it. Nothing of the file's content is repeated. */
async function readReport(path, isReport) {
    // A link could lead to any file of the runner.
    const facts = await (0,promises_.lstat)(path);
    if (!facts.isFile())
        return 'not a plain file';
    if (facts.size > LARGEST_FILE)
        return `larger than ${LARGEST_FILE} bytes`;
    let value;
    try {
        value = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch {
        return 'not JSON';
    }
    // What is deeper than the stack would end the step, and with it the reports of all other jobs.
    if (isDeeperThan(value, DEEPEST))
        return `nested deeper than ${DEEPEST} levels`;
    return isReport(value) ? value : 'not a report of this version, by docs/report.schema.json';
}

// EXTERNAL MODULE: ./lib/runner/warnings.js
var warnings = __webpack_require__(2881);
// EXTERNAL MODULE: ./lib/runner/outputs.js
var outputs = __webpack_require__(384);
// EXTERNAL MODULE: ./lib/runner/job-context.js
var job_context = __webpack_require__(111);
// EXTERNAL MODULE: ./lib/steps/comment.js + 1 modules
var steps_comment = __webpack_require__(3472);
// EXTERNAL MODULE: ./lib/steps/publish.js + 2 modules
var publish = __webpack_require__(9514);
;// CONCATENATED MODULE: ./lib/steps/merge-reports.js
/** `mode: report`: no probe; the report files of other jobs become one comment and one summary. */







/**
 * Merges what the jobs of a matrix left. It decides nothing, so it fails for nothing that it reads: the jobs themselves
 * have failed where there was cause to.
 */
async function mergeReportFiles(inputs, env, quote) {
    const directory = env['GITHUB_WORKSPACE'] || '.';
    const found = await readReportFiles(inputs.reports, directory);
    const reports = latestPerLeg(found.reports.map(report => sanitizeTexts(report, quote)));
    const merged = mergeReports(reports, sanitizeTexts(found.rejected, quote));
    // Before the files, since GitHub shows no more than the first ten warnings of a step.
    if (found.isCut)
        core.warning((0,warnings/* tooManyFiles */.Z)(inputs.reports, MAX_REPORT_FILES), { title: publish/* TITLE */.ly });
    for (const { file, problem } of merged.rejected)
        core.warning((0,warnings/* fileSkipped */.VA)(file, problem), { title: publish/* TITLE */.ly });
    if (reports.length === 0)
        core.warning((0,warnings/* noReportsFound */.DY)(inputs.reports), { title: publish/* TITLE */.ly });
    core.info((0,plain_line/* logLine */.B)(merged.explanation));
    const reportFile = await (0,publish/* attempt */.CD)('report file', () => (0,publish/* writeReport */.u5)('merged-report.json', merged, env));
    (0,publish/* setKnownOutputs */.eU)((0,outputs/* mergedOutputs */.j)(merged, { reportFile: reportFile ?? '', commentUrl: '' }));
    if (inputs.summary) {
        await (0,publish/* attempt */.CD)('job summary', () => core.summary.addRaw(renderMergedSummary(merged, reports)).write());
    }
    const commentUrl = await (0,publish/* attempt */.CD)('comment', () => commentOn(reports, merged, inputs, env));
    core.setOutput('comment-url', commentUrl ?? '');
}
/** The rows belong to the run and attempt that the event names; what a file says of its run is not believed. */
async function commentOn(reports, { legs }, inputs, env) {
    const run = await (0,job_context/* reportedRun */.T_)(env);
    if (run === null || legs.length === 0)
        return '';
    const rows = reports.map(report => ({ ...(0,row/* rowOf */.O)({ ...report, run: null }), attempt: run.attempt }));
    return (0,steps_comment/* commentStep */.c)({ rows, run }, inputs, env);
}


/***/ }),

/***/ 9514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ly: () => (/* binding */ TITLE),
  CD: () => (/* binding */ attempt),
  publish: () => (/* binding */ publish),
  eU: () => (/* binding */ setKnownOutputs),
  u5: () => (/* binding */ writeReport)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: ./lib/chain/cut-short.js
var cut_short = __webpack_require__(6646);
// EXTERNAL MODULE: ./lib/report/cost.js + 1 modules
var cost = __webpack_require__(1670);
// EXTERNAL MODULE: ./lib/report/route-text.js
var route_text = __webpack_require__(1267);
// EXTERNAL MODULE: ./lib/verdict/reason.js
var verdict_reason = __webpack_require__(7497);
// EXTERNAL MODULE: ./lib/redact/plain-line.js
var plain_line = __webpack_require__(2388);
;// CONCATENATED MODULE: ./lib/comment/diagrams.js


/** A longer name is cut: Mermaid breaks lines at spaces only, and a model id has none. */
const LONGEST_NAME = 40;
/** From here on the chain is drawn downwards, since a page is not wide enough. */
const WIDEST_CHAIN = 4;
/** As many probes are drawn; the table beside the picture has them all. */
const MOST_BARS = 40;
/** The chain: asked, why not, used. Empty where there is nothing to see but that the model asked for is used. */
function chainDiagram(report) {
    const shown = report.chain.filter(entry => entry.verdict !== 'untried' || report.model === null);
    if (shown.length === 0 || (report.outcome === 'preferred' && report.reason === 'accepted'))
        return '';
    const direction = shown.length < WIDEST_CHAIN ? 'LR' : 'TD';
    const used = shown.findIndex(entry => entry.model === report.model);
    return fenced([
        `flowchart ${direction}`,
        '  accTitle: The models in the order in which they were tried',
        ...shown.map((entry, index) => `  m${index}["${stationOf(entry, index, report)}"]`),
        ...shown.slice(1).map((entry, index) => `  m${index} ${arrowTo(entry)} m${index + 1}`),
        ...(used === -1 ? [] : [`  style m${used} stroke-width:4px`]),
        ...shown.flatMap((entry, index) => entry.verdict === 'untried' ? [`  style m${index} stroke-dasharray:4 4`] : []),
    ]);
}
function arrowTo(entry) {
    return entry.verdict === 'untried' ? '-.->' : '-->';
}
function stationOf(entry, index, report) {
    const role = entry.model === report.model ? roleOf(report) : index === 0 ? 'asked for' : '';
    return [
        label(nameOf(entry.model)),
        ...[role, whatBecameOf(entry)].filter(text => text !== '').map(label),
    ].join('<br/>');
}
function roleOf({ outcome, reason }) {
    return outcome === 'preferred' && reason !== 'accepted' ? 'used without proof' : 'used';
}
function whatBecameOf({ verdict, finding, servedModel }) {
    if (verdict === 'accepted')
        return servedModel === undefined ? 'accepted' : `but ${nameOf(servedModel)} answered`;
    if (finding === undefined)
        return 'not tried';
    return verdict_reason/* REASONS */.ez[finding.reason].label;
}
/** With fewer probes the table says it all. */
const FEWEST_BARS = 3;
/** The probes over time. Empty for so few that they have no course. */
function timelineDiagram(attempts) {
    const start = Math.min(...attempts.map(attempt => Date.parse(attempt.startedAt)));
    if (attempts.length < FEWEST_BARS || !Number.isFinite(start))
        return '';
    const shown = attempts.slice(0, MOST_BARS);
    const end = Math.max(...shown.map(attempt => Date.parse(attempt.startedAt) - start + attempt.durationMs));
    const models = [...new Set(shown.map(attempt => attempt.model))];
    return fenced([
        'gantt',
        '  accTitle: The probes over time',
        '  dateFormat YYYY-MM-DD HH:mm:ss.SSS',
        '  axisFormat %M:%S',
        `  tickInterval ${tickFor(end)}`,
        ...models.flatMap(model => [
            `  section ${label(nameOf(model))}`,
            ...shown.filter(attempt => attempt.model === model).map(attempt => barOf(attempt, start, end)),
        ]),
    ]);
}
/** Words stand for the verdict; the bar's kind only repeats it. */
const KINDS = { accepted: 'active, ', refused: 'done, ', unsettled: '', cancelled: '' };
function barOf(attempt, start, end) {
    const from = Date.parse(attempt.startedAt) - start;
    // A bar of no length is not drawn.
    const to = from + Math.max(attempt.durationMs, end / 200, 1);
    const why = attempt.finding === undefined ? attempt.verdict : verdict_reason/* REASONS */.ez[attempt.finding.reason].label;
    return `  ${label(why)} :${KINDS[attempt.verdict]}${clock(from)}, ${clock(to)}`;
}
/**
 * Milliseconds since the first probe as a time of one winter's day: Mermaid reads and shows local time, so any zone
 * shows it from 00:00.
 */
function clock(ms) {
    return new Date(Date.UTC(2001, 0, 1) + Math.round(ms)).toISOString().slice(0, -1).replace('T', ' ');
}
function tickFor(ms) {
    if (ms <= 12_000)
        return '1second';
    if (ms <= 60_000)
        return '5second';
    if (ms <= 180_000)
        return '15second';
    return ms <= 1_200_000 ? '1minute' : '10minute';
}
function nameOf(model) {
    return model.length <= LONGEST_NAME ? model : `${model.slice(0, LONGEST_NAME - 1)}…`;
}
/**
 * Text inside of a picture: all but plain letters and digits is written in Mermaid's own references, which it puts in
 * only after it has read the picture, so that nothing in a text can be a part of it.
 */
function label(text) {
    return (0,plain_line/* plainLine */.h)(text).replace(/[^A-Za-z0-9 .,-]/gu, character => `#${character.codePointAt(0)};`);
}
function fenced(lines) {
    return ['```mermaid', ...lines, '```'].join('\n');
}

// EXTERNAL MODULE: ./lib/comment/headline.js
var headline = __webpack_require__(7533);
// EXTERNAL MODULE: ./lib/comment/markdown.js
var markdown = __webpack_require__(5016);
// EXTERNAL MODULE: ./lib/comment/parts.js
var parts = __webpack_require__(4707);
// EXTERNAL MODULE: ./lib/comment/row.js
var comment_row = __webpack_require__(4637);
// EXTERNAL MODULE: ./lib/comment/sections.js
var sections = __webpack_require__(6001);
;// CONCATENATED MODULE: ./lib/comment/summary.js









/** Characters of at most 3 bytes. GitHub drops a step's whole summary when it passes 1 MiB, other writers' text too. */
const LONGEST_SUMMARY = 200_000;
/** The summary; always shorter than what GitHub shows. */
function renderSummary(report) {
    const verdicts = report.attempts.map(attempt => attempt.verdict);
    if ((0,cut_short/* wasCancelledEarly */.u)(report.outcome, verdicts))
        return `## Codex model fallback\n\n${(0,markdown/* plain */.pj)(report.explanation)}\n`;
    const row = (0,comment_row/* rowOf */.O)(report);
    const parts = [
        `## ${(0,headline/* headline */.P)(row)}`,
        (0,headline/* opening */.z)(row),
        (0,sections/* triedTable */.xk)(row),
        (0,sections/* recovery */.at)(row),
        (0,sections/* noteList */.RG)(row.notes),
        chainDiagram(report),
        timelineDiagram(report.attempts),
        report.attempts.length > 1 ? (0,markdown/* folded */.TM)('Every probe', attemptTable(report.attempts)) : '',
        report.cost === undefined ? '' : (0,markdown/* plain */.pj)((0,cost/* costText */.rs)(report.cost)),
        `<sub>${sections/* COVERAGE */.vk}</sub>`,
        `<sub>${footer(report, row)}</sub>`,
    ];
    const summary = `${parts.filter(part => part !== '').join('\n\n')}\n`;
    return summary.length <= LONGEST_SUMMARY ? summary : `## ${(0,headline/* headline */.P)(row)}\n\n${(0,headline/* opening */.z)(row)}\n`;
}
function attemptTable(attempts) {
    return (0,markdown/* table */.tp)(['#', 'Model', 'Verdict', 'Reason', 'Seconds'], attempts.map((attempt, index) => [
        String(index + 1),
        (0,markdown/* code */.aY)(attempt.model) + settingsOf(attempt),
        attempt.verdict,
        attempt.finding === undefined ? '' : reasonText(attempt.finding.reason),
        (attempt.durationMs / 1000).toFixed(1),
    ]));
}
/** In words, and by the code that README and outputs have. */
function reasonText(reason) {
    return `${verdict_reason/* REASONS */.ez[reason].label} (${(0,markdown/* code */.aY)(reason)})`;
}
function settingsOf(attempt) {
    const settings = Object.entries(attempt.settings).map(([name, value]) => `${name} ${(0,markdown/* code */.aY)(value)}`);
    const form = attempt.form === 'plain' ? ['plain command'] : [];
    const all = [...settings, ...form];
    return all.length === 0 ? '' : ` (${all.join(', ')})`;
}
function footer(report, row) {
    const cli = report.codexVersion === null ? 'Codex CLI not found' : `Codex CLI ${(0,markdown/* plain */.pj)(report.codexVersion)}`;
    const run = report.run === null ? '' : (0,markdown/* link */.nf)('run', report.run.url);
    return [cli, (0,markdown/* plain */.pj)((0,route_text/* describeRoute */.fx)(report.route)), `job ${(0,markdown/* code */.aY)(report.leg)}`, (0,parts/* reasonCodes */.JC)([row]), run]
        .filter(part => part !== '')
        .join(' · ');
}

// EXTERNAL MODULE: ./lib/runner/outputs.js
var outputs = __webpack_require__(384);
// EXTERNAL MODULE: ./lib/runner/warnings.js
var warnings = __webpack_require__(2881);
// EXTERNAL MODULE: ./lib/runner/job-context.js
var job_context = __webpack_require__(111);
// EXTERNAL MODULE: ./lib/steps/comment.js + 1 modules
var comment = __webpack_require__(3472);
;// CONCATENATED MODULE: ./lib/steps/publish.js
/** Tells the result: report file, summary, annotations, comment, outputs. */









/** The title of every annotation. */
const TITLE = 'Codex model fallback';
/** Publishes the report; `ahead` is a look for the comment from before, where there was one. Only `on-none` decides whether the step fails; what only reports can at most warn. */
async function publish(report, inputs, env, ahead) {
    const name = `report-${slugOf(report.leg)}-${Date.parse(report.startedAt)}.json`;
    const reportFile = await attempt('report file', () => writeReport(name, report, env));
    setKnownOutputs((0,outputs/* outputsOf */.Y)(report, { reportFile: reportFile ?? '', commentUrl: '' }));
    if (inputs.summary) {
        await attempt('job summary', () => core.summary.addRaw(renderSummary(report)).write());
    }
    annotate(report, inputs);
    const commentUrl = await attempt('comment', () => commentOn(report, inputs, env, ahead));
    core.setOutput('comment-url', commentUrl ?? '');
}
/**
 * Sets every output but `comment-url`, which only the comment brings. To be called before GitHub is asked for anything:
 * a step that is cancelled or timed out while GitHub hangs would lose an answer that it has.
 */
function setKnownOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs)) {
        if (name !== 'comment-url')
            core.setOutput(name, value);
    }
}
/** The comment of one job; outside of a run there is nothing to comment on. */
async function commentOn(report, inputs, env, ahead) {
    const { run } = report;
    if (run === null)
        return '';
    if (isCutShort(report)) {
        core.info('No comment: the job was cancelled before it had an answer.');
        return '';
    }
    const { id, attempt: ofRun, number } = run;
    return (0,comment/* commentStep */.c)({ rows: [(0,comment_row/* rowOf */.O)(report)], run: { id, attempt: ofRun, ...(number === undefined ? {} : { number }) } }, inputs, env, ahead);
}
/** Runs something that only reports; its failure is a warning. */
async function attempt(what, action) {
    try {
        return await action();
    }
    catch (error) {
        core.warning((0,warnings/* writeFailed */.PF)(what, error instanceof Error ? error.message : String(error)), { title: TITLE });
        return undefined;
    }
}
/** Leaves a report where later steps find it, under a name that differs between the legs of a matrix. */
async function writeReport(name, report, env) {
    const directory = (0,external_node_path_.join)((0,job_context/* temporaryDirectory */.De)(env), 'codex-model-fallback');
    await (0,promises_.mkdir)(directory, { recursive: true });
    const file = (0,external_node_path_.join)(directory, name);
    await (0,promises_.writeFile)(file, `${JSON.stringify(report, null, 2)}\n`);
    return file;
}
function slugOf(leg) {
    return leg.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 60);
}
/** Nothing is downgraded in silence, and a note that warns is an annotation of its own. */
function annotate(report, inputs) {
    for (const note of report.notes) {
        if (note.level === 'warning')
            core.warning(note.text, { title: TITLE });
    }
    if (report.outcome === 'fallback')
        core.warning(report.explanation, { title: TITLE });
    if (report.outcome === 'none') {
        const text = `${report.explanation} ${adviceOf(report)}`.trim();
        if (inputs.onNone === 'fail')
            fail(text);
        else
            core.warning(text, { title: TITLE });
    }
    if (report.outcome === 'preferred')
        core.info((0,plain_line/* logLine */.B)(report.explanation));
}
/** What to do next; nothing when the job was cancelled, since nobody waits for it any more. */
function adviceOf(report) {
    if (report.reason === 'accepted' || isCutShort(report))
        return '';
    return verdict_reason/* REASONS */.ez[report.reason].recovery.replaceAll('{model}', () => report.requestedModel);
}
function isCutShort({ outcome, attempts }) {
    return (0,cut_short/* wasCancelledEarly */.u)(outcome, attempts.map(attempt => attempt.verdict));
}
/** Fails the step; unlike `setFailed`, with a title. */
function fail(text) {
    core.error(text, { title: TITLE });
    process.exitCode = 1;
}


/***/ })

};
