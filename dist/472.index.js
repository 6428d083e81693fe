export const id = 472;
export const ids = [472];
export const modules = {

/***/ 9306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wQ: () => (/* binding */ renderComment),
  UR: () => (/* binding */ renderRows)
});

// UNUSED EXPORTS: LONGEST_COMMENT

// EXTERNAL MODULE: ./lib/comment/embed.js
var comment_embed = __webpack_require__(675);
// EXTERNAL MODULE: ./lib/comment/fit.js
var fit = __webpack_require__(990);
// EXTERNAL MODULE: ./lib/comment/headline.js
var headline = __webpack_require__(7533);
// EXTERNAL MODULE: ./lib/base/assert-never.js
var assert_never = __webpack_require__(5476);
// EXTERNAL MODULE: ./lib/base/time-text.js
var time_text = __webpack_require__(5630);
// EXTERNAL MODULE: ./lib/comment/markdown.js
var markdown = __webpack_require__(5016);
// EXTERNAL MODULE: ./lib/comment/parts.js
var comment_parts = __webpack_require__(4707);
// EXTERNAL MODULE: ./lib/comment/row-status.js
var row_status = __webpack_require__(7508);
;// CONCATENATED MODULE: ./lib/comment/row-groups.js


/**
 * The groups: what wants attention first, and of what stands alike the largest first. `coarse` takes rows together that
 * differ only in notes, in the CLI's version, or in what else was tried.
 */
function groupRows(rows, coarse = false) {
    const groups = new Map();
    for (const row of rows) {
        const key = agreementOf(row, coarse);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, { row, rows: [row] });
        else
            group.rows.push(row);
    }
    return [...groups.values()]
        .map(group => ({ ...group, asked: [...new Set(group.rows.map(({ requested }) => requested))] }))
        .sort((a, b) => orderOf(a.row) - orderOf(b.row) || b.rows.length - a.rows.length);
}
/** The row of the group, with what each of the models asked for was answered. */
function rowOfGroup({ row, rows, asked }) {
    if (asked.length === 1)
        return row;
    const tried = new Map(rows.flatMap(one => one.tried.map(each => [each.model, each])));
    return { ...row, tried: [...tried.values()] };
}
function orderOf(row) {
    return row_status/* ROW_STATUSES */.Qi.indexOf((0,row_status/* rowStatus */.Bs)(row));
}
/** What an endpoint said word for word may hold a request's id, so it does not keep rows apart. */
function agreementOf(row, coarse) {
    const { requested, used, outcome, reason, route, plan, served, codex, notes, retryAt } = row;
    if ((0,row_status/* isBlockedAtOnce */.TI)(row)) {
        // The route would have failed with any model, so which one was asked for, or was not tried, makes no difference.
        const until = retryAt === undefined ? '' : (0,time_text/* timeText */.T)(retryAt);
        return JSON.stringify(['blocked', reason, route, plan, until, coarse ? '' : codex]);
    }
    const answer = [requested, used, outcome, reason, route, plan, served];
    const tried = row.tried.map(({ model, verdict, reason: why }) => [model, verdict, why]);
    return JSON.stringify(coarse ? answer : [...answer, codex, notes, tried]);
}

// EXTERNAL MODULE: ./lib/comment/sections.js
var sections = __webpack_require__(6001);
// EXTERNAL MODULE: ./lib/comment/state.js
var state = __webpack_require__(8808);
;// CONCATENATED MODULE: ./lib/comment/many-jobs.js







