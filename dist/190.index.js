export const id = 190;
export const ids = [190,253];
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
 * Report files of other jobs, as downloaded artifacts. A pull request from a fork may have written them, so they are untrusted:
 * only plain files up to a size are read, each is checked with the published schema, and what a file says about its run and
 * pull request is ignored.
 */






/** GitHub allows 256 jobs in a matrix; this leaves space for re-runs. */
const MAX_REPORT_FILES = 1024;
/** A report of the longest chain with texts of full length is smaller. */
const MAX_FILE_BYTES = 1024 * 1024;
/** Several times the depth that the schema describes, so that later versions can add properties. */
const MAX_DEPTH = 32;
/**
 * Reads the files that a glob matches. A file that is not a report goes into `rejected` with the reason. It is not an error,
 * because one bad artifact must not hide the others.
 *
 * @param pattern a glob, absolute or relative to `directory`
 */
async function readReportFiles(pattern, directory) {
    const isReport = await compileSchema();
    const { paths, isCut } = await matchingFiles(pattern, directory);
    const reports = [];
    const rejected = [];
    for (const path of paths) {
        const result = await readReport(path, isReport);
        if (typeof result === 'string')
            rejected.push({ file: (0,external_node_path_.relative)(directory, path), problem: result });
        else
            reports.push(result);
    }
    return { reports, rejected, isCut };
}
/** The files in an order that is the same on every machine. */
async function matchingFiles(pattern, directory) {
    const paths = [];
    for await (const path of (0,promises_.glob)(pattern, { cwd: directory })) {
        if (paths.length === MAX_REPORT_FILES)
            return { paths: paths.sort(), isCut: true };
        paths.push((0,external_node_path_.resolve)(directory, path));
    }
    return { paths: paths.sort(), isCut: false };
}
async function compileSchema() {
    const file = findSchema((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)));
    const schema = JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
    const validate = new _2020.Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    return (value) => validate(value);
}
/** The schema that is published with the action. src/ and dist/ have different depths, so the folders above are searched. */
function findSchema(directory) {
    const file = (0,external_node_path_.join)(directory, 'docs', 'report.schema.json');
    return (0,external_node_fs_.existsSync)(file) ? file : findSchema((0,external_node_path_.dirname)(directory));
}
/** The report in a file, or the problem with the file, which repeats nothing of its content. */
async function readReport(path, isReport) {
    // A symbolic link could lead to any file of the runner.
    const stats = await (0,promises_.lstat)(path);
    if (!stats.isFile())
        return 'not a plain file';
    if (stats.size > MAX_FILE_BYTES)
        return `larger than ${MAX_FILE_BYTES} bytes`;
    let value;
    try {
        value = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch {
        return 'not JSON';
    }
    // The schema check recurses. A value deeper than the stack would end the step and lose the reports of all other jobs.
    if (isDeeperThan(value, MAX_DEPTH))
        return `nested deeper than ${MAX_DEPTH} levels`;
    return isReport(value) ? value : 'not a report of this version, by docs/report.schema.json';
}

// EXTERNAL MODULE: ./lib/runner/warnings.js
var warnings = __webpack_require__(2881);
// EXTERNAL MODULE: ./lib/runner/job-context.js
var job_context = __webpack_require__(111);
// EXTERNAL MODULE: ./lib/steps/comment.js + 1 modules
var steps_comment = __webpack_require__(3472);
// EXTERNAL MODULE: ./lib/steps/publish.js + 3 modules
var publish = __webpack_require__(6253);
;// CONCATENATED MODULE: ./lib/steps/merge-reports.js
/** `mode: report`: merges the report files of other jobs into one report, comment and summary, without a probe. */







/** Maximum length of a text from a report file, in characters. The schema allows no longer text from outside. */
const MAX_TEXT_CHARS = 2000;
/** Merges what the jobs of a matrix left. It never fails the step, because each job has already reported its own failure. */
async function mergeReportFiles(job) {
    const { inputs, env, secrets } = job;
    const sanitize = (text) => secrets.sanitize(text, MAX_TEXT_CHARS);
    const files = await readReportFiles(inputs.reports, env['GITHUB_WORKSPACE'] || '.');
    const reports = latestPerLeg(files.reports.map(report => sanitizeTexts(report, sanitize)));
    const merged = mergeReports(reports, sanitizeTexts(files.rejected, sanitize));
    const warn = (text) => core.warning(text, { title: warnings/* ANNOTATION_TITLE */.hg });
    await (0,publish/* publishResult */.v)(job, merged, {
        fileName: 'merged-report.json',
        summary: () => renderMergedSummary(merged, reports),
        annotate: () => {
            // First, because GitHub shows only the first ten warnings of a step.
            if (files.isCut)
                warn((0,warnings/* tooManyFiles */.Z)(inputs.reports, MAX_REPORT_FILES));
            for (const { file, problem } of merged.rejected)
                warn((0,warnings/* fileSkipped */.VA)(file, problem));
            if (reports.length === 0)
                warn((0,warnings/* noReportsFound */.DY)(inputs.reports));
            core.info((0,plain_line/* logLine */.B)(merged.explanation));
        },
        comment: () => commentOn(reports, job),
    });
}
/** The rows belong to the run of the event. What a file says about its run is not trusted. */
async function commentOn(reports, job) {
    const run = await (0,job_context/* reportedRun */.T_)(job.env);
    if (run === null || reports.length === 0)
        return '';
    const rows = reports.map(report => ({ ...(0,row/* rowOf */.O)({ ...report, run: null }), attempt: run.attempt }));
    return (0,steps_comment/* writeComment */.H)(job, { rows, run });
}


/***/ }),

