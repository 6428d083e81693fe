export const id = 956;
export const ids = [956,337];
export const modules = {

/***/ 9915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ renderMergedSummary),
  B: () => (/* binding */ renderSummary)
});

// EXTERNAL MODULE: ./lib/report/second-route/cancelled.js
var cancelled = __webpack_require__(5568);
// EXTERNAL MODULE: ./lib/report/cost.js + 1 modules
var cost = __webpack_require__(1670);
// EXTERNAL MODULE: ./lib/report/route-text.js
var route_text = __webpack_require__(1267);
// EXTERNAL MODULE: ./lib/report/advice/failure-texts.js + 7 modules
var failure_texts = __webpack_require__(6622);
// EXTERNAL MODULE: ./lib/comment/comment.js + 1 modules
var comment = __webpack_require__(6818);
// EXTERNAL MODULE: ./lib/redact/plain-line.js
var plain_line = __webpack_require__(2388);
;// CONCATENATED MODULE: ./lib/comment/diagram.js
/** The chain of models as a Mermaid flow chart, for the job summary. */


/** A longer name is cut: Mermaid breaks lines only at spaces, and a model id has none. */
const MAX_NAME_CHARS = 40;
/** For fewer models the table shows enough. */
const MIN_MODELS = 3;
/** A longer chain is drawn from top to bottom, because it is wider than the page. */
const MAX_MODELS_IN_A_LINE = 3;
/**
 * The chain as a Mermaid flow chart: the models in their order, the result of each, and the one used. Empty for a short
 * chain, and when the model asked for was accepted.
 */
function chainDiagram(report) {
    const shown = report.chain.filter(({ verdict }) => verdict !== 'untried' || report.model === null);
    if (shown.length < MIN_MODELS || (report.outcome === 'preferred' && report.reason === 'accepted'))
        return '';
    const used = shown.findIndex(({ model }) => model === report.model);
    return [
        '```mermaid',
        `flowchart ${shown.length > MAX_MODELS_IN_A_LINE ? 'TD' : 'LR'}`,
        '  accTitle: The models in the order in which they were tried',
        ...shown.map((entry, index) => `  m${index}["${nodeText(entry, index, report)}"]`),
        ...shown
            .slice(1)
            .map(({ verdict }, index) => `  m${index} ${verdict === 'untried' ? '-.->' : '-->'} m${index + 1}`),
        ...(used === -1 ? [] : [`  style m${used} stroke-width:4px`]),
        ...shown.flatMap(({ verdict }, index) => verdict === 'untried' ? [`  style m${index} stroke-dasharray:4 4`] : []),
        '```',
    ].join('\n');
}
function nodeText(entry, index, report) {
    const role = entry.model === report.model ? roleOf(report) : index === 0 ? 'asked for' : '';
    return [shorten(entry.model), role, resultOf(entry, report)]
        .filter(text => text !== '')
        .map(escapeLabel)
        .join('<br/>');
}
function roleOf({ outcome, reason }) {
    return outcome === 'preferred' && reason !== 'accepted' ? 'used without proof' : 'used';
}
function resultOf({ verdict, finding, servedModel }, { route }) {
    if (verdict === 'accepted')
        return servedModel === undefined ? 'accepted' : `but ${shorten(servedModel)} answered`;
    return finding === undefined
        ? 'not tried'
        : (0,failure_texts/* failureLabel */.Zu)({ ...finding, isUnsettled: verdict === 'unsettled' }, route.kind);
}
function shorten(model) {
    return model.length <= MAX_NAME_CHARS ? model : `${model.slice(0, MAX_NAME_CHARS - 1)}…`;
}
/**
 * Text for a node. Everything but plain letters and digits becomes one of Mermaid's own character references, which
 * Mermaid decodes only after parsing, so no text can become part of the diagram's syntax.
 */
function escapeLabel(text) {
    return (0,plain_line/* plainLine */.h)(text).replace(/[^A-Za-z0-9 .,-]/gu, character => `#${character.codePointAt(0)};`);
}