/** As many legs are named in a cell; of more, the number is, and a folded list has the names. */
const LEGS_IN_A_CELL = 4;
/** As many groups are told of where not all fit; what wants attention comes first. */
const MOST_GROUPS = 40;
/** The whole text; `again` when all rows are as asked and earlier ones were not. */
function manyText(rows, groups, detail, again) {
    const shown = groups.slice(0, MOST_GROUPS);
    const more = groups.slice(shown.length).reduce((sum, group) => sum + group.rows.length, 0);
    return (0,comment_parts/* joined */.oR)([
        `### ${title(rows, again)}`,
        again ? OVER : '',
        countLine(rows),
        groupTable(shown, detail),
        more === 0 ? '' : `${more} more jobs are not listed.`,
        detail === 0 ? '' : recoveries(shown),
        detail === 2 ? (0,comment_parts/* notesOfRows */.I4)(rows) : '',
        ...(detail === 0 ? [] : shown.map(group => detailsOf(group, detail))),
        (0,comment_parts/* closing */.ET)(rows, groups[0]?.rows[0]?.runUrl),
    ]);
}
/** Said where all is as asked and an earlier state of the same comment was not. */
const OVER = 'The fallback or failure that this comment told of before is over.';
/** What stands wrong, for one job and for several. */
const COUNTED = {
    none: ['has no model', 'have no model'],
    rerouted: ['was answered by another model', 'were answered by another model'],
    fallback: ['uses a fallback', 'use a fallback'],
    unverified: ['uses an unverified model', 'use an unverified model'],
};
/** The answer in numbers, what wants attention first. */
function title(rows, again) {
    const total = rows.length;
    const parts = ['none', 'rerouted', 'fallback', 'unverified'].flatMap(standing => {
        const count = rows.filter(row => (0,row_status/* rowStatus */.Bs)(row) === standing).length;
        return count === 0 ? [] : [{ count, words: COUNTED[standing][count === 1 ? 0 : 1] }];
    });
    if (parts.length === 0)
        return `All ${(0,comment_parts/* jobs */.LR)(total)} ${again ? 'are back on' : 'use'} the model they ask for`;
    return parts
        .map(({ count, words }, place) => `${count}${place === 0 ? ` of ${(0,comment_parts/* jobs */.LR)(total)}` : ''} ${words}`)
        .join('; ');
}
/** What is used, and how many jobs it holds for, in one line. */
function countLine(rows) {
    const counts = new Map();
    for (const row of rows) {
        const key = usedText(row);
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts]
        .sort(([, a], [, b]) => b - a)
        .slice(0, 12)
        .map(([what, count]) => `**${(0,comment_parts/* jobs */.LR)(count)}**: ${what}`)
        .join(' · ');
}
function usedText(row) {
    const used = (0,markdown/* code */.aY)(row.used ?? '');
    const standing = (0,row_status/* rowStatus */.Bs)(row);
    switch (standing) {
        case 'none':
            return 'no model';
        case 'rerouted':
            return `${(0,markdown/* code */.aY)(row.served ?? '')} answered instead of ${used}`;
        case 'fallback':
            return `${used} instead of ${(0,markdown/* code */.aY)(row.requested)}`;
        case 'unverified':
            return `${used}, unverified`;
        case 'preferred':
            return used;
        default:
            return (0,assert_never/* assertNever */.x)(standing);
    }
}
function groupTable(groups, detail) {
    const most = detail === 0 ? 2 : LEGS_IN_A_CELL;
    return (0,markdown/* table */.tp)(['Jobs', 'Asked for', 'Used', 'Why'], groups.map(({ row, rows, asked }) => [
        rows.length <= most ? rows.map(({ leg }) => (0,markdown/* code */.aY)(leg)).join('<br>') : (0,comment_parts/* jobs */.LR)(rows.length),
        asked.length <= most ? asked.map(markdown/* code */.aY).join('<br>') : `${asked.length} models`,
        (0,comment_parts/* isQuiet */.rM)(row) ? usedCell(row) : `**${usedCell(row)}**`,
        whyCell(row),
    ]));
}
function usedCell(row) {
    const used = row.used === null ? 'none' : (0,markdown/* code */.aY)(row.used);
    if (!(0,state/* isRerouted */.TE)(row))
        return used;
    const served = `${(0,markdown/* code */.aY)(row.served ?? '')} answered`;
    return row.used === row.requested ? served : `${used}, but ${served}`;
}
function whyCell(row) {
    const standing = (0,row_status/* rowStatus */.Bs)(row);
    const until = row.retryAt === undefined ? '' : `, until ${(0,markdown/* plain */.pj)((0,time_text/* timeText */.T)(row.retryAt))}`;
    if (standing === 'unverified')
        return `not settled: ${(0,sections/* reasonLabel */.DH)(row.reason)}${until}`;
    if (standing !== 'rerouted')
        return (0,sections/* reasonLabel */.DH)(row.reason) + until;
    const before = row.outcome === 'fallback' ? `${(0,sections/* reasonLabel */.DH)(row.reason)}${until}; ` : '';
    return `⚠️ ${before}another model answered`;
}
/** The recovery moves, each once and with the jobs that they are for. */
function recoveries(groups) {
    const same = new Map();
    for (const { row, rows } of groups) {
        const key = recoveryKey(row);
        same.set(key, [...(same.get(key) ?? []), ...rows]);
    }
    return (0,comment_parts/* joined */.oR)([...same.values()].map(rows => (rows[0] === undefined ? '' : (0,sections/* recovery */.at)(rows[0], (0,comment_parts/* whose */.vU)(rows)))));
}
/** What the moves of a row are made from. */
function recoveryKey(row) {
    const { requested, used, reason, retryAt } = row;
    if ((0,row_status/* isBlockedAtOnce */.TI)(row))
        return JSON.stringify(['blocked', reason, retryAt]);
    const tried = used === null ? row.tried.map(one => [one.model, one.reason]) : [];
    return JSON.stringify([(0,row_status/* rowStatus */.Bs)(row), row.outcome, requested, used, reason, retryAt, tried]);
}
/** What a group was answered, and its jobs where the table only counts them; empty where the table tells it all. */
function detailsOf(group, detail) {
    const { rows, asked } = group;
    const row = rowOfGroup(group);
    const answers = detail === 2 && !(0,comment_parts/* isQuiet */.rM)(row) ? (0,sections/* triedTable */.xk)(row, asked) : '';
    const names = rows.length > LEGS_IN_A_CELL ? rows.map(({ leg }) => (0,markdown/* code */.aY)(leg)).join(', ') : '';
    // Markdown is not read in the label of a folded part.
    const which = rows.length === 1 ? `The job ${(0,markdown/* plain */.pj)(row.leg)}` : `The ${(0,comment_parts/* jobs */.LR)(rows.length)}`;
    const fate = row.used === null ? 'without a model' : `on ${(0,markdown/* plain */.pj)(row.used)}`;
    const body = (0,comment_parts/* joined */.oR)([answers, names]);
    return body === '' ? '' : (0,markdown/* folded */.TM)(`${which} ${fate}`, body);
}

