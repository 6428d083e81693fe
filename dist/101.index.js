export const id = 101;
export const ids = [101];
export const modules = {

/***/ 7101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ commentStep),
/* harmony export */   settleStep: () => (/* binding */ settleStep)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6421);
/* harmony import */ var _comment_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8088);
/* harmony import */ var _core_comment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5383);
/* harmony import */ var _core_warnings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9494);
/** The comment's part of the shell. Whatever happens here is at most a warning; no decision hangs on it. */





const TITLE = 'Codex model fallback';
const STATE = 'comment';
/** Writes the comment where one is called for; its address, or an empty text. `ahead`: a look from before. */
async function commentStep(content, inputs, env, ahead) {
    const job = await jobOf(content, inputs, env);
    if (job === undefined)
        return '';
    const { publishComment } = await __webpack_require__.e(/* import() */ 812).then(__webpack_require__.bind(__webpack_require__, 2812));
    // A main step that ends in the middle leaves the post step something to work with.
    _actions_core__WEBPACK_IMPORTED_MODULE_1__.saveState(STATE, JSON.stringify({ content }));
    const published = await publishComment(job, pace, await ahead);
    const { outcome } = published;
    const left = outcome.kind === 'no-pull-request' ? '' : JSON.stringify({ content, outcome });
    _actions_core__WEBPACK_IMPORTED_MODULE_1__.saveState(STATE, left);
    return tell(published);
}
/** The post step: looks once more, since another leg's write may have crossed ours. */
async function settleStep(inputs, env) {
    const saved = _actions_core__WEBPACK_IMPORTED_MODULE_1__.getState(STATE);
    if (saved === '')
        return;
    // Written by our own main step of the same job.
    const { content, outcome } = JSON.parse(saved);
    // The main step has warned of it, and a token does not gain a permission on the way.
    if (outcome?.kind === 'denied')
        return;
    const job = await jobOf(content, inputs, env);
    if (job === undefined)
        return;
    const { settlePublished } = await __webpack_require__.e(/* import() */ 812).then(__webpack_require__.bind(__webpack_require__, 2812));
    tellSettled(await settlePublished(job, pace, outcome), outcome);
}
/** What the second look found, in words that do not claim once more what the main step did. */
function tellSettled(settled, before) {
    const { outcome, requests } = settled;
    if (outcome.kind !== 'written' && outcome.kind !== 'unchanged') {
        if (outcome.kind !== before?.kind)
            tell(settled);
        return;
    }
    _actions_core__WEBPACK_IMPORTED_MODULE_1__.info(`Comment looked at once more: ${outcome.url} (${costOf(requests)})`);
}
const pace = {
    sleep: (ms) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms),
    random: Math.random,
    now: Date.now,
};
async function jobOf({ rows, run }, inputs, env) {
    if (inputs.comment === 'never')
        return undefined;
    const place = await (0,_comment_place_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$)(inputs, env);
    if (place === undefined) {
        _actions_core__WEBPACK_IMPORTED_MODULE_1__.info('No comment: there is no github-token.');
        return undefined;
    }
    return {
        ...place,
        rows,
        run,
        when: inputs.comment,
        render: _core_comment_js__WEBPACK_IMPORTED_MODULE_3__/* .renderComment */ .wQ,
        ...(inputs.turn === undefined ? {} : { turn: inputs.turn }),
    };
}
function tell({ outcome, requests }) {
    const cost = costOf(requests);
    switch (outcome.kind) {
        case 'written':
            _actions_core__WEBPACK_IMPORTED_MODULE_1__.info(`Comment ${outcome.created ? 'created' : 'updated'}: ${outcome.url} (${cost})`);
            return outcome.url;
        case 'unchanged':
            _actions_core__WEBPACK_IMPORTED_MODULE_1__.info(`Comment already up to date: ${outcome.url} (${cost})`);
            return outcome.url;
        case 'skipped':
            _actions_core__WEBPACK_IMPORTED_MODULE_1__.info(`No comment: ${SKIPPED[outcome.why]} (${cost})`);
            return '';
        case 'no-pull-request':
            _actions_core__WEBPACK_IMPORTED_MODULE_1__.info(`No comment: ${outcome.why}`);
            return '';
        case 'denied':
            _actions_core__WEBPACK_IMPORTED_MODULE_1__.warning((0,_core_warnings_js__WEBPACK_IMPORTED_MODULE_4__/* .commentDenied */ .Ny)(outcome.message), { title: TITLE });
            return '';
        case 'failed':
            _actions_core__WEBPACK_IMPORTED_MODULE_1__.warning((0,_core_warnings_js__WEBPACK_IMPORTED_MODULE_4__/* .notWritten */ .xc)('comment', outcome.message), { title: TITLE });
            return '';
    }
}
function costOf(requests) {
    return `${requests} ${requests === 1 ? 'request' : 'requests'} to GitHub`;
}
const SKIPPED = {
    'nothing-to-say': 'the model asked for is used, and there is no earlier comment to update.',
    'newer-run': 'a newer run has already written it.',
    removed: 'it was removed while this job ran.',
};