// EXTERNAL MODULE: ./lib/comment/headline.js
var headline = __webpack_require__(7533);
// EXTERNAL MODULE: ./lib/comment/markdown.js + 1 modules
var markdown = __webpack_require__(1542);
// EXTERNAL MODULE: ./lib/comment/row.js
var comment_row = __webpack_require__(4637);
// EXTERNAL MODULE: ./lib/comment/sections.js
var sections = __webpack_require__(6001);
// EXTERNAL MODULE: ./lib/comment/tables.js
var tables = __webpack_require__(928);
// EXTERNAL MODULE: ./lib/comment/text-context.js
var text_context = __webpack_require__(9840);
;// CONCATENATED MODULE: ./lib/comment/summary.js
/** The job summaries: of one job, and in `mode: report` of several jobs. */









/** A character takes at most 3 bytes. GitHub drops the whole summary of a step, other writers' text too, above 1 MiB. */
const MAX_SUMMARY_CHARS = 200_000;
const MAX_MERGED_SUMMARY_CHARS = 300_000;
/** A merged summary lists at most this many jobs and files. */
const MAX_LISTED = 300;
/** The summary of one job, in the order of the comment; always shorter than GitHub's limit. */
function renderSummary(report, context = text_context/* NO_CONTEXT */.S) {
    if ((0,cancelled/* isCancelled */.m)(report))
        return `## Codex model fallback\n\n${(0,markdown/* escapeText */.X1)(report.explanation)}\n`;
    const row = (0,comment_row/* rowOf */.OB)(report);
    const group = { row, rows: [row], asked: [row.requested] };
    const beginning = [`## ${(0,headline/* headline */.Pl)(row)}`, (0,headline/* whyBox */.O$)(row), (0,sections/* firstRecoveries */.Ac)(group, [group], context)];
    const details = [
        (0,sections/* otherRecoveries */.iZ)([group], context),
        (0,headline/* longExplanation */.iZ)(row),
        (0,sections/* answerList */.T8)(row),
        (0,sections/* noteList */.RG)([row]),
        usageNote(report),
        everyProbe(report),
        report.cost === undefined ? '' : (0,markdown/* escapeText */.X1)((0,cost/* costText */.rs)(report.cost)),
        sections/* COVERAGE */.vk,
        summaryFooter(report, row, context.docsUrl),
    ];
    const summary = (0,sections/* joinSections */.lS)([
        ...beginning,
        (0,comment_row/* isPreferred */.C9)(row) && row.tried.length === 1 ? '' : (0,tables/* triedTable */.xk)(row, [row.requested], context.docsUrl),
        chainDiagram(report),
        (0,markdown/* foldedSection */.qF)('Details', (0,sections/* joinSections */.lS)(details)),
    ]);
    return `${summary.length < MAX_SUMMARY_CHARS ? summary : (0,sections/* joinSections */.lS)(beginning)}\n`;
}
/** What is left of the plan. The rows of a comment leave it out. */
function usageNote({ notes }) {
    const text = notes.find(({ code }) => code === 'usage-left')?.text;
    return text === undefined ? '' : `Left of the plan: ${(0,markdown/* escapeText */.X1)(text)}`;
}
/** The probes of both walks in their order, where there are two. */
function everyProbe(report) {
    const walks = [report.firstRoute ?? report, report.firstRoute === undefined ? report.secondRoute : report];
    const tables = walks.flatMap(walk => (walk === undefined || walk.attempts.length === 0 ? [] : [walk]));
    if (tables.length === 1 && report.attempts.length < 2)
        return '';
    const text = tables.map(walk => tables.length === 1
        ? attemptTable(walk)
        : `Route: ${(0,markdown/* escapeText */.X1)((0,route_text/* describeRoute */.fx)(walk.route))}\n\n${attemptTable(walk)}`);
    return (0,sections/* joinSections */.lS)(text);
}
function attemptTable({ attempts, route }) {
    return (0,markdown/* table */.tp)(['#', 'Model', 'Verdict', 'Reason', 'Seconds'], attempts.map((attempt, index) => [
        String(index + 1),
        (0,markdown/* code */.aY)(attempt.model) + settingsText(attempt),
        verdictText(attempt),
        reasonText(attempt, route),
        (attempt.durationMs / 1000).toFixed(1),
    ]));
}
/** A failure of the route or of the CLI is no refusal of the model. */
function verdictText({ verdict, finding }) {
    return finding !== undefined && verdict === 'refused' && !(0,comment_row/* isModelReason */.sK)(finding.reason)
        ? 'no answer'
        : verdict;
}
/** The reason in words, and its code as outputs and pages have it. */
function reasonText({ finding, verdict }, { kind }) {
    if (finding === undefined)
        return '';
    const label = (0,failure_texts/* failureLabel */.Zu)({ ...finding, isUnsettled: verdict === 'unsettled' }, kind);
    return `${label} (${(0,markdown/* code */.aY)(finding.reason)})`;
}
function settingsText({ settings, form }) {
    const texts = Object.entries(settings).map(([name, value]) => `${name} ${(0,markdown/* code */.aY)(value)}`);
    if (form === 'plain')
        texts.push('plain command');
    return texts.length === 0 ? '' : ` (${texts.join(', ')})`;
}
function summaryFooter({ codexVersion, route, leg, run }, row, docsUrl) {
    const cli = codexVersion === null ? 'Codex CLI not found' : `Codex CLI ${(0,markdown/* escapeText */.X1)(codexVersion)}`;
    const runLink = run === null ? '' : (0,markdown/* link */.nf)('run', run.url);
    return [cli, (0,markdown/* escapeText */.X1)((0,route_text/* describeRoute */.fx)(route)), `job ${(0,markdown/* code */.aY)(leg)}`, (0,sections/* reasonCodes */.JC)([row], docsUrl), runLink]
        .filter(part => part !== '')
        .join(' · ');
}
/** The summary of several jobs: the visible text of the comment, then the models that each job accepts. */
function renderMergedSummary(merged, reports, context = text_context/* NO_CONTEXT */.S) {
    const beginning = reports.length === 0
        ? '### Codex models\n\nNo job has left a report.'
        : (0,comment/* renderRows */.U)(reports.map(comment_row/* rowOf */.OB), context);
    const summary = (0,sections/* joinSections */.lS)([
        beginning,
        ...(reports.length === 0 ? [] : acceptedModels(merged)),
        rejectedFiles(merged),
    ]);
    return `${summary.length < MAX_MERGED_SUMMARY_CHARS ? summary : `${beginning}\n\nThe details did not fit.`}\n`;
}
function acceptedModels({ availableModels, legs }) {
    const common = availableModels.length === 0
        ? 'No single model was accepted by all jobs.'
        : `Accepted by every job: ${availableModels.map(markdown/* code */.aY).join(', ')}`;
    const rows = legs
        .slice(0, MAX_LISTED)
        .map(leg => [
        (0,markdown/* code */.aY)(leg.leg),
        leg.model === null ? 'none' : (0,markdown/* code */.aY)(leg.model),
        leg.availableModels.map(markdown/* code */.aY).join(', '),
    ]);
    const hidden = legs.length - rows.length;
    const legTable = (0,sections/* joinSections */.lS)([
        (0,markdown/* table */.tp)(['Job', 'Uses', 'Accepts'], rows),
        hidden === 0 ? '' : `${hidden} more jobs are not listed.`,
    ]);
    return [common, (0,markdown/* foldedSection */.qF)('What each job accepts', legTable)];
}
function rejectedFiles({ rejected }) {
    if (rejected.length === 0)
        return '';
    const files = rejected
        .slice(0, MAX_LISTED)
        .map(({ file, problem }) => `- ${(0,markdown/* code */.aY)(file)}: ${(0,markdown/* escapeText */.X1)(problem)}`);
    return `Left out:\n\n${files.join('\n')}`;
}