;// CONCATENATED MODULE: ./lib/comment/comment.js
/** The comment on the pull request: the state of all legs, rendered for people, with the state itself hidden in it. */








/** GitHub refuses a longer body, on create and on update. */
const LONGEST_COMMENT = 65_536;
/** What people read gets at most this much, so that the state of a full matrix has room behind it. */
const LONGEST_TEXT = 24_000;
/** The whole body: it begins with the marker, ends with the state, and always fits. */
function renderComment(state) {
    const marker = (0,comment_embed/* commentMarker */.Ql)(state.key);
    const text = renderRows(state.rows, state.fellBack);
    const room = LONGEST_COMMENT - [marker, text, leftOut(state.rows.length), ''].join('\n\n').length;
    const fitted = (0,fit/* fitState */.n5)(state, room);
    const left = state.rows.length - fitted.rows.length;
    return [marker, text, ...(left === 0 ? [] : [leftOut(left)]), (0,comment_embed/* embedState */.P4)(fitted)].join('\n\n');
}
function leftOut(count) {
    return `<sub>A later update may leave out ${count} of these jobs: there was no room to keep them.</sub>`;
}
/**
 * The rows for people alone, at the first level of detail that fits. `fellBack`: whether earlier ones called for a
 * comment, which is over when all rows are as asked.
 */
function renderRows(rows, fellBack = false) {
    const again = fellBack && rows.length > 0 && rows.every(comment_parts/* isQuiet */.rM);
    for (const detail of [2, 1, 0]) {
        const groups = groupRows(rows, detail < 2);
        // So many do not fit in full, and hostile ones would take seconds to find that out.
        if (detail === 2 && groups.length > MOST_GROUPS)
            continue;
        const [group, ...others] = groups;
        if (group === undefined)
            return '### Codex models in this run\n\nNo job has reported yet.';
        const text = others.length > 0 ? manyText(rows, groups, detail, again) : oneText(group, detail, again);
        if (text.length <= LONGEST_TEXT)
            return text;
    }
    return `### ${title(rows, again)}\n\n${countLine(rows)}\n\n<sub>The details did not fit; they are in the job summaries.</sub>`;
}
function oneText(group, detail, again) {
    const { rows, asked } = group;
    const row = rowOfGroup(group);
    const legs = rows.map(({ leg }) => leg);
    return (0,comment_parts/* joined */.oR)([
        `### ${again ? `${(0,markdown/* code */.aY)(row.requested)} is accepted again` : (0,headline/* headline */.P)(row)}`,
        again ? `${(0,headline/* opening */.z)(row)} ${OVER}`.trim() : (0,headline/* opening */.z)(row),
        (0,comment_parts/* isQuiet */.rM)(row) ? '' : (0,sections/* triedTable */.xk)(detail === 2 ? row : (0,comment_parts/* withoutWords */.ak)(row), asked),
        detail === 0 ? '' : (0,sections/* recovery */.at)(row),
        detail === 0 ? '' : (0,comment_parts/* notesOfRows */.I4)(rows),
        legs.length > 1 ? (0,markdown/* folded */.TM)(`All ${legs.length} jobs agree`, legs.map(markdown/* code */.aY).join(', ')) : '',
        (0,comment_parts/* closing */.ET)(rows, row.runUrl, legs.length > 1 ? '' : row.leg),
    ]);
}


/***/ }),

/***/ 7533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ headline),
/* harmony export */   z: () => (/* binding */ opening)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5476);
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5630);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1267);
/* harmony import */ var _verdict_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7497);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5016);
/* harmony import */ var _row_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7508);





