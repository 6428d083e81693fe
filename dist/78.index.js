export const id = 78;
export const ids = [78];
export const modules = {

/***/ 6078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportMode: () => (/* binding */ reportMode)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 18 modules
var core = __webpack_require__(6257);
// EXTERNAL MODULE: ./lib/comment-step.js
var comment_step = __webpack_require__(7101);
;// CONCATENATED MODULE: ./lib/core/merged-report.js
/** The reports of a matrix taken together: what each leg may use, and what all of them may. */
/** Raised when a field changes its meaning or goes away. */
const MERGED_REPORT_VERSION = 1;
/** The newest report of each leg, ordered by leg: a re-run of failed legs leaves the older files in place. */
function newestByLeg(reports) {
    const newest = new Map();
    for (const report of reports) {
        const known = newest.get(report.leg);
        if (known === undefined || Date.parse(known.finishedAt) < Date.parse(report.finishedAt)) {
            newest.set(report.leg, report);
        }
    }
    return [...newest.values()].sort((a, b) => (a.leg < b.leg ? -1 : 1));
}
/** Merges reports, one for each leg. */
function mergeReports(reports, rejected) {
    const [first] = reports;
    const common = acceptedByAll(reports);
    const used = [...new Set(reports.map(report => report.model))];
    const model = used.length === 1 ? (used[0] ?? null) : (common[0] ?? null);
    const worst = reports.find(report => report.outcome === 'none') ?? reports.find(report => report.fallbackUsed);
    return {
        version: MERGED_REPORT_VERSION,
        kind: 'merged',
        requestedModel: sameOf(reports.map(report => report.requestedModel)) ?? '',
        model,
        outcome: outcomeOf(reports, model),
        reason: worst?.reason ?? first?.reason ?? 'unrecognized',
        explanation: explainMerged(reports, model),
        availableModels: common,
        legs: reports.map(legOf),
        rejected,
    };
}
function acceptedByAll(reports) {
    const [first, ...others] = reports;
    return (first?.availableModels ?? []).filter(model => others.every(report => report.availableModels.includes(model)));
}
function outcomeOf(reports, model) {
    if (model === null)
        return 'none';
    return reports.every(report => report.requestedModel === model) ? 'preferred' : 'fallback';
}
function explainMerged(reports, model) {
    const legs = `${reports.length} ${reports.length === 1 ? 'job' : 'jobs'}`;
    if (reports.length === 0)
        return 'No job has left a report.';
    if (reports.every(report => report.model === model) && model !== null)
        return `All of ${legs} use ${model}.`;
    if (model !== null)
        return `${model} is the first model that all of ${legs} accept.`;
    return `No model was accepted by all of ${legs}.`;
}
function legOf(report) {
    const { leg, requestedModel, model, outcome, reason, route, availableModels } = report;
    return { leg, requestedModel, model, outcome, reason, route: route.kind, availableModels };
}
function sameOf(values) {
    const [first] = values;
    return values.every(value => value === first) ? first : undefined;
}

// EXTERNAL MODULE: ./lib/core/comment.js + 1 modules
var comment = __webpack_require__(5383);
// EXTERNAL MODULE: ./lib/core/markdown.js
var markdown = __webpack_require__(8346);
// EXTERNAL MODULE: ./lib/core/row.js
var row = __webpack_require__(3291);
;// CONCATENATED MODULE: ./lib/core/merged-summary.js
/** The job summary of merged reports, as Markdown. */



/** As many legs are listed; the others are counted. */
const MOST_LEGS = 300;
/** The summary: what the comment says, then which models each leg accepts. */
function renderMergedSummary(merged, reports) {
    const common = merged.availableModels.length === 0
        ? 'No model was accepted by every job.'
        : `Accepted by every job: ${merged.availableModels.map(markdown/* code */.aY).join(', ')}`;
    const rejected = merged.rejected.map(({ file, problem }) => `- ${(0,markdown/* code */.aY)(file)}: ${(0,markdown/* plain */.pj)(problem)}`);
    const parts = [
        reports.length === 0 ? '### Codex models\n\nNo job has left a report.' : (0,comment/* renderRows */.UR)(reports.map(row/* rowOf */.O)),
        reports.length === 0 ? '' : common,
        reports.length === 0 ? '' : (0,markdown/* folded */.TM)('What each job accepts', legTable(merged)),
        rejected.length === 0 ? '' : `Left out:\n\n${rejected.slice(0, MOST_LEGS).join('\n')}`,
    ];
    return `${parts.filter(part => part !== '').join('\n\n')}\n`;
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

// EXTERNAL MODULE: ./lib/core/outputs.js
var outputs = __webpack_require__(3973);
;// CONCATENATED MODULE: ./lib/core/quoted-report.js
/** A report that came from elsewhere, with every text in it made safe. */
function quoteTexts(value, quote) {
    if (typeof value === 'string')
        return quote(value);
    if (Array.isArray(value))
        return value.map(item => quoteTexts(item, quote));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, quoteTexts(item, quote)]));
}