/***/ }),

/***/ 5568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ isCancelled)
/* harmony export */ });
/* harmony import */ var _chain_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2911);

/** Whether the job was cancelled before it was known which model can be used, on the first or on the second route. */
function isCancelled({ outcome, attempts, secondRoute }) {
    return [attempts, secondRoute?.attempts ?? attempts].some(walk => (0,_chain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .wasCancelledEarly */ .u)(outcome, walk.map(attempt => attempt.verdict)));
}


/***/ }),

/***/ 6956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mergeReportFiles: () => (/* binding */ mergeReportFiles)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 10 modules
var core = __webpack_require__(7264);
// EXTERNAL MODULE: ./lib/comment/summary.js + 1 modules
var summary = __webpack_require__(9915);
// EXTERNAL MODULE: ./lib/comment/row.js
var row = __webpack_require__(4637);
// EXTERNAL MODULE: ./lib/redact/plain-line.js
var plain_line = __webpack_require__(2388);
;// CONCATENATED MODULE: ./lib/report/merged/merged-decision.js
/** The model that all jobs of a matrix can use, and why it is not the one they asked for. */
/** The decision for all legs; `reports` has one report for each, in the order of the legs. */
function decideForAll(reports) {
    const reason = worstReason(reports);
    const model = modelForAll(reports);
    if (model === null)
        return { kind: 'none', reason };
    // A report file may contradict itself: a fallback that uses the model asked for.
    const isPreferred = reports.every(report => report.outcome === 'preferred' && report.requestedModel === model);
    return isPreferred
        ? { kind: 'preferred', model, reason: reason ?? 'accepted' }
        : { kind: 'fallback', model, reason };
}
/**
 * The models that every leg accepts, in the order of the first leg's chain. A leg stops at its first accepted model
 * unless it runs with `strategy: all`, so only then is its list complete.
 */