/** The heading's words, without the `#`. */
function headline(row) {
    const used = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.used ?? '');
    const standing = (0,_row_status_js__WEBPACK_IMPORTED_MODULE_1__/* .rowStatus */ .Bs)(row);
    switch (standing) {
        case 'none':
            return headlineOfNone(row);
        case 'rerouted': {
            const did = row.outcome === 'fallback' ? 'fell back to' : 'asked for';
            return `Codex ${did} ${used}, but ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.served ?? '')} answered`;
        }
        case 'fallback':
            return `Codex uses ${used} here instead of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.requested)}`;
        case 'unverified':
            return `Codex uses ${used} here, unverified`;
        case 'preferred':
            return `Codex uses ${used} here`;
        default:
            return (0,_base_index_js__WEBPACK_IMPORTED_MODULE_2__/* .assertNever */ .x)(standing);
    }
}
/** What failed is not the model where the route or the client did, or where no answer about any model came through. */
function headlineOfNone(row) {
    const blocker = (0,_row_status_js__WEBPACK_IMPORTED_MODULE_1__/* .blockerOf */ .U$)(row);
    if (blocker !== undefined)
        return `Codex cannot run here: ${_verdict_index_js__WEBPACK_IMPORTED_MODULE_3__/* .REASONS */ .ez[blocker].label}`;
    const reasons = (0,_row_status_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonsOf */ .zM)(row);
    const isUnanswered = reasons.length > 0 &&
        !reasons.some(reason => (0,_row_status_js__WEBPACK_IMPORTED_MODULE_1__/* .isModelReason */ .sK)(reason) || reason === 'unrecognized') &&
        !row.tried.some(({ verdict }) => verdict === 'accepted');
    return isUnanswered
        ? `Codex got no answer here: ${reasons.map(reason => _verdict_index_js__WEBPACK_IMPORTED_MODULE_3__/* .REASONS */ .ez[reason].label).join(', ')}`
        : 'Codex has no usable model here';
}
/** Why it is so, under the headline: a plain line when all went as asked, else a box. */
function opening(row) {
    const text = whyText(row);
    if (text === '')
        return '';
    const standing = (0,_row_status_js__WEBPACK_IMPORTED_MODULE_1__/* .rowStatus */ .Bs)(row);
    if (standing === 'preferred')
        return text;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .alert */ .xE)(standing === 'none' || standing === 'rerouted' ? 'WARNING' : 'NOTE', text);
}
/** Why it is so, as Markdown, without a repetition of the headline. */
function whyText(row) {
    const standing = (0,_row_status_js__WEBPACK_IMPORTED_MODULE_1__/* .rowStatus */ .Bs)(row);
    if (standing === 'rerouted')
        return [fallbackText(row), reroutedText(row)].join(' ').trim();
    if (standing === 'preferred')
        return sentence((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(withoutHeadline(row)));
    return (standing === 'fallback' ? fallbackText(row) : '') || (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(row.explanation);
}
/** Why the model asked for is not the one used; empty when it is, or when the row does not say in words that are known. */
function fallbackText(row) {
    const route = routeOf(row);
    if (row.outcome !== 'fallback' || !(0,_verdict_index_js__WEBPACK_IMPORTED_MODULE_3__/* .isReason */ .Vs)(row.reason) || route === undefined)
        return '';
    const until = row.retryAt === undefined ? '' : ` until ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)((0,_base_index_js__WEBPACK_IMPORTED_MODULE_4__/* .timeText */ .T)(row.retryAt))}`;
    const where = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)((0,_report_index_js__WEBPACK_IMPORTED_MODULE_5__/* .describeRoute */ .fx)(route));
    return `${sentence(_verdict_index_js__WEBPACK_IMPORTED_MODULE_3__/* .REASONS */ .ez[row.reason].clause)
        .replace(/^\{route\}/, () => sentence(where))
        .replaceAll('{model}', () => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.requested))
        .replaceAll('{route}', () => where)}${until}.`;
}
function reroutedText(row) {
    const route = routeOf(row);
    const where = route === undefined ? 'This route' : sentence((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)((0,_report_index_js__WEBPACK_IMPORTED_MODULE_5__/* .describeRoute */ .fx)(route)));
    const used = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.used ?? '');
    return `${where} accepts ${used} and lets ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.served ?? '')} answer. Work that asks for ${used} here may get the other model.`;
}
/** The explanation of a model that is used as asked; a row that was shortened has none, and needs none. */
function withoutHeadline({ used, explanation }) {
    const headline = `${used} is used: `;
    return explanation.startsWith(headline) ? explanation.slice(headline.length) : explanation;
}
/** The route of a row; undefined when the row, which may come from an edited comment, names none that is known. */
function routeOf(row) {
    return (0,_report_index_js__WEBPACK_IMPORTED_MODULE_5__/* .isRouteKind */ .Ar)(row.route)
        ? { kind: row.route, ...(row.plan === undefined ? {} : { plan: row.plan }) }
        : undefined;
}
/** A clause as the beginning of a sentence; one that begins with a placeholder keeps it. */
function sentence(clause) {
    return clause.charAt(0).toUpperCase() + clause.slice(1);
}