// EXTERNAL MODULE: ./lib/publish.js + 1 modules
var publish = __webpack_require__(3099);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(2210);
;// CONCATENATED MODULE: ./lib/report-files.js
/**
 * Report files of other jobs, as downloaded artifacts leave them. They may come from a fork's pull request, so they are
 * hostile: looked at as data, bounded, checked by the published schema, and never believed about where they belong.
 */




/** As many files as GitHub lets a matrix have jobs, four times over for re-runs. */
const MOST_FILES = 1024;
/** A report of the longest chain, with every quote at its longest, is below this; bytes. */
const LARGEST_FILE = 1024 * 1024;
/** The schema that is published with the action; it stands beside dist/ as beside src/. */
const SCHEMA = (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)), '..', 'docs', 'report.schema.json');
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
    for (const path of await firstMatches(pattern, directory)) {
        const read = await readReport(path, isReport);
        if (typeof read === 'string')
            rejected.push({ file: (0,external_node_path_.relative)(directory, path), problem: read });
        else
            reports.push(read);
    }
    return { reports, rejected };
}
/** The files in an order that is the same on every machine. */
async function firstMatches(pattern, directory) {
    const paths = [];
    for await (const path of (0,promises_.glob)(pattern, { cwd: directory })) {
        paths.push((0,external_node_path_.resolve)(directory, path));
        if (paths.length === MOST_FILES)
            break;
    }
    return paths.sort();
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
    return isReport(value) ? value : 'not a report of this version, by docs/report.schema.json';
}

// EXTERNAL MODULE: ./lib/runner.js
var runner = __webpack_require__(869);
;// CONCATENATED MODULE: ./lib/report-mode.js
/** `mode: report`: no probe; the report files of other jobs become one comment and one summary. */










/**
 * Merges what the jobs of a matrix left. It decides nothing, so it fails for nothing that it reads: the jobs themselves
 * have failed where there was cause to.
 */
async function reportMode(inputs, env, quote) {
    const directory = env['GITHUB_WORKSPACE'] || '.';
    const found = await readReportFiles(inputs.reports, directory);
    const reports = newestByLeg(found.reports.map(report => quoteTexts(report, quote)));
    const merged = mergeReports(reports, quoteTexts(found.rejected, quote));
    for (const { file, problem } of merged.rejected)
        core/* warning */.$e(`${file}: ${problem}`, { title: publish/* TITLE */.ly });
    if (reports.length === 0)
        core/* warning */.$e(`No report file matches "${inputs.reports}".`, { title: publish/* TITLE */.ly });
    core/* info */.pq(merged.explanation);
    const reportFile = await (0,publish/* attempt */.CD)('The report file could not be written', () => (0,publish/* writeReport */.u5)('merged-report.json', merged, env));
    if (inputs.summary) {
        await (0,publish/* attempt */.CD)('The job summary could not be written', () => core/* summary */.z.addRaw(renderMergedSummary(merged, reports)).write());
    }
    const commentUrl = await (0,publish/* attempt */.CD)('The comment could not be written', () => commentOn(reports, merged, inputs, env));
    const places = { reportFile: reportFile ?? '', commentUrl: commentUrl ?? '' };
    for (const [name, value] of Object.entries((0,outputs/* mergedOutputs */.j)(merged, places)))
        core/* setOutput */.uH(name, value);
}
/** The rows belong to the run and attempt that the event names; what a file says of its run is not believed. */
async function commentOn(reports, { legs }, inputs, env) {
    const run = await (0,runner/* reportedRunOf */.QW)(env);
    if (run === null || legs.length === 0)
        return '';
    const rows = reports.map(report => ({ ...(0,row/* rowOf */.O)({ ...report, run: null }), attempt: run.attempt }));
    return (0,comment_step/* commentStep */.c)({ rows, run }, inputs, env);
}


/***/ })

};