function acceptedByAll(reports) {
    const [first, ...others] = reports;
    return (first?.availableModels ?? []).filter(model => others.every(report => report.availableModels.includes(model)));
}
/**
 * The model that all legs use, also without proof; when they use different ones, the first that all accept. Null when a
 * leg uses none: `on-unsettled: fail`, for example, rules out any other model for it.
 */
function modelForAll(reports) {
    const used = new Set(reports.map(report => report.model));
    if (used.has(null))
        return null;
    const [model = null] = used.size === 1 ? used : acceptedByAll(reports);
    return model;
}
const WORST_FIRST = ['none', 'fallback', 'preferred'];
/** The reason of the first leg without a model; else of the first with a fallback; else of the first without proof. */
function worstReason(reports) {
    const reasons = WORST_FIRST.flatMap(outcome => reports.filter(report => report.outcome === outcome).map(report => report.reason));
    return reasons.find(reason => reason !== 'accepted') ?? null;
}

;// CONCATENATED MODULE: ./lib/report/merged/merged-report.js
/** The merged report of several jobs. Its schema is docs/merged-report.schema.json. */

/** Raised when a field changes its meaning or goes away. */
const MERGED_REPORT_VERSION = 1;
/** The newest report of each leg, sorted by leg. A re-run of failed legs leaves older files of the same leg behind. */
function latestPerLeg(reports) {
    const newest = new Map();
    for (const report of reports) {
        const previous = newest.get(report.leg);
        if (previous === undefined || Date.parse(previous.finishedAt) < Date.parse(report.finishedAt)) {
            newest.set(report.leg, report);
        }
    }
    return [...newest.values()].sort((a, b) => (a.leg < b.leg ? -1 : 1));
}
/** Merges reports, one for each leg, in the order of `latestPerLeg`. */
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
        retiresAt: firstRetirement(reports),
        successor: commonOf(reports.map(report => report.successor ?? null)),
        codexVersion: commonOf(reports.map(report => report.codexVersion)),
        effort: commonOf(reports.map(report => report.effort ?? null)),
        usageLeft: leastUsageLeft(reports),
        legs: reports.map(legOf),
        rejected,
    };
}
/** The value that all have; null when they differ or there is none. */
function commonOf(values) {
    const [first = null] = values;
    return values.every(value => value === first) ? first : null;
}
/** The other model that answered for `model` in one leg. A leg that uses another model may have probed this one too. */
function servedFor(model, report) {
    if (model !== null && model === report.model)
        return report.servedModel;
    return report.chain.find(entry => entry.model === model)?.servedModel ?? null;
}
function firstRetirement(reports) {
    const dates = reports.flatMap(report => report.retiresAt ?? []);
    return dates.toSorted()[0] ?? null;
}
function leastUsageLeft(reports) {
    const known = reports.flatMap(report => report.usageLeft ?? []);
    return known.length === 0 ? null : Math.min(...known);
}
function lastReset(reports) {
    const resets = reports.flatMap(report => report.retryAt ?? []);
    // All times of a report have the same format, so their order as text is their order in time.
    return resets.toSorted().at(-1) ?? null;
}
function explainMerged(reports, decision) {
    const jobs = reports.length;
    if (jobs === 0)
        return 'No job has left a report.';
    const asked = new Set(reports.map(report => report.requestedModel));
    const cause = decision.reason === null && asked.size > 1 ? '; they asked for different models' : '';
    if (decision.kind === 'none')
        return explainNone(reports, cause);
    const { model } = decision;
    const onSecond = secondRouteText(reports);
    if (reports.some(report => report.model !== model)) {
        return `${model} is the first model that all ${jobs} jobs accept${cause}${onSecond}.`;
    }
    return jobs === 1 ? `The only job uses ${model}${onSecond}.` : `All ${jobs} jobs use ${model}${onSecond}.`;
}
/** How many jobs use another account than they were set up for. */
function secondRouteText(reports) {
    const count = reports.filter(report => report.firstRoute !== undefined).length;
    if (count === 0)
        return '';
    const who = count === reports.length ? '' : `${count} of them `;
    return `${who === '' ? '' : ','} ${who}with the fallback API key, billed per token`;
}
function explainNone(reports, cause) {
    const jobs = reports.length;
    const without = reports.filter(report => report.model === null).length;
    if (jobs === 1)
        return 'The only job uses no model.';
    if (without === jobs)
        return `None of the ${jobs} jobs uses a model.`;
    if (without === 0)
        return `No single model was accepted by all ${jobs} jobs${cause}.`;
    return `${without} of the ${jobs} jobs ${without === 1 ? 'uses' : 'use'} no model, so no model can be used by all.`;
}
function legOf(report) {
    const { leg, requestedModel, model, outcome, reason, route, availableModels } = report;
    return { leg, requestedModel, model, outcome, reason, route: route.kind, availableModels };
}