/***/ }),

/***/ 5016:
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
/* harmony import */ var _redact_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2388);

/**
 * Text from outside as a code span: nothing in it is markup, a mention, a link or HTML. Made for one line; line breaks
 * become spaces, and what hides or turns text is left out.
 */
function code(text) {
    const line = (0,_redact_index_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h)(text);
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
    return inert((0,_redact_index_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h)(text)).replace(/^[-+=:]|(?<=^\d{0,9})\d(?=[.)](?: |$))/, reference);
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

/***/ 4707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ET: () => (/* binding */ closing),
/* harmony export */   I4: () => (/* binding */ notesOfRows),
/* harmony export */   JC: () => (/* binding */ reasonCodes),
/* harmony export */   LR: () => (/* binding */ jobs),
/* harmony export */   ak: () => (/* binding */ withoutWords),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   rM: () => (/* binding */ isQuiet),
/* harmony export */   vU: () => (/* binding */ whose)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5016);
/* harmony import */ var _row_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7508);
/* harmony import */ var _sections_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6001);
/** What the comment of one answer and that of several are both made of. */



/** As many jobs are named in a sentence; of more, the number is. */
const LEGS_IN_A_SENTENCE = 4;
/** As many reason codes are named. */
const MOST_CODES = 6;
/** Parts of a text, without those that are empty. */
function joined(parts) {
    return parts.filter(part => part !== '').join('\n\n');
}
/** A number of jobs. */
function jobs(count) {
    return `${count} ${count === 1 ? 'job' : 'jobs'}`;
}
/** Nothing to tell but that it went as asked. */
function isQuiet(row) {
    return (0,_row_status_js__WEBPACK_IMPORTED_MODULE_0__/* .rowStatus */ .Bs)(row) === 'preferred';
}
/** The jobs of these rows for the middle of a sentence; many are told by their number and what they have in common. */
function whose(rows) {
    if (rows.length <= LEGS_IN_A_SENTENCE)
        return rows.map(({ leg }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(leg)).join(', ');
    const reasons = new Set(rows.map(({ reason }) => reason));
    const [reason] = reasons;
    return jobs(rows.length) + (reasons.size === 1 && reason !== undefined ? `: ${(0,_sections_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonLabel */ .DH)(reason)}` : '');
}
/** The notes of all rows, each once; one that does not hold for every row names the jobs that it is of. */
function notesOfRows(rows) {
    const holders = new Map();
    for (const row of rows) {
        for (const note of new Set(row.notes))
            holders.set(note, [...(holders.get(note) ?? []), row]);
    }
    return [...holders]
        .map(([note, of]) => (of.length === rows.length ? (0,_sections_js__WEBPACK_IMPORTED_MODULE_2__/* .noteList */ .RG)([note]) : `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(note)} (${whose(of)})`))
        .join('\n');
}
/** What the result covers, and where it is from. The codes are those that README and outputs have. */
function closing(rows, runUrl, leg = '') {
    const versions = [...new Set(rows.flatMap(({ codex }) => (codex === undefined ? [] : [codex])))];
    const facts = [
        versions.length === 0 ? '' : `Codex CLI ${versions.slice(0, 4).map(_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj).join(', ')}`,
        leg === '' ? '' : `job ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(leg)}`,
        reasonCodes(rows),
        runUrl === undefined ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)('run', runUrl),
    ].filter(fact => fact !== '');
    return `<sub>${[_sections_js__WEBPACK_IMPORTED_MODULE_2__/* .COVERAGE */ .vk, facts.join(' · ')].filter(part => part !== '').join('<br>')}</sub>`;
}
/** The codes of what failed, for who wants to look them up; empty where nothing did. */
function reasonCodes(rows) {
    const codes = [...new Set(rows.filter(row => !isQuiet(row)).flatMap(_row_status_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonsOf */ .zM))];
    if (codes.length === 0)
        return '';
    const more = codes.length > MOST_CODES ? ', …' : '';
    return `${codes.length === 1 ? 'reason' : 'reasons'} ${codes.slice(0, MOST_CODES).map(_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY).join(', ')}${more}`;
}
/** The row without what the endpoint said. */
function withoutWords(row) {
    return { ...row, tried: row.tried.map(({ model, verdict, reason }) => ({ model, verdict, reason })) };
}


/***/ }),

/***/ 7508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ rowStatus),
/* harmony export */   Qi: () => (/* binding */ ROW_STATUSES),
/* harmony export */   TI: () => (/* binding */ isBlockedAtOnce),
/* harmony export */   U$: () => (/* binding */ blockerOf),
/* harmony export */   sK: () => (/* binding */ isModelReason),
/* harmony export */   zM: () => (/* binding */ reasonsOf)
/* harmony export */ });
/* harmony import */ var _verdict_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7497);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8808);