/***/ 6253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish),
  v: () => (/* binding */ publishResult)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __webpack_require__(7594);
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

// EXTERNAL MODULE: ./lib/runner/job-context.js
var job_context = __webpack_require__(111);
;// CONCATENATED MODULE: ./lib/runner/outputs.js
/** The outputs of the step, made from the report. Their names and meanings are part of the contract. */
/**
 * Every output but `comment-url`, which is known last. Merged reports have the same outputs: a value that holds for all legs, and
 * an empty text where the legs differ.
 *
 * @param reportFile the path of the report file; empty when it could not be written
 */
function outputsOf(report, reportFile) {
    const route = report.route === null || typeof report.route === 'string' ? report.route : report.route.kind;
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
        'report-file': reportFile,
    };
}

// EXTERNAL MODULE: ./lib/runner/warnings.js
var warnings = __webpack_require__(2881);
// EXTERNAL MODULE: ./lib/steps/comment.js + 1 modules
var comment = __webpack_require__(3472);
;// CONCATENATED MODULE: ./lib/steps/publish.js
/** Publishes the report: report file, outputs, job summary, annotations, comment. */










/**
 * Publishes the report of this job. Only `on-none` can fail the step. Whatever else cannot be written is a warning.
 *
 * @param prefetched the comment lookup that was made while the probes ran
 */
async function publish(job, report, prefetched) {
    await publishResult(job, report, {
        fileName: `report-${fileNamePart(report.leg)}-${Date.parse(report.startedAt)}.json`,
        summary: () => renderSummary(report),
        annotate: () => annotate(report, job),
        comment: () => commentOn(report, job, prefetched),
    });
}
/**
 * Publishes a report of any kind. All outputs but `comment-url` are set before the first request to GitHub, so that a step which
 * is cancelled while GitHub hangs keeps its result.
 */
async function publishResult({ inputs, env }, report, publication) {
    const file = await tryTo('report file', () => writeReport(publication.fileName, report, (0,job_context/* temporaryDirectory */.De)(env)));
    for (const [name, value] of Object.entries(outputsOf(report, file ?? '')))
        core.setOutput(name, value);
    if (inputs.summary) {
        await tryTo('job summary', () => core.summary.addRaw(publication.summary()).write());
    }
    publication.annotate();
    const commentUrl = await tryTo('comment', publication.comment);
    core.setOutput('comment-url', commentUrl ?? '');
}
/** Does something that only reports. Its failure is a warning. */
async function tryTo(what, action) {
    try {
        return await action();
    }
    catch (error) {
        core.warning((0,warnings/* writeFailed */.PF)(what, (0,errors/* messageOf */.b)(error)), { title: warnings/* ANNOTATION_TITLE */.hg });
        return undefined;
    }
}
/** Writes the report to where later steps find it. The name differs between the legs of a matrix. */
async function writeReport(name, report, temporary) {
    const directory = (0,external_node_path_.join)(temporary, 'codex-model-fallback');
    await (0,promises_.mkdir)(directory, { recursive: true });
    const file = (0,external_node_path_.join)(directory, name);
    await (0,promises_.writeFile)(file, `${JSON.stringify(report, null, 2)}\n`);
    return file;
}
function fileNamePart(leg) {
    return leg.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 60);
}
/** Prints the warnings among the notes, and the result. A fallback is always a warning. */
function annotate(report, { inputs }) {
    const title = warnings/* ANNOTATION_TITLE */.hg;
    for (const note of report.notes) {
        if (note.level === 'warning')
            core.warning(note.text, { title });
    }
    if (report.outcome === 'preferred')
        core.info((0,plain_line/* logLine */.B)(report.explanation));
    if (report.outcome === 'fallback')
        core.warning(report.explanation, { title });
    if (report.outcome !== 'none')
        return;
    const text = `${report.explanation} ${adviceFor(report)}`.trim();
    if (inputs.onNone === 'continue')
        core.warning(text, { title });
    else {
        // Fails the step. Unlike `setFailed`, this gives the annotation a title.
        core.error(text, { title });
        process.exitCode = 1;
    }
}
/** What to do next; empty for a cancelled job, whose log is not read for advice. */
function adviceFor(report) {
    if (report.reason === 'accepted' || isCancelled(report))
        return '';
    return verdict_reason/* REASONS */.ez[report.reason].recovery.replaceAll('{model}', () => report.requestedModel);
}
function isCancelled({ outcome, attempts }) {
    return (0,cut_short/* wasCancelledEarly */.u)(outcome, attempts.map(attempt => attempt.verdict));
}
async function commentOn(report, job, prefetched) {
    if (report.run === null)
        return '';
    if (isCancelled(report)) {
        core.info('No comment: the job was cancelled before it had a result.');
        return '';
    }
    const { id, attempt, number } = report.run;
    const run = { id, attempt, ...(number === undefined ? {} : { number }) };
    return (0,comment/* writeComment */.H)(job, { rows: [(0,comment_row/* rowOf */.O)(report)], run }, prefetched);
}


/***/ })

};