// EXTERNAL MODULE: ./lib/report/sanitize-texts.js
var sanitize_texts = __webpack_require__(1810);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(2210);
// EXTERNAL MODULE: ./lib/runner/action-files.js
var action_files = __webpack_require__(500);
;// CONCATENATED MODULE: ./lib/runner/report-files.js
/**
 * Report files of other jobs, as downloaded artifacts. A pull request from a fork may have written them, so they are
 * untrusted: only plain files up to a size are read, each is checked with the published schema, and what a file says
 * about its run and pull request is ignored.
 */





/** The schema that is published with the action. */
const SCHEMA_FILE = (0,external_node_path_.join)('docs', 'report.schema.json');
/** GitHub allows 256 jobs in a matrix; this leaves space for re-runs. */
const MAX_REPORT_FILES = 1024;
/** A report of the longest chain with texts of full length is smaller. */
const MAX_FILE_BYTES = 1024 * 1024;
/** Several times the depth that the schema describes, so that later versions can add properties. */
const MAX_DEPTH = 32;
/**
 * Reads the files that a glob matches. A file that is not a report goes into `rejected` with the reason. It is not an
 * error, because one bad artifact must not hide the others.
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
    // Without the file, the error says that it is missing.
    const file = (0,action_files/* findActionFile */.W)(SCHEMA_FILE) ?? SCHEMA_FILE;
    const schema = JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
    const validate = new _2020.Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    return (value) => validate(value);
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
    if ((0,sanitize_texts/* isDeeperThan */.hz)(value, MAX_DEPTH))
        return `nested deeper than ${MAX_DEPTH} levels`;
    return isReport(value) ? value : 'not a report of this version, by docs/report.schema.json';
}

// EXTERNAL MODULE: ./lib/runner/warnings.js
var warnings = __webpack_require__(2881);
// EXTERNAL MODULE: ./lib/runner/action-pages.js
var action_pages = __webpack_require__(8167);
// EXTERNAL MODULE: ./lib/runner/job-context.js
var job_context = __webpack_require__(111);
// EXTERNAL MODULE: ./lib/steps/publish.js + 2 modules
var publish = __webpack_require__(337);
// EXTERNAL MODULE: ./lib/steps/write-comment.js + 2 modules
var write_comment = __webpack_require__(9470);
;// CONCATENATED MODULE: ./lib/steps/merge-reports.js
/** `mode: report`: merges the report files of other jobs into one report, comment and summary, without a probe. */







/** Maximum length of a text from a report file, in characters. The schema allows no longer text from outside. */
const MAX_TEXT_CHARS = 2000;
/**
 * Merges what the jobs of a matrix left. It never fails the step, because each job has already reported its own
 * failure.
 */