/** What wants attention comes first. */
const ROW_STATUSES = ['none', 'rerouted', 'fallback', 'unverified', 'preferred'];
/** Where the leg stands. */
function rowStatus(row) {
    if (row.used === null || row.outcome === 'none')
        return 'none';
    if ((0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .isRerouted */ .TE)(row))
        return 'rerouted';
    if (row.outcome === 'fallback')
        return 'fallback';
    return row.reason === 'accepted' ? 'preferred' : 'unverified';
}
/**
 * The failure of the route, or the missing client, that left the leg without a model: no other model would have fared
 * better.
 */
function blockerOf(row) {
    if (rowStatus(row) !== 'none')
        return undefined;
    return reasonsOf(row).find(reason => _verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .ez[reason].scope === 'route' || reason === 'codex-missing');
}
/** Whether the very first answer was that failure, so that the leg says nothing about any model. */
function isBlockedAtOnce(row) {
    return blockerOf(row) === row.reason && reasonsOf(row).length === 1;
}
/** The failures of a leg, each once, that of the model asked for first; codes that are not known are left out. */
function reasonsOf(row) {
    return [...new Set([row.reason, ...row.tried.map(({ reason }) => reason)])].filter(_verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isReason */ .Vs);
}
/** Whether a failure is an answer about the model; that the model needs a newer client is one. */
function isModelReason(reason) {
    return _verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .ez[reason].scope === 'model' || reason === 'needs-newer-codex';
}


/***/ }),

/***/ 6001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DH: () => (/* binding */ reasonLabel),
/* harmony export */   RG: () => (/* binding */ noteList),
/* harmony export */   at: () => (/* binding */ recovery),
/* harmony export */   vk: () => (/* binding */ COVERAGE),
/* harmony export */   xk: () => (/* binding */ triedTable)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5630);
/* harmony import */ var _verdict_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7497);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5016);
/* harmony import */ var _row_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7508);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8808);





/**
 * The models that were tried, in order, with what became of each; `asked` are the models asked for where the row stands
 * for several.
 */
function triedTable(row, asked = [row.requested]) {
    if (row.tried.length === 0)
        return '';
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['Model', 'Result', 'Answer'], row.tried.map(tried => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(tried.model) + (asked.includes(tried.model) ? ' (asked&nbsp;for)' : ''),
        resultOf(tried, row),
        answerOf(tried, row),
    ]));
}
const RESULTS = {
    accepted: '✅&nbsp;accepted',
    refused: '➖&nbsp;not&nbsp;accepted',
    unsettled: '❔&nbsp;not&nbsp;settled',
};
function resultOf(tried, row) {
    if (isReroutedModel(tried, row))
        return '⚠️&nbsp;**used**';
    // What the route or the client did is not put down to the model.
    const result = tried.verdict === 'refused' && (0,_verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isReason */ .Vs)(tried.reason) && !(0,_row_status_js__WEBPACK_IMPORTED_MODULE_2__/* .isModelReason */ .sK)(tried.reason)
        ? '➖&nbsp;no&nbsp;answer'
        : RESULTS[tried.verdict];
    if (tried.model !== row.used)
        return result;
    return tried.verdict === 'accepted' ? '✅&nbsp;**used**' : `${result}, **used**`;
}
function isReroutedModel(tried, row) {
    return tried.model === row.used && tried.verdict === 'accepted' && (0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .isRerouted */ .TE)(row);
}
function answerOf(tried, row) {
    if (isReroutedModel(tried, row))
        return `accepted, but ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.served ?? '')} answered`;
    if (tried.reason === 'accepted')
        return 'accepted';
    const label = reasonLabel(tried.reason);
    return tried.said === undefined ? label : `${label}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(tried.said)}`;
}
/** A reason in a few words; a code that this version does not know stands as it is. */
function reasonLabel(reason) {
    if (reason === 'accepted')
        return 'accepted';
    return (0,_verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isReason */ .Vs)(reason) ? _verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .ez[reason].label : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(reason);
}
/**
 * What to do about it; empty when the model asked for is used and proven. `whose` are the jobs that it concerns, where
 * there are others.
 */