/***/ }),

/***/ 5383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wQ: () => (/* binding */ renderComment),
  UR: () => (/* binding */ renderRows)
});

// UNUSED EXPORTS: LONGEST_COMMENT

// EXTERNAL MODULE: ./lib/core/comment-fit.js
var comment_fit = __webpack_require__(6860);
// EXTERNAL MODULE: ./lib/core/comment-state.js
var comment_state = __webpack_require__(462);
// EXTERNAL MODULE: ./lib/core/markdown.js
var markdown = __webpack_require__(8346);
;// CONCATENATED MODULE: ./lib/core/row-groups.js
/** Legs that say the same, taken together, so that a reader sees the answer at once and what differs stands out. */
/** What wants attention comes first. */
const ORDER = { none: 0, fallback: 1, preferred: 2 };
/**
 * The groups: failures first, then fallbacks, then the rest; within an outcome the largest first. `coarse` takes rows
 * together that differ only in notes, in the CLI's version, or in what else was tried.
 */
function groupRows(rows, coarse = false) {
    const groups = new Map();
    for (const row of rows) {
        const key = agreementOf(row, coarse);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, { row, legs: [row.leg] });
        else
            group.legs.push(row.leg);
    }
    return [...groups.values()].sort((a, b) => ORDER[a.row.outcome] - ORDER[b.row.outcome] || b.legs.length - a.legs.length);
}
/** What an endpoint said word for word may hold a request's id, so it does not keep rows apart. */
function agreementOf(row, coarse) {
    const { requested, used, outcome, reason, route, plan, served, codex, notes } = row;
    const answer = [requested, used, outcome, reason, route, plan, served];
    const tried = row.tried.map(({ model, verdict, reason: why }) => [model, verdict, why]);
    return JSON.stringify(coarse ? answer : [...answer, codex, notes, tried]);
}

// EXTERNAL MODULE: ./lib/core/sections.js
var sections = __webpack_require__(3419);
// EXTERNAL MODULE: ./lib/core/time-text.js
var time_text = __webpack_require__(2936);
;// CONCATENATED MODULE: ./lib/core/comment.js
/** The comment on the pull request: the state of all legs, rendered for people, with the state itself hidden in it. */