async function mergeReportFiles(job, deadline, signal) {
    const { inputs, env, secrets } = job;
    const sanitize = text => secrets.sanitize(text, MAX_TEXT_CHARS);
    const files = await readReportFiles(inputs.reports, env['GITHUB_WORKSPACE'] || '.');
    const reports = latestPerLeg(files.reports.map(report => sanitizeReport(report, secrets)));
    const merged = mergeReports(reports, (0,sanitize_texts/* sanitizeTexts */.cC)(files.rejected, sanitize));
    if (reports.length > 0)
        core.info(`Merging the reports of ${reports.length} ${reports.length === 1 ? 'job' : 'jobs'} into one result`);
    const warn = (text) => core.warning(text, { title: warnings/* ANNOTATION_TITLE */.hg });
    const publication = {
        fileName: 'merged-report.json',
        summary: () => (0,summary/* renderMergedSummary */.t)(merged, reports, (0,action_pages/* textContextOf */.E)(env)),
        annotate: () => {
            // First, because GitHub shows only the first ten warnings of a step.
            if (files.isCut)
                warn((0,warnings/* tooManyFiles */.Z)(inputs.reports, MAX_REPORT_FILES));
            for (const { file, problem } of merged.rejected)
                warn((0,warnings/* fileSkipped */.VA)(file, problem));
            // The warning says it with its probable cause.
            if (reports.length === 0)
                warn((0,warnings/* noReportsFound */.DY)(inputs.reports));
            else
                core.info((0,plain_line/* logLine */.B)(merged.explanation));
        },
        comment: hasSummary => commentOn(reports, job, { deadline, hasSummary }),
    };
    await (0,publish/* publishResult */.v)(job, merged, publication, signal);
}
/** An earlier version of this action may have written the file, so identifiers in answers are masked here as well. */
function sanitizeReport(report, secrets) {
    const models = report.chain.map(({ model }) => model);
    return (0,sanitize_texts/* sanitizeTexts */.cC)(report, (text, source) => source === 'answer'
        ? secrets.sanitizeAnswer(text, MAX_TEXT_CHARS, models)
        : secrets.sanitize(text, MAX_TEXT_CHARS));
}
/** The rows belong to the run of the event. What a file says about its run is not trusted. */
async function commentOn(reports, job, reporting) {
    const run = await (0,job_context/* reportedRun */.T_)(job.env);
    if (run === null || reports.length === 0)
        return '';
    const rows = reports.map(report => ({ ...(0,row/* rowOf */.OB)({ ...report, run: null }), attempt: run.attempt }));
    return (0,write_comment/* writeComment */.H)(job, { rows, run }, reporting);
}


/***/ }),

/***/ 337:
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
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 10 modules
var core = __webpack_require__(7264);
// EXTERNAL MODULE: ./lib/base/errors.js
var errors = __webpack_require__(7594);
// EXTERNAL MODULE: ./lib/base/fields.js
var fields = __webpack_require__(4144);
// EXTERNAL MODULE: ./lib/comment/summary.js + 1 modules
var summary = __webpack_require__(9915);
// EXTERNAL MODULE: ./lib/comment/row.js
var row = __webpack_require__(4637);
// EXTERNAL MODULE: ./lib/redact/plain-line.js
var plain_line = __webpack_require__(2388);
// EXTERNAL MODULE: ./lib/report/second-route/cancelled.js
var cancelled = __webpack_require__(5568);
// EXTERNAL MODULE: ./lib/runner/action-pages.js
var action_pages = __webpack_require__(8167);
// EXTERNAL MODULE: ./lib/runner/job-context.js
var job_context = __webpack_require__(111);
;// CONCATENATED MODULE: ./lib/runner/outputs.js
/** The outputs of the step, made from the report. Their names and meanings are part of the contract. */
/**
 * Every output but `comment-url`, which is known last. Merged reports have the same outputs: a value that holds for all
 * legs, and an empty text where the legs differ.
 *
 * @param reportFile the path of the report file; empty when it could not be written
 */
function outputsOf(report, reportFile) {
    const route = report.route === null || typeof report.route === 'string' ? report.route : report.route.kind;
    return {
        model: report.model ?? '',
        effort: report.effort ?? '',
        outcome: report.outcome,
        'fallback-used': String(report.fallbackUsed),
        'requested-model': report.requestedModel ?? '',
        reason: report.reason ?? '',
        explanation: report.explanation,
        route: route ?? '',
        'served-model': report.servedModel ?? '',
        'available-models': JSON.stringify(report.availableModels),
        'retry-at': report.retryAt ?? '',
        'retires-at': report.retiresAt ?? '',
        successor: report.successor ?? '',
        'usage-left': report.usageLeft?.toString() ?? '',
        'codex-version': report.codexVersion ?? '',
        report: JSON.stringify(report),
        'report-file': reportFile,
    };
}