function recovery(row, whose = '') {
    const moves = movesOf(row);
    if (moves.length === 0)
        return '';
    const what = row.outcome === 'fallback' ? `To get ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.requested)} back` : 'What to do';
    const when = row.retryAt === undefined ? '' : ` The limit resets at ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)((0,_base_index_js__WEBPACK_IMPORTED_MODULE_4__/* .timeText */ .T)(row.retryAt))}.`;
    return `**${what}${whose === '' ? '' : ` (${whose})`}:** ${moves.join(' ')}${when}`;
}
function movesOf(row) {
    // A reason is told of the first model that it holds for: the one asked for, as a rule.
    const models = new Map([[row.reason, row.requested]]);
    for (const { reason, model } of row.used === null ? row.tried : []) {
        if (!models.has(reason))
            models.set(reason, model);
    }
    const moves = [...models].flatMap(([reason, model]) => (0,_verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isReason */ .Vs)(reason) ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(_verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .ez[reason].recovery, model)] : []);
    if ((0,_row_status_js__WEBPACK_IMPORTED_MODULE_2__/* .rowStatus */ .Bs)(row) === 'rerouted')
        return [...moves, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(REROUTED, row.used ?? '')];
    return isExhausted(row) ? [...moves, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(EXHAUSTED, row.requested)] : moves;
}
/** The first move where another model answered. */
const REROUTED = 'Where it has to be {model}, run again; if another model still answers, look at the account’s notices or use another route. Where the model that answered is good enough, ask for that one.';
/** What there is to do besides where every model of the chain was refused for good. */
const EXHAUSTED = 'Or name another model in `fallback-models`, or let this job use another route.';
function isExhausted(row) {
    return ((0,_row_status_js__WEBPACK_IMPORTED_MODULE_2__/* .rowStatus */ .Bs)(row) === 'none' &&
        (0,_row_status_js__WEBPACK_IMPORTED_MODULE_2__/* .blockerOf */ .U$)(row) === undefined &&
        (0,_row_status_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonsOf */ .zM)(row).some(reason => _verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .ez[reason].scope === 'model' && _verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .REASONS */ .ez[reason].lasting !== 'temporary'));
}
/** Notes as a list; empty when there are none. */
function noteList(notes) {
    return notes.map(note => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(note)}`).join('\n');
}
/** What the result does and does not cover. */
const COVERAGE = 'This holds for the Codex CLI on this runner, at this moment. It says nothing about Codex Cloud, where the model cannot be chosen, nor about the OpenAI API: a model in the API’s list is no proof that Codex accepts it. API billing (per token) and ChatGPT plan usage are separate accounts.';


/***/ }),

/***/ 3472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recheckCommentStep: () => (/* binding */ recheckCommentStep),
  H: () => (/* binding */ writeComment)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: ./lib/base/fields.js
var fields = __webpack_require__(4144);
// EXTERNAL MODULE: ./lib/comment/comment.js + 2 modules
var comment_comment = __webpack_require__(9306);
// EXTERNAL MODULE: ./lib/comment/state.js
var state = __webpack_require__(8808);
// EXTERNAL MODULE: ./lib/github/comment-lookup.js + 1 modules
var comment_lookup = __webpack_require__(3492);
// EXTERNAL MODULE: ./lib/github/upsert-comment.js + 2 modules
var upsert_comment = __webpack_require__(9698);
;// CONCATENATED MODULE: ./lib/github/publish-comment.js



/** The main step's comment. `ahead` is what a look from before found. */
async function publishComment(job, pace, ahead) {
    const manner = { clock: pace, maxWaitMs: upsert_comment/* MAIN_MAX_WAIT_MS */.oD };
    if (ahead !== undefined && stillHolds(ahead, job))
        return act(job, ahead, manner, upsert_comment/* upsertComment */.lB);
    const published = await act(job, await (0,comment_lookup/* openLookup */.L)(job, manner), manner, upsert_comment/* upsertComment */.lB);
    return { ...published, requests: published.requests + (ahead?.client.requests() ?? 0) };
}
/**
 * Whether what was found before is still worth something. A pull request may have been opened since, and a GitHub that
 * would not answer may do so now; whoever has nothing to say need not ask again whether there is a pull request.
 */
function stillHolds(ahead, { rows, when }) {
    if (ahead.kind === 'there')
        return ahead.found?.answer.kind === 'ok';
    return ahead.kind === 'none' && when === 'on-fallback' && !rows.some(state/* needsComment */.js);
}
/** The `post` step's second look. `before` is what {@link publishComment} answered in the main step. */
async function recheckComment(job, pace, before) {
    const manner = { clock: pace, maxWaitMs: upsert_comment/* POST_MAX_WAIT_MS */.xf };
    return act(job, await (0,comment_lookup/* openLookup */.L)(job, manner), manner, input => (0,upsert_comment/* recheckUpsert */.bm)(input, before));
}
async function act(job, approached, { clock: pace, maxWaitMs: patience }, step) {
    const { requests } = approached.client;
    if (approached.kind === 'none') {
        return { requests: requests(), outcome: { kind: 'no-pull-request', why: approached.why } };
    }
    if (approached.kind === 'failed') {
        return { requests: requests(), outcome: { kind: 'failed', message: approached.message } };
    }
    const { rows, run, when, render } = job;
    const { api, owner: ours, comments, found: look } = approached;
    const outcome = await step({
        ...{ api, ...ours, rows, run, when, render, clock: pace, maxWaitMs: patience },
        ...(comments === undefined ? {} : { commentsBefore: comments }),
        ...(look === undefined ? {} : { prefetched: look }),
        ...(job.matrixJob === undefined ? {} : { matrixJob: job.matrixJob }),
    });
    return { requests: requests(), outcome };
}

// EXTERNAL MODULE: ./lib/redact/plain-line.js
var plain_line = __webpack_require__(2388);
// EXTERNAL MODULE: ./lib/runner/warnings.js
var warnings = __webpack_require__(2881);
// EXTERNAL MODULE: ./lib/steps/comment-target.js
var comment_target = __webpack_require__(8758);
;// CONCATENATED MODULE: ./lib/steps/comment.js
/** Writes the comment in the main step, and checks it once more in the post step. No failure here is more than a warning. */








const STATE_NAME = 'comment';
/** Writes the comment when one is needed. Returns its address, or an empty text. */
async function writeComment(job, content, prefetched) {
    const commentJob = await commentJobOf(job, content);
    if (commentJob === undefined)
        return '';
    // Saved before the write too, so that the post step can finish what a cancelled main step began.
    saveState({ content });
    const result = await publishComment(commentJob, clock, await prefetched);
    const { outcome } = result;
    if (outcome.kind === 'no-pull-request')
        core.saveState(STATE_NAME, '');
    else
        saveState({ content, outcome });
    return logResult(result);
}
function saveState(state) {
    core.saveState(STATE_NAME, JSON.stringify(state));
}
/** The post step: reads the comment again, because the write of another leg may have overwritten ours. */
async function recheckCommentStep(job) {
    // The main step of this job wrote the state, so it is trusted.
    const { content, outcome: before } = JSON.parse(core.getState(STATE_NAME));
    // The main step has warned about it, and a token gains no permission during a job.
    if (before?.kind === 'denied')
        return;
    const commentJob = await commentJobOf(job, content);
    if (commentJob === undefined)
        return;
    const result = await recheckComment(commentJob, clock, before);
    const { outcome, requests } = result;
    if (outcome.kind === 'written' || outcome.kind === 'unchanged') {
        logInfo(`Comment checked again: ${outcome.url} (${countRequests(requests)})`);
    }
    else if (outcome.kind !== before?.kind) {
        // The main step has logged the same outcome already.
        logResult(result);
    }
}
const clock = { sleep: (ms) => (0,promises_.setTimeout)(ms), random: Math.random, now: Date.now };
/** What to write where; undefined when no comment is wanted, or there is no token to write it with. */
async function commentJobOf(job, { rows, run }) {
    const { comment, matrixJob } = job.inputs;
    if (comment === 'never')
        return undefined;
    const target = await (0,comment_target/* findCommentTarget */.K)(job);
    if (target === undefined) {
        core.info('No comment: there is no github-token.');
        return undefined;
    }
    return { ...target, rows, run, when: comment, render: comment_comment/* renderComment */.wQ, ...(0,fields/* optional */.lq)('matrixJob', matrixJob) };
}
/** Logs the outcome and returns the address of the comment, or an empty text. */
function logResult({ outcome, requests }) {
    const cost = countRequests(requests);
    switch (outcome.kind) {
        case 'written':
            logInfo(`Comment ${outcome.created ? 'created' : 'updated'}: ${outcome.url} (${cost})`);
            return outcome.url;
        case 'unchanged':
            logInfo(`Comment already up to date: ${outcome.url} (${cost})`);
            return outcome.url;
        case 'skipped':
            logInfo(`No comment: ${SKIPPED[outcome.why]} (${cost})`);
            return '';
        case 'no-pull-request':
            logInfo(`No comment: ${outcome.why}`);
            return '';
        case 'denied':
            core.warning((0,warnings/* commentDenied */.Ny)(outcome.message), { title: warnings/* ANNOTATION_TITLE */.hg });
            return '';
        case 'failed':
            core.warning((0,warnings/* writeFailed */.PF)('comment', outcome.message), { title: warnings/* ANNOTATION_TITLE */.hg });
            return '';
    }
}
const SKIPPED = {
    'nothing-to-say': 'the model asked for is used, and there is no earlier comment to update.',
    'newer-run': 'a newer run has already written it.',
    removed: 'it was removed while this job ran.',
};
/** Addresses come from GitHub, and names of events from the environment. */
function logInfo(text) {
    core.info((0,plain_line/* logLine */.B)(text));
}
function countRequests(requests) {
    return `${requests} ${requests === 1 ? 'request' : 'requests'} to GitHub`;
}


/***/ })

};