/** GitHub refuses a longer body, on create and on update. */
const LONGEST_COMMENT = 65_536;
/** What people read gets at most this much, so that the state of a full matrix has room behind it. */
const LONGEST_TEXT = 24_000;
/** As many legs are named in a cell; of more, the number is, and a folded list has the names. */
const LEGS_IN_A_CELL = 8;
/** As many groups are told of where not all fit; what wants attention comes first. */
const MOST_GROUPS = 40;
/** The whole body: it begins with the marker, ends with the state, and always fits. */
function renderComment(state) {
    const marker = (0,comment_state/* commentMarker */.Ql)(state.key);
    const text = renderRows(state.rows);
    const room = LONGEST_COMMENT - [marker, text, leftOut(state.rows.length), ''].join('\n\n').length;
    const fitted = (0,comment_fit/* fitState */.n5)(state, room);
    const left = state.rows.length - fitted.rows.length;
    return [marker, text, ...(left === 0 ? [] : [leftOut(left)]), (0,comment_state/* embedState */.P4)(fitted)].join('\n\n');
}
function leftOut(count) {
    return `<sub>A later update may leave out ${count} of these jobs: there was no room to keep them.</sub>`;
}
/** The rows for people alone, at the first level of detail that fits. */
function renderRows(rows) {
    for (const detail of [2, 1, 0]) {
        const groups = groupRows(rows, detail < 2);
        // So many do not fit in full, and hostile ones would take seconds to find that out.
        if (detail === 2 && groups.length > MOST_GROUPS)
            continue;
        const text = groups.length > 1 ? manyText(rows, groups, detail) : oneText(rows, groups, detail);
        if (text.length <= LONGEST_TEXT)
            return text;
    }
    return `### Codex models in this run\n\n${countLine(rows)}\n\n<sub>The details did not fit; they are in the job summaries.</sub>`;
}
function oneText(rows, groups, detail) {
    const [group] = groups;
    if (group === undefined)
        return '### Codex models in this run\n\nNo job has reported yet.';
    const { row, legs } = group;
    return joined([
        `### ${(0,sections/* headline */.Pl)(row)}`,
        (0,sections/* opening */.zs)(row),
        isQuiet(row) ? '' : (0,sections/* triedTable */.xk)(detail === 2 ? row : withoutWords(row)),
        detail === 0 ? '' : (0,sections/* recovery */.at)(row),
        detail === 0 ? '' : (0,sections/* noteList */.RG)(row.notes),
        legs.length > 1 ? (0,markdown/* folded */.TM)(`All ${legs.length} jobs agree`, legs.map(markdown/* code */.aY).join(', ')) : '',
        closing(rows, row, legs.length > 1 ? undefined : row.leg),
    ]);
}
function manyText(rows, groups, detail) {
    const shown = groups.slice(0, MOST_GROUPS);
    const more = groups.slice(shown.length).reduce((sum, { legs }) => sum + legs.length, 0);
    const notes = new Set(detail === 2 ? rows.flatMap(row => row.notes) : []);
    return joined([
        '### Codex models in this run',
        countLine(rows),
        groupTable(shown, detail),
        more === 0 ? '' : `${more} more jobs are not listed.`,
        detail === 0 ? '' : recoveries(shown),
        (0,sections/* noteList */.RG)([...notes]),
        ...(detail === 0 ? [] : shown.map(group => detailsOf(group, detail))),
        closing(rows, groups[0]?.row, undefined),
    ]);
}
function joined(parts) {
    return parts.filter(part => part !== '').join('\n\n');
}
/** Nothing to tell but that it went as asked. */
function isQuiet(row) {
    return row.outcome === 'preferred' && row.reason === 'accepted' && row.served === undefined;
}
/** What is used, why, and how many jobs it holds for, in one line. */
function countLine(rows) {
    const counts = new Map();
    for (const row of rows) {
        const instead = row.outcome === 'fallback' ? ` instead of ${(0,markdown/* code */.aY)(row.requested)}` : '';
        const key = row.used === null ? 'no usable model' : `${(0,markdown/* code */.aY)(row.used)}${instead}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts]
        .sort(([, a], [, b]) => b - a)
        .slice(0, 12)
        .map(([what, count]) => `**${jobs(count)}**: ${what}`)
        .join(' · ');
}
function jobs(count) {
    return `${count} ${count === 1 ? 'job' : 'jobs'}`;
}
function groupTable(groups, detail) {
    const most = detail === 0 ? 2 : LEGS_IN_A_CELL;
    return (0,markdown/* table */.tp)(['Jobs', 'Asked for', 'Used', 'Why'], groups.map(({ row, legs }) => [
        legs.length <= most ? legs.map(markdown/* code */.aY).join('<br>') : jobs(legs.length),
        (0,markdown/* code */.aY)(row.requested),
        row.outcome === 'preferred' ? usedCell(row) : `**${usedCell(row)}**`,
        (0,sections/* reasonLabel */.DH)(row.reason) + (row.retryAt === undefined ? '' : `, until ${(0,markdown/* plain */.pj)((0,time_text/* timeText */.T)(row.retryAt))}`),
    ]));
}
function usedCell(row) {
    const served = row.served === undefined ? '' : ` (answered by ${(0,markdown/* code */.aY)(row.served)})`;
    return (row.used === null ? 'none' : (0,markdown/* code */.aY)(row.used)) + served;
}
/** The recovery moves, each once. */
function recoveries(groups) {
    return joined([...new Set(groups.map(({ row }) => (0,sections/* recovery */.at)(row, 'Where no model can be used')))]);
}
/** What a group was answered, and its jobs where the table only counts them; empty where the table tells it all. */
function detailsOf({ row, legs }, detail) {
    const answers = detail === 2 && !isQuiet(row) ? (0,sections/* triedTable */.xk)(row) : '';
    const names = legs.length > LEGS_IN_A_CELL ? legs.map(markdown/* code */.aY).join(', ') : '';
    // Markdown is not read in the label of a folded part.
    const which = legs.length === 1 ? `The job ${(0,markdown/* plain */.pj)(row.leg)}` : `The ${jobs(legs.length)}`;
    const whose = row.used === null ? 'without a model' : `on ${(0,markdown/* plain */.pj)(row.used)}`;
    const body = joined([answers, names]);
    return body === '' ? '' : (0,markdown/* folded */.TM)(`${which} ${whose}`, body);
}
function withoutWords(row) {
    return { ...row, tried: row.tried.map(({ model, verdict, reason }) => ({ model, verdict, reason })) };
}
function closing(rows, row, leg) {
    const versions = [...new Set(rows.flatMap(({ codex }) => (codex === undefined ? [] : [codex])))];
    const facts = [
        versions.length === 0 ? '' : `Codex CLI ${versions.slice(0, 4).map(markdown/* plain */.pj).join(', ')}`,
        leg === undefined || leg === '' ? '' : `job ${(0,markdown/* code */.aY)(leg)}`,
        row?.runUrl === undefined ? '' : (0,markdown/* link */.nf)('run', row.runUrl),
    ].filter(fact => fact !== '');
    return `<sub>${[sections/* COVERAGE */.vk, facts.join(' · ')].filter(part => part !== '').join('<br>')}</sub>`;
}


/***/ }),

/***/ 8346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   xE: () => (/* binding */ alert)
/* harmony export */ });
/* harmony import */ var _plain_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1986);
/** Markdown for GitHub, made so that text from outside stays text. */

/**
 * Text from outside as a code span: nothing in it is markup, a mention, a link or HTML. Made for one line; line breaks
 * become spaces, and what hides or turns text is left out.
 */
function code(text) {
    const line = (0,_plain_line_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h)(text);
    if (line === '')
        return '';
    const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(run => run[0].length));
    const fence = '`'.repeat(longest + 1);
    const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
    return `${fence}${pad}${line}${pad}${fence}`;
}
/** An invisible character that keeps what stands around it from being read as one word. */
const JOINER = '&#8288;';
/**
 * Text that may hold names from outside, as plain text: what Markdown or HTML would act on, anywhere or at the
 * beginning of a line, is written as character references. GitHub looks for mentions, references, addresses and emoji
 * names only after that, in the text as it is shown, so these get an invisible joiner.
 */
function plain(text) {
    // A sign or number that would begin a list, underline a heading, or make a table of the line above.
    return inert((0,_plain_line_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h)(text)).replace(/^[-+=:]|(?<=^\d{0,9})\d(?=[.)](?: |$))/, reference);
}
/** The part of it that holds anywhere in a line. */
function inert(text) {
    return text
        .replace(/[&<>*_`[\]\\|~#!$]/g, reference)
        .replace(/@(?=\w)|&#35;(?=\w)|GH-(?=\d)|:(?=(?:[\w+-]|&#95;)+:)/gi, sign => sign + JOINER)
        .replace(/:\/\//g, `:${JOINER}//`)
        .replace(/www\./gi, sign => `${sign.slice(0, -1)}${JOINER}.`);
}
function reference(character) {
    return `&#${character.charCodeAt(0)};`;
}
/**
 * A sentence of our own, in which backticks stand around code and `{model}` for a name from outside. A command in it
 * can be copied: unlike in plain text, nothing invisible is put into it.
 */
function prose(text, model) {
    const named = (part) => part.replaceAll('{model}', () => model);
    return text
        .split('`')
        .map((part, index) => index % 2 === 0 ? part.split('{model}').map(inert).join(code(model)) : code(named(part)))
        .join('');
}
/** A link to an address that we made ourselves; one that is not plain https or http is left out. */
function link(label, url) {
    return /^https?:\/\/[^\s()<>"'`|\\]+$/.test(url) ? `[${label}](${url})` : label;
}
/** A table; cells are Markdown already, of one line each. */
function table(head, rows) {
    const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
    return [line(head), line(head.map(() => ':--')), ...rows.map(line)].join('\n');
}
/**
 * A cell in which a pipe is none of the table's; only code holds one. GitHub takes the escape away before it reads the
 * code, but a backslash before it would be read as escaping the escape, so that one is kept apart.
 */
function cell(markdown) {
    return markdown.replace(/\\(?=\|)/g, '\\ ').replaceAll('|', '\\|');
}
/** GitHub's alert box. */
function alert(kind, text) {
    return [`> [!${kind}]`, ...text.split('\n').map(line => `> ${line}`.trimEnd())].join('\n');
}
/** A folded part; `label` is plain text of our own. */
function folded(label, body) {
    return `<details><summary>${label}</summary>\n\n${body}\n\n</details>`;
}


/***/ }),

/***/ 3419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DH: () => (/* binding */ reasonLabel),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   RG: () => (/* binding */ noteList),
/* harmony export */   at: () => (/* binding */ recovery),
/* harmony export */   vk: () => (/* binding */ COVERAGE),
/* harmony export */   xk: () => (/* binding */ triedTable),
/* harmony export */   zs: () => (/* binding */ opening)
/* harmony export */ });
/* unused harmony export routeOf */
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8346);
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2051);
/* harmony import */ var _route_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2734);
/* harmony import */ var _time_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2936);
/**
 * The parts that comment and summary have in common, each a piece of Markdown. A row may come from a comment that
 * somebody else edited, so every text in it is quoted.
 */