// EXTERNAL MODULE: ./lib/runner/warnings.js
var warnings = __webpack_require__(2881);
// EXTERNAL MODULE: ./lib/base/time-text.js
var time_text = __webpack_require__(5630);
// EXTERNAL MODULE: ./lib/comment/recovery.js
var recovery = __webpack_require__(1378);
// EXTERNAL MODULE: ./lib/report/reason-page.js
var reason_page = __webpack_require__(5802);
;// CONCATENATED MODULE: ./lib/steps/log/annotations.js
/** The decision and the warnings of a run, as the log and the annotations of the run's page show them. */



/** GitHub shows only the first ten warnings of a step, and the decision is one of them. */
const MAX_WARNINGS = 9;
/**
 * What is printed at the end, with the decision last. Each cause is told once: a note that says what the decision says is
 * left out, or is a part of it.
 *
 * @param failsStep whether the step fails without a model
 * @param docsUrl the directory of the pages that explain the reasons
 * @param howToReport what is said where an answer was not recognized
 */
function messagesOf(report, failsStep, docsUrl, howToReport = '') {
    const own = report.notes.filter(note => isPartOfDecision(note, report)).map(({ code }) => code);
    const warnings = report.notes.filter(({ code, level }) => level === 'warning' && !own.includes(code));
    const isUnknown = report.chain.some(({ finding }) => finding?.reason === 'unrecognized');
    return [
        ...warnings.map(({ text }, index) => ({ level: index < MAX_WARNINGS ? 'warning' : 'info', text })),
        {
            level: levelOf(report, failsStep),
            text: [decisionText(report), isUnknown ? howToReport : '', pageText(report, docsUrl)]
                .filter(part => part !== '')
                .join(' '),
        },
    ];
}
/** A fallback is always a warning, as is a model that is used without proof or that another one answers for. */
function levelOf(report, failsStep) {
    const { outcome, servedModel, firstRoute, reason } = report;
    if (outcome === 'none')
        return failsStep ? 'error' : 'warning';
    const isAsAsked = reason === 'accepted' && servedModel === null && firstRoute === undefined && !tellsRetirement(report);
    return outcome === 'preferred' && isAsAsked ? 'info' : 'warning';
}
/** Which model is used instead of which, why, and what to do. */
function decisionText(report) {
    const parts = report.notes.filter(note => isPartOfDecision(note, report) && TELLS_MORE.includes(note.code));
    const next = parts.length > 0 ? parts.map(({ text }) => text) : firstRecovery(report);
    return [report.explanation, ...next].join(' ').trim();
}
/** Of the notes that are a part of the decision, those that say what to do. The others only repeat it. */
const TELLS_MORE = ['second-route', 'openai-api-key-alone'];
/** Whether a note is about the very thing that the decision tells. */
function isPartOfDecision({ code, text }, report) {
    const { outcome, reason, model, servedModel, firstRoute } = report;
    switch (code) {
        case 'second-route':
            return firstRoute !== undefined;
        case 'openai-api-key-alone':
            return outcome === 'none' && reason === 'not-signed-in';
        case 'unverified':
            return outcome === 'preferred';
        case 'served-by-another':
            // Of other models that were probed, nothing else tells it.
            return servedModel !== null && text.startsWith(`${model} `);
        case 'retiring':
            return tellsRetirement(report);
        case 'catalog-hint':
            // The advice for this reason is to probe.
            return reason === 'not-listed';
        default:
            return false;
    }
}
/** Whether the explanation says that the model asked for, which is used, is going to leave. */
function tellsRetirement({ outcome, explanation, retiresAt }) {
    return outcome === 'preferred' && retiresAt != null && explanation.includes((0,time_text/* dateText */.MK)(retiresAt));
}
/** The first step of the comment; empty for a cancelled job, whose log is not read for advice. */
function firstRecovery(report) {
    return (0,cancelled/* isCancelled */.m)(report) ? [] : (0,recovery/* recoveriesOf */.Bl)((0,row/* rowOf */.OB)(report)).slice(0, 1).map(recovery/* recoveryText */.Vi);
}
/** Where the reason is explained. */
function pageText(report, docsUrl) {
    const reason = report.firstRoute?.reason ?? report.reason;
    return reason === 'accepted' || (0,cancelled/* isCancelled */.m)(report) ? '' : `More: ${(0,reason_page/* reasonPage */.ml)(docsUrl, reason)}`;
}

