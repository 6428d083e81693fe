export const id = 253;
export const ids = [253];
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