/** The heading's words for one leg, without the `#`. */
function headline(row) {
    if (row.used === null)
        return 'Codex has no usable model here';
    if (row.outcome === 'fallback')
        return `Codex uses ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.used)} here instead of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.requested)}`;
    return `Codex uses ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.used)} here`;
}
/** Why it is so, under the headline: a plain line when all went as asked, else a box. */
function opening(row) {
    const text = whyText(row);
    if (text === '')
        return '';
    if (row.outcome === 'none')
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .alert */ .xE)('WARNING', text);
    return row.reason === 'accepted' && row.served === undefined ? text : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .alert */ .xE)('NOTE', text);
}
/** Why it is so, as Markdown, without a repetition of the headline. */
function whyText(row) {
    const route = routeOf(row);
    if (row.reason === 'accepted')
        return sentence((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(withoutHeadline(row)));
    if (row.outcome !== 'fallback' || !(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .isReason */ .Vs)(row.reason) || route === undefined)
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(row.explanation);
    const until = row.retryAt === undefined ? '' : ` until ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)((0,_time_text_js__WEBPACK_IMPORTED_MODULE_2__/* .timeText */ .T)(row.retryAt))}`;
    const where = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)((0,_route_js__WEBPACK_IMPORTED_MODULE_3__/* .describeRoute */ .fx)(route));
    return `${sentence(_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .ez[row.reason].clause)
        .replace(/^\{route\}/, () => sentence(where))
        .replaceAll('{model}', () => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.requested))
        .replaceAll('{route}', () => where)}${until}.`;
}
/** The explanation of a model that is used as asked; a row that was shortened has none, and needs none. */
function withoutHeadline({ used, explanation }) {
    const headline = `${used} is used: `;
    return explanation.startsWith(headline) ? explanation.slice(headline.length) : explanation;
}
/** The route of a row; undefined when the row, which may come from an edited comment, names none that is known. */
function routeOf(row) {
    return (0,_route_js__WEBPACK_IMPORTED_MODULE_3__/* .isRouteKind */ .Ar)(row.route)
        ? { kind: row.route, ...(row.plan === undefined ? {} : { plan: row.plan }) }
        : undefined;
}
/** A clause as the beginning of a sentence; one that begins with a placeholder keeps it. */
function sentence(clause) {
    return clause.charAt(0).toUpperCase() + clause.slice(1);
}
/** The models that were tried, in order, with what became of each. */
function triedTable(row) {
    if (row.tried.length === 0)
        return '';
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['Model', 'Result', 'Answer'], row.tried.map(tried => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(tried.model) + (tried.model === row.requested ? ' (asked&nbsp;for)' : ''),
        resultOf(tried, row.used),
        answerOf(tried),
    ]));
}
const RESULTS = {
    accepted: '✅&nbsp;accepted',
    refused: '➖&nbsp;not&nbsp;accepted',
    unsettled: '❔&nbsp;not&nbsp;settled',
};
function resultOf(tried, used) {
    if (tried.model !== used)
        return RESULTS[tried.verdict];
    return tried.verdict === 'accepted' ? '✅&nbsp;**used**' : `${RESULTS[tried.verdict]}, **used**`;
}
function answerOf(tried) {
    if (tried.reason === 'accepted')
        return 'accepted';
    const label = reasonLabel(tried.reason);
    return tried.said === undefined ? label : `${label}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(tried.said)}`;
}
/** A reason in a few words; a code that this version does not know stands as it is. */
function reasonLabel(reason) {
    if (reason === 'accepted')
        return 'accepted';
    return (0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .isReason */ .Vs)(reason) ? _reason_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .ez[reason].label : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(reason);
}
/** What to do about it, after `aim` where no model is used; empty when the model asked for is used and proven. */
function recovery(row, aim = 'What to do') {
    // A reason is told of the first model that it holds for: the one asked for, as a rule.
    const models = new Map([[row.reason, row.requested]]);
    for (const { reason, model } of row.used === null ? row.tried : []) {
        if (!models.has(reason))
            models.set(reason, model);
    }
    const moves = [...models].flatMap(([reason, model]) => (0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .isReason */ .Vs)(reason) ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .ez[reason].recovery, model)] : []);
    if (moves.length === 0)
        return '';
    const what = row.outcome === 'fallback' ? `To get ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.requested)} back` : aim;
    const when = row.retryAt === undefined ? '' : ` The limit resets at ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)((0,_time_text_js__WEBPACK_IMPORTED_MODULE_2__/* .timeText */ .T)(row.retryAt))}.`;
    return `**${what}:** ${moves.join(' ')}${when}`;
}
/** Notes as a list; empty when there are none. */
function noteList(notes) {
    return notes.map(note => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(note)}`).join('\n');
}
/** What the result does and does not cover. */
const COVERAGE = 'This holds for the Codex CLI on this runner, at this moment. It says nothing about Codex Cloud, where the model cannot be chosen, nor about the OpenAI API: a model in the API’s list is no proof that Codex accepts it. API billing (per token) and ChatGPT plan usage are separate accounts.';


/***/ })

};