// EXTERNAL MODULE: ./lib/steps/write-comment.js + 2 modules
var write_comment = __webpack_require__(9470);
;// CONCATENATED MODULE: ./lib/steps/publish.js
/** Publishes the report: report file, outputs, job summary, annotations, comment. */










/** Publishes the report of this job. Only `on-none` can fail the step. Whatever else cannot be written is a warning. */
async function publish(job, report, { deadline, prefetched, signal }) {
    const publication = {
        fileName: `report-${fileNamePart(report.leg)}-${Date.parse(report.startedAt)}.json`,
        summary: () => (0,summary/* renderSummary */.B)(report, (0,action_pages/* textContextOf */.E)(job.env)),
        annotate: file => annotate(report, job, file),
        comment: hasSummary => commentOn(report, job, { deadline, prefetched, hasSummary }),
    };
    // A job that was cancelled before it had a result waits for nothing any more.
    await publishResult(job, report, publication, (0,cancelled/* isCancelled */.m)(report) ? undefined : signal);
}
/**
 * Publishes a report of any kind. All outputs but `comment-url` are set before the first request to GitHub, so that a
 * step which is cancelled while GitHub hangs keeps its result. The decision is the last line of the log, for whoever
 * opens it at its end.
 *
 * @param signal aborts when the job is cancelled; the decision is then printed at once
 */
async function publishResult({ inputs, env, secrets }, report, publication, signal) {
    const file = await tryTo('report file', secrets, () => writeReport(publication.fileName, report, (0,job_context/* temporaryDirectory */.De)(env)));
    for (const [name, value] of Object.entries(outputsOf(report, file ?? '')))
        core.setOutput(name, value);
    const summary = inputs.summary
        ? await tryTo('job summary', secrets, () => core.summary.addRaw(publication.summary()).write())
        : undefined;
    const annotate = callOnce(() => publication.annotate(file ?? ''));
    // A cancelled step is killed soon, and GitHub may not have answered by then.
    if (signal?.aborted === true)
        annotate();
    else
        signal?.addEventListener('abort', annotate);
    const commentUrl = await tryTo('comment', secrets, () => publication.comment(summary !== undefined));
    core.setOutput('comment-url', commentUrl ?? '');
    annotate();
}
function callOnce(call) {
    let isCalled = false;
    return () => {
        if (!isCalled)
            call();
        isCalled = true;
    };
}
/** Maximum length of the message of the system or of GitHub in a warning, in characters. */
const MAX_CAUSE_CHARS = 500;
/** Does something that only reports. Its failure is a warning. */
async function tryTo(what, secrets, action) {
    try {
        return await action();
    }
    catch (error) {
        const cause = secrets.sanitize((0,errors/* messageOf */.b)(error), MAX_CAUSE_CHARS);
        core.warning((0,warnings/* writeFailed */.PF)(what, cause), { title: warnings/* ANNOTATION_TITLE */.hg });
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
/** Prints the warnings among the notes, and the decision as the last line. */
function annotate(report, { inputs, env }, file) {
    const title = warnings/* ANNOTATION_TITLE */.hg;
    const { docsUrl } = (0,action_pages/* textContextOf */.E)(env);
    const howToReport = (0,warnings/* unknownAnswer */.NF)((0,action_pages/* issueUrl */.$)(env, 'unrecognized'), file);
    for (const { level, text } of messagesOf(report, inputs.onNone === 'fail', docsUrl, howToReport)) {
        if (level === 'info')
            core.info((0,plain_line/* logLine */.B)(text));
        if (level === 'warning')
            core.warning(text, { title });
        if (level !== 'error')
            continue;
        // Fails the step. Unlike `setFailed`, this gives the annotation a title.
        core.error(text, { title });
        process.exitCode = 1;
    }
}
async function commentOn(report, job, reporting) {
    if (report.run === null)
        return '';
    if ((0,cancelled/* isCancelled */.m)(report)) {
        core.info('No comment: the job was cancelled before it had a result.');
        return '';
    }
    const { id, attempt, number } = report.run;
    const run = { id, attempt, ...(0,fields/* optional */.lq)('number', number) };
    return (0,write_comment/* writeComment */.H)(job, { rows: [(0,row/* rowOf */.OB)(report)], run }, reporting);
}


/***/ })

};
