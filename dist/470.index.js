export const id = 470;
export const ids = [470];
export const modules = {

/***/ 6818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ renderComment),
  U: () => (/* binding */ renderRows)
});

// EXTERNAL MODULE: ./lib/base/time-text.js
var time_text = __webpack_require__(5630);
// EXTERNAL MODULE: ./lib/comment/row.js
var comment_row = __webpack_require__(4637);
;// CONCATENATED MODULE: ./lib/comment/group-rows.js
/** Groups the jobs that have the same result. */


/**
 * The groups, ordered by urgency and then by size. Except in `full`, rows that differ only in notes, in the CLI version
 * or in the models tried are in one group.
 */
function groupRows(rows, detail) {
    return [...Map.groupBy(rows, row => groupKey(row, detail)).values()]
        .flatMap(toGroup)
        .sort((a, b) => orderOf(a) - orderOf(b) || b.rows.length - a.rows.length);
}
function toGroup(rows) {
    const [row] = rows;
    if (row === undefined)
        return [];
    const asked = [...new Set(rows.map(({ requested }) => requested))];
    if (asked.length === 1)
        return [{ row, rows, asked }];
    const tried = new Map(rows.flatMap(one => one.tried.map(each => [each.model, each])));
    return [{ row: { ...row, tried: [...tried.values()] }, rows, asked }];
}
function orderOf({ row }) {
    return comment_row/* ROW_STATUSES */.Qi.indexOf((0,comment_row/* rowStatus */.Bs)(row));
}
/** The endpoint's exact words may hold a request id, so they do not separate groups. */
function groupKey(row, detail) {
    const { requested, used, outcome, reason, route, plan, served, codex, notes, retryAt } = row;
    const { firstRoute: first, secondRoute: second } = row;
    const other = [first?.route, first?.reason, second?.reason];
    if ((0,comment_row/* isBlockedFromStart */.vF)(row)) {
        // The route fails with any model, so the models asked for and tried make no difference.
        const until = retryAt === undefined ? '' : (0,time_text/* timeText */.Tc)(retryAt);
        const words = row.tried.map(tried => [tried.detail, adviceKey(tried)]);
        return JSON.stringify([
            'blocked',
            reason,
            route,
            plan,
            until,
            words,
            other,
            detail === 'full' ? codex : '',
        ]);
    }
    const result = [requested, used, outcome, reason, route, plan, served, other];
    const tried = row.tried.map(one => [one.model, one.verdict, one.reason, one.detail, adviceKey(one)]);
    return JSON.stringify(detail === 'full' ? [...result, codex, notes, tried] : result);
}
/** Two models that fail in the same way have the same advice but for their names. */
function adviceKey({ advice, model }) {
    return advice?.replaceAll(model, '{model}');
}

// EXTERNAL MODULE: ./lib/comment/headline.js
var headline = __webpack_require__(7533);
// EXTERNAL MODULE: ./lib/comment/markdown.js + 1 modules
var markdown = __webpack_require__(1542);
// EXTERNAL MODULE: ./lib/comment/sections.js
var sections = __webpack_require__(6001);
// EXTERNAL MODULE: ./lib/comment/state/embed.js
var state_embed = __webpack_require__(6090);
// EXTERNAL MODULE: ./lib/comment/state/limit-size.js
var limit_size = __webpack_require__(6836);
// EXTERNAL MODULE: ./lib/comment/tables.js
var tables = __webpack_require__(928);
// EXTERNAL MODULE: ./lib/comment/text-context.js
var text_context = __webpack_require__(9840);
;// CONCATENATED MODULE: ./lib/comment/comment.js
/** The comment on the pull request: the results of all legs for readers, with the state hidden in it. */









/** GitHub refuses a longer body, on create and on update. */
const MAX_COMMENT_CHARS = 65_536;
/** The visible text gets at most this much, which leaves enough for the state of a full matrix. */
const MAX_VISIBLE_CHARS = 24_000;
/** Only this many groups are shown, the most urgent ones. */
const MAX_GROUPS = 40;
/** So many groups fit on a screen together with the lines above. The others are folded. */
const MAX_GROUPS_UNFOLDED = 4;
const RECOVERED = 'Nothing to do: the problem that this comment reported is over.';
/**
 * The whole body: it begins with the marker, ends with the state, and is never too long for GitHub.
 */
function renderComment(state, context = text_context/* NO_CONTEXT */.S) {
    const marker = (0,state_embed/* commentMarker */.Ql)(state.key);
    const text = renderRows(state.rows, context, state.fellBack);
    const fitted = fitBeside(state, text, context);
    const omitted = state.rows.length - fitted.rows.length;
    return (0,sections/* joinSections */.lS)([marker, text, omitted === 0 ? '' : omittedNote(omitted), (0,state_embed/* embedState */.P4)(fitted)]);
}
/**
 * The state, shortened so that it fits into a comment beside this text, and also beside the text that it has by itself:
 * the next job renders that. It can be longer, because short notes are shown where long ones did not fit. Otherwise each
 * update would shorten the state further.
 */
function fitBeside(state, text, context) {
    const lengthWith = (visible) => [(0,state_embed/* commentMarker */.Ql)(state.key), visible, omittedNote(state.rows.length), ''].join('\n\n').length;
    let length = lengthWith(text);
    for (;;) {
        const fitted = (0,limit_size/* fitState */.n)(state, MAX_COMMENT_CHARS - length);
        if (fitted === state)
            return state;
        const next = lengthWith(renderRows(fitted.rows, context, fitted.fellBack));
        if (next <= length)
            return fitted;
        length = next;
    }
}
function omittedNote(count) {
    return `<sub>A later update may leave out ${count} of these jobs, because a comment has a size limit.</sub>`;
}
/**
 * The visible text, at the first level of detail that fits. `fellBack`: whether earlier rows of the comment reported a
 * fallback or failure; the text says so when it is over.
 */
function renderRows(rows, context, fellBack = false) {
    if (rows.length === 0)
        return '### Codex models in this run\n\nNo job has reported yet.';
    const isRecovered = fellBack && rows.every(comment_row/* isPreferred */.C9);
    for (const detail of ['full', 'brief', 'outcomes']) {
        const groups = groupRows(rows, detail);
        // So many groups do not fit in full, and rendering long ones could take seconds.
        if (detail === 'full' && groups.length > MAX_GROUPS)
            continue;
        const text = renderGroups({ rows, groups, detail, context, isRecovered });
        if (text.length <= MAX_VISIBLE_CHARS)
            return text;
    }
    return (0,sections/* joinSections */.lS)([
        `### ${(0,headline/* countTitle */.yT)(rows, isRecovered)}`,
        (0,headline/* countLine */.QK)(rows),
        'The details did not fit; they are in the job summaries.',
    ]);
}
/**
 * The layout of the comment: which model is used instead of which, why, what to do, the table, and everything else in
 * one folded section. One group is described in full, several are listed.
 */
function renderGroups(content) {
    const [first, ...others] = content.groups;
    if (first === undefined)
        return '';
    const { title, why, recovery, overview, details } = others.length === 0 ? sectionsOfOne(first, content) : sectionsOfSeveral(first, content);
    const { detail, rows, context } = content;
    const showsNotes = detail === 'full' || (detail === 'brief' && others.length === 0);
    const folded = [
        ...details,
        showsNotes ? (0,sections/* noteList */.RG)(rows) : '',
        (0,sections/* footer */.qr)(rows, context.docsUrl, first.row.runUrl),
    ];
    return (0,sections/* joinSections */.lS)([
        `### ${title}`,
        why,
        recovery,
        overview,
        (0,markdown/* foldedSection */.qF)('Details', (0,sections/* joinSections */.lS)(folded)),
    ]);
}
function sectionsOfOne(group, { detail, context, isRecovered }) {
    const { row, rows, asked } = group;
    return {
        title: isRecovered ? `${(0,markdown/* code */.aY)(row.requested)} is accepted again` : (0,headline/* headline */.Pl)(row),
        why: [(0,headline/* whyBox */.O$)(row), isRecovered ? RECOVERED : ''].join(' ').trim(),
        recovery: (0,sections/* firstRecoveries */.Ac)(group, [group], context),
        overview: (0,comment_row/* isPreferred */.C9)(row) ? '' : (0,tables/* triedTable */.xk)(row, asked, context.docsUrl),
        details: [
            detail === 'outcomes' ? '' : (0,sections/* otherRecoveries */.iZ)([group], context),
            (0,headline/* longExplanation */.iZ)(row),
            detail === 'full' ? (0,sections/* answerList */.T8)(row) : '',
            rows.length === 1 ? '' : `All ${rows.length} jobs agree: ${(0,sections/* nameAllJobs */.JU)(rows)}`,
        ],
    };
}
function sectionsOfSeveral(first, content) {
    const { rows, groups, detail, context, isRecovered } = content;
    const shown = groups.slice(0, MAX_GROUPS);
    const unfolded = groups.length <= MAX_GROUPS_UNFOLDED + 1 ? shown : shown.slice(0, MAX_GROUPS_UNFOLDED);
    const folded = shown.slice(unfolded.length);
    const unlisted = rows.length - shown.flatMap(group => group.rows).length;
    const isFolded = folded.length > 0;
    const hasRecoveries = detail !== 'outcomes';
    return {
        title: (0,headline/* countTitle */.yT)(rows, isRecovered),
        why: isRecovered ? RECOVERED : (0,comment_row/* isPreferred */.C9)(first.row) ? '' : (0,headline/* whyBox */.O$)(first.row, (0,sections/* nameJobs */.eb)(first.rows)),
        recovery: (0,sections/* firstRecoveries */.Ac)(first, groups, context),
        overview: (0,sections/* joinSections */.lS)([
            (0,tables/* groupTable */.Sw)(unfolded, detail, context.docsUrl),
            isFolded ? `${folded.length} more results are in the details.` : '',
        ]),
        details: [
            isFolded ? (0,headline/* countLine */.QK)(rows) : '',
            isFolded ? (0,tables/* groupTable */.Sw)(folded, detail, context.docsUrl) : '',
            unlisted === 0 ? '' : `${unlisted} more jobs are not listed.`,
            hasRecoveries ? (0,sections/* otherRecoveries */.iZ)(shown, context) : '',
            ...shown.map(group => (0,sections/* groupDetails */._x)(group, detail)),
        ],
    };
}


/***/ }),

/***/ 7533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ whyBox),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   QK: () => (/* binding */ countLine),
/* harmony export */   iZ: () => (/* binding */ longExplanation),
/* harmony export */   yT: () => (/* binding */ countTitle)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5476);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1542);
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4637);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(928);
/** The first lines of comment and job summary: the result, and why it is so. */




/** At most this many different results are counted in a line. */
const MAX_COUNTS = 12;
/** A route with a key that is billed for each token. The words are those of the explanation. */
const SECOND_ROUTE = 'the fallback API key, billed per token';
/** The heading for one result, as Markdown without the `#`. */
function headline(row) {
    if (row.firstRoute === undefined || row.used === null)
        return resultOf(row);
    return `${resultOf(row)}${(0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .rowStatus */ .Bs)(row) === 'second-route' ? '' : ','} with ${SECOND_ROUTE}`;
}
function resultOf(row) {
    const used = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(row.used ?? '');
    const status = (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .rowStatus */ .Bs)(row);
    switch (status) {
        case 'none':
            return headlineOfNone(row);
        case 'rerouted': {
            const did = row.outcome === 'fallback' ? 'fell back to' : 'asked for';
            return `Codex ${did} ${used}, but ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(row.served ?? '')} answered`;
        }
        case 'fallback':
            return `Codex uses ${used} here instead of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(row.requested)}`;
        case 'unverified':
            return `Codex uses ${used} here, which could not be checked`;
        case 'second-route':
        case 'preferred':
            return `Codex uses ${used} here`;
        default:
            return (0,_base_index_js__WEBPACK_IMPORTED_MODULE_2__/* .assertNever */ .x)(status);
    }
}
/** Names the failure where the route or the CLI failed, or where no answer about any model arrived. */
function headlineOfNone(row) {
    const blocker = (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .blockerOf */ .U$)(row);
    if (blocker !== undefined)
        return `Codex cannot run here: ${(0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .labelOf */ .Wy)(row, blocker)}`;
    const reasons = (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonsOf */ .zM)(row);
    const isUnanswered = reasons.length > 0 &&
        !reasons.some(reason => (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .isModelReason */ .sK)(reason) || reason === 'unrecognized') &&
        !row.tried.some(({ verdict }) => verdict === 'accepted');
    return isUnanswered
        ? `Codex got no answer here: ${reasons.map(reason => (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .labelOf */ .Wy)(row, reason)).join(', ')}`
        : 'Codex has no usable model here';
}
/** A longer explanation is cut on a screen; the details have the whole text. */
const MAX_WHY_CHARS = 150;
/**
 * Why the result is what it is: a plain line where the model asked for is used and proven, else a box. Empty for a row
 * that was shortened so far that it has no explanation. `jobs` names the jobs where there are others too.
 */
function whyBox(row, jobs = '') {
    const why = withoutHeading(row);
    const text = formatWhy(row, isLong(why) ? cutAtWord(why, MAX_WHY_CHARS) : why);
    const status = (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .rowStatus */ .Bs)(row);
    if (text === '' || (status === 'preferred' && row.advice === undefined))
        return text;
    const line = jobs === '' ? text : `${jobs}: ${text}`;
    if (status === 'none' || status === 'rerouted')
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .alert */ .xE)('WARNING', line);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .alert */ .xE)(row.firstRoute === undefined ? 'NOTE' : 'IMPORTANT', line);
}
/** The whole explanation, where the box has only its beginning. */
function longExplanation(row) {
    const why = withoutHeading(row);
    return isLong(why) ? formatWhy(row, why) : '';
}
function isLong(why) {
    return why.length > MAX_WHY_CHARS;
}
function cutAtWord(text, max) {
    const cut = text.slice(0, max - 1);
    const end = cut.lastIndexOf(' ');
    return `${cut.slice(0, end > max / 2 ? end : undefined).replace(/[\s.,;:(]+$|[\uD800-\uDBFF]$/gu, '')}…`;
}
function formatWhy(row, why) {
    const { requested, used, served, tried } = row;
    const names = [requested, used ?? '', served ?? '', ...tried.map(({ model }) => model)];
    return capitalize((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeTextWithNames */ .XC)(why, names));
}
/** The explanation without its part before the first colon, which repeats the heading; see `explain` in the report. */
function withoutHeading({ explanation }) {
    return explanation.slice(explanation.includes(': ') ? explanation.indexOf(': ') + 2 : 0);
}
/** A text that begins with code keeps its case: a model id is a name. */
function capitalize(markdown) {
    return markdown.charAt(0).toUpperCase() + markdown.slice(1);
}
/** The words of the title, for one job and for several. */
const COUNTED = {
    none: ['has no model', 'have no model'],
    rerouted: ['was answered by another model', 'were answered by another model'],
    fallback: ['uses a fallback', 'use a fallback'],
    unverified: ['uses a model that could not be checked', 'use a model that could not be checked'],
};
/** A leg on the second route is counted once more by its model, where that is another one. */
const COUNTED_SECOND = [`uses ${SECOND_ROUTE}`, `use ${SECOND_ROUTE}`];
/** The heading for several results: how many jobs have each, the most urgent first. */
function countTitle(rows, isRecovered) {
    const total = (0,_tables_js__WEBPACK_IMPORTED_MODULE_3__/* .countJobs */ .uq)(rows.length);
    const counts = [
        ...['none', 'rerouted', 'fallback', 'unverified'].map(status => [rows.filter(row => (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .rowStatus */ .Bs)(row) === status).length, COUNTED[status]]),
        [rows.filter(row => row.used !== null && row.firstRoute !== undefined).length, COUNTED_SECOND],
    ];
    const parts = counts.flatMap(([count, words]) => count === 0 ? [] : [{ count, words: words[count === 1 ? 0 : 1] }]);
    if (parts.length === 0)
        return `All ${total} ${isRecovered ? 'are back on' : 'use'} the model they ask for`;
    return parts
        .map(({ count, words }, index) => {
        if (index > 0)
            return `${count} ${words}`;
        return count === rows.length && count > 1 ? `All ${total} ${words}` : `${count} of ${total} ${words}`;
    })
        .join('; ');
}
/** A line with what is used and by how many jobs, the most frequent first. */
function countLine(rows) {
    return [...Map.groupBy(rows, usedText)]
        .sort(([, a], [, b]) => b.length - a.length)
        .slice(0, MAX_COUNTS)
        .map(([used, { length }]) => `**${(0,_tables_js__WEBPACK_IMPORTED_MODULE_3__/* .countJobs */ .uq)(length)}**: ${used}`)
        .join(' · ');
}
function usedText(row) {
    const text = modelText(row);
    return row.firstRoute === undefined || row.used === null ? text : `${text} with the fallback API key`;
}
function modelText(row) {
    const used = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(row.used ?? '');
    const status = (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .rowStatus */ .Bs)(row);
    switch (status) {
        case 'none':
            return 'no model';
        case 'rerouted':
            return `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(row.served ?? '')} answered instead of ${used}`;
        case 'fallback':
            return `${used} instead of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(row.requested)}`;
        case 'unverified':
            return `${used}, which could not be checked`;
        case 'second-route':
        case 'preferred':
            return used;
        default:
            return (0,_base_index_js__WEBPACK_IMPORTED_MODULE_2__/* .assertNever */ .x)(status);
    }
}


/***/ }),

/***/ 1542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xE: () => (/* binding */ markdown_alert),
  aY: () => (/* binding */ code),
  DV: () => (/* binding */ codeBlock),
  q5: () => (/* binding */ escapeNote),
  X1: () => (/* binding */ escapeText),
  XC: () => (/* binding */ escapeTextWithNames),
  qF: () => (/* binding */ foldedSection),
  jg: () => (/* binding */ formatSentence),
  nf: () => (/* binding */ markdown_link),
  tp: () => (/* binding */ table)
});

// EXTERNAL MODULE: ./lib/redact/plain-line.js
var plain_line = __webpack_require__(2388);
// EXTERNAL MODULE: ./lib/report/advice/vendor-pages.js + 1 modules
var vendor_pages = __webpack_require__(9134);
;// CONCATENATED MODULE: ./lib/report/advice/vendor-page.js
/** The addresses in an advice that people can open. */

/** Pages that a text names by itself, without a vendor's table. */
const OTHER_PAGES = ['help.openai.com', 'platform.openai.com/docs/supported-countries', 'githubstatus.com'];
const PAGES = new Set([
    ...[vendor_pages/* CHATGPT_PERSONAL */.Fm, vendor_pages/* CHATGPT_WORKSPACE */.Kf, vendor_pages/* OPENAI_API */.cB, ...vendor_pages/* VENDORS */.cL].flatMap(({ pages }) => Object.values(pages).flatMap(text => /`([a-z0-9.-]+\.[a-z]+(?:\/[^`]*)?)`/.exec(text)?.[1] ?? [])),
    ...OTHER_PAGES,
]);
/**
 * The address of a page of a vendor, for a part of an advice in backticks; undefined for anything else. Only the pages
 * in the tables count: an advice can come from a report file, which is not trusted.
 */
function vendorPageUrl(text) {
    return PAGES.has(text) ? `https://${text}` : undefined;
}

;// CONCATENATED MODULE: ./lib/comment/markdown.js
/** Markdown for GitHub in which text from outside stays text. */


/**
 * Text from outside as a code span: nothing in it is markup, a mention, a link or HTML. Made for one line: line breaks
 * become spaces, and characters that hide text or change its direction are removed.
 */
function code(text) {
    const line = (0,plain_line/* plainLine */.h)(text);
    if (line === '')
        return '';
    const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(run => run[0].length));
    const fence = '`'.repeat(longest + 1);
    const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
    return `${fence}${pad}${line}${pad}${fence}`;
}
/**
 * Text from outside as plain text of one line. Characters that Markdown or HTML would act on, anywhere or at the
 * beginning of a line, become character references. GitHub looks for mentions, references, addresses and emoji names
 * after it has decoded these, so they also get an invisible joiner.
 */
function escapeText(text) {
    return escapeStart((0,plain_line/* plainLine */.h)(text));
}
/** A sign or number at the beginning could start a list, underline a heading, or make a table of the line above. */
function escapeStart(line) {
    return escapeInline(line).replace(/^[-+=:]|(?<=^\d{0,9})\d(?=[.)](?: |$))/, toReference);
}
/** Like `escapeText`, with each whole word that is one of these names as a code span. */
function escapeTextWithNames(text, names) {
    const known = new Set(names.map(plain_line/* plainLine */.h));
    return (0,plain_line/* plainLine */.h)(text)
        .split(' ')
        .map((word, index) => {
        const [, before = '', name = '', after = ''] = /^(\(?)(.*?)([.,;:)]*)$/.exec(word) ?? [];
        if (name !== '' && known.has(name))
            return before + code(name) + after;
        return index === 0 ? escapeText(word) : escapeInline(word);
    })
        .join(' ');
}
/** A line to copy in a note of ours, such as `effort: high` in backticks. */
const LINE_TO_COPY = /`([a-z][a-z_-]*(?:: |=)[a-z0-9.-]+)`/;
/** Like `escapeText`, with the lines to copy as code. */
function escapeNote(text) {
    return (0,plain_line/* plainLine */.h)(text)
        .split(LINE_TO_COPY)
        .map((part, index) => {
        if (index % 2 === 1)
            return code(part);
        return index === 0 ? escapeStart(part) : escapeInline(part);
    })
        .join('');
}
/** An invisible character that keeps the text around it from being read as one word. */
const JOINER = '&#8288;';
/** Escapes the characters that are active anywhere in a line. */
function escapeInline(text) {
    return text
        .replace(/[&<>*_`[\]\\|~#!$]/g, toReference)
        .replace(/@(?=\w)|&#35;(?=\w)|GH-(?=\d)|:(?=(?:[\w+-]|&#95;)+:)/gi, sign => sign + JOINER)
        .replace(/:\/\//g, `:${JOINER}//`)
        .replace(/www\./gi, sign => `${sign.slice(0, -1)}${JOINER}.`);
}
function toReference(character) {
    return `&#${character.charCodeAt(0)};`;
}
/**
 * A sentence of our own as Markdown: its parts in backticks are code, a page of a vendor is a link, and `{model}` stands for a name from outside. A
 * command in it can be copied, since code gets no invisible characters. It is made one line, because a report file may
 * hold another text in its place.
 */
function formatSentence(text, model) {
    return (0,plain_line/* plainLine */.h)(text)
        .split('`')
        .map((part, index) => index % 2 === 0
        ? part.split('{model}').map(escapeInline).join(code(model))
        : codeOrLink(part.replaceAll('{model}', () => model)))
        .join('');
}
/** Code, with a link where it is the address of a page that people can open. */
function codeOrLink(text) {
    const url = vendorPageUrl(text);
    return url === undefined ? code(text) : markdown_link(code(text), url);
}
/** A link; only the label where the address is not plain http or https. */
function markdown_link(label, url) {
    return /^https?:\/\/[^\s()<>"'`|\\]+$/.test(url) ? `[${label}](${url})` : label;
}
/** A table; each cell is Markdown of one line. */
function table(head, rows) {
    const line = (cells) => `| ${cells.map(escapePipes).join(' | ')} |`;
    return [line(head), line(head.map(() => ':--')), ...rows.map(line)].join('\n');
}
/**
 * A cell with its pipes escaped; only code still has any. GitHub removes the escape before it reads the code. It would
 * read a backslash before it as an escaped backslash, so a space separates them.
 */
function escapePipes(cell) {
    return cell.replace(/\\(?=\|)/g, '\\ ').replaceAll('|', '\\|');
}
/** GitHub's alert box around one line of Markdown. */
function markdown_alert(kind, line) {
    return `> [!${kind}]\n> ${line}`;
}
/** A block of one line that GitHub offers to copy. Nothing in a line can end the block. */
function codeBlock(language, line) {
    return `\`\`\`${language}\n${(0,plain_line/* plainLine */.h)(line)}\n\`\`\``;
}
/** A folded section; `label` is plain text, since Markdown is not read there. */
function foldedSection(label, body) {
    return `<details><summary>${label}</summary>\n\n${body}\n\n</details>`;
}


/***/ }),

/***/ 6679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ar: () => (/* binding */ isRouteKind),
/* harmony export */   Cx: () => (/* binding */ labelOfOther),
/* harmony export */   GB: () => (/* binding */ adviceForOther),
/* harmony export */   dp: () => (/* binding */ otherRouteOf),
/* harmony export */   hZ: () => (/* binding */ nameOfOther)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4144);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6622);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1267);
/* harmony import */ var _verdict_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7497);
/** The route beside that of a row: the one that was left, or a second one that failed too. */



/** The route of a walk, as a row keeps it. */
function otherRouteOf({ route, reason, advice }) {
    return { route: route.kind, ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('plan', route.plan), reason, ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('advice', (0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(advice)) };
}
/** The failure on that route in a few words; undefined for a code that is not known. */
function labelOfOther({ route, reason }) {
    return (0,_verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isReason */ .Vs)(reason) ? (0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .failureLabel */ .Zu)({ reason }, isRouteKind(route) ? route : 'none') : undefined;
}
/** A route beside that of the row, in words; one of a kind that is not known has no name. */
function nameOfOther({ route, plan }) {
    return isRouteKind(route) ? (0,_report_index_js__WEBPACK_IMPORTED_MODULE_3__/* .describeRoute */ .fx)({ kind: route, ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('plan', plan) }) : 'the first route';
}
/** What to do about it; empty for a code that is not known. */
function adviceForOther({ route, plan, reason, advice }) {
    if (advice !== undefined || !(0,_verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isReason */ .Vs)(reason))
        return advice ?? '';
    const kind = isRouteKind(route) ? route : 'none';
    return (0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .failureRecovery */ ._B)({ reason }, { kind, ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('plan', plan), hasSecondKey: true });
}
/** Each kind of route; the texts of an older or a newer version may have another word. */
const ROUTE_KINDS = {
    chatgpt: true,
    'access-token': true,
    'workload-identity': true,
    'api-key': true,
    provider: true,
    none: true,
};
/** Whether a text is a kind of route that this version knows. */
function isRouteKind(text) {
    return Object.hasOwn(ROUTE_KINDS, text);
}


/***/ }),

/***/ 1378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bl: () => (/* binding */ recoveriesOf),
/* harmony export */   GN: () => (/* binding */ renderRecovery),
/* harmony export */   Vi: () => (/* binding */ recoveryText)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5630);
/* harmony import */ var _redact_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2388);
/* harmony import */ var _verdict_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7497);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1542);
/* harmony import */ var _other_route_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6679);
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4637);
/** What the reader can do about a result: the first step with a line to copy, and the other steps. */






const WHAT_TO_DO = 'What to do';
/** What to do where another model answered. */
const REROUTED = 'If it must be {model}, run the job again; if another model still answers, use another sign-in or key.';
/** What else to do where the models of the chain were refused and none is used. */
const NONE_ACCEPTED = 'Name another model in `fallback-models`, or let this job use another route.';
/** The steps, the most useful first. Empty where the model asked for is used and proven, and stays on the route. */
function recoveriesOf(row) {
    const { firstRoute: first, secondRoute: second } = row;
    const back = first?.route === 'none' ? 'To sign Codex in' : `To go back to ${first && (0,_other_route_js__WEBPACK_IMPORTED_MODULE_0__/* .nameOfOther */ .hZ)(first)}`;
    return [
        ...recoveryOfOther(back, first, row),
        ...recoveriesOfRow(row),
        ...recoveryOfOther('To use the fallback API key', second, row),
    ];
}
function recoveryOfOther(goal, other, row) {
    const advice = other === undefined ? '' : (0,_other_route_js__WEBPACK_IMPORTED_MODULE_0__/* .adviceForOther */ .GB)(other);
    if (other === undefined || advice === '')
        return [];
    // The reset is that of the route that was left, if it had a login.
    const hasReset = other === row.firstRoute && other.route !== 'none';
    return [toRecovery(goal, hasReset ? withReset(advice, row) : advice, row.requested)];
}
function recoveriesOfRow(row) {
    const recoveries = [...recoveriesByReason(row)];
    if ((0,_row_js__WEBPACK_IMPORTED_MODULE_1__/* .rowStatus */ .Bs)(row) === 'rerouted')
        recoveries.unshift(...recoveryOfRerouted(row));
    if (row.advice === undefined && hasLastingRefusal(row)) {
        if ((0,_row_js__WEBPACK_IMPORTED_MODULE_1__/* .rowStatus */ .Bs)(row) === 'none')
            recoveries.push(toRecovery('Or', NONE_ACCEPTED, row.requested));
        const [first] = recoveries;
        if ((0,_row_js__WEBPACK_IMPORTED_MODULE_1__/* .rowStatus */ .Bs)(row) === 'fallback' && first?.line === undefined)
            return addStay(recoveries, row);
    }
    return recoveries;
}
function recoveryOfRerouted({ used, served }) {
    if (used === null || served === undefined)
        return [];
    return [{ goal: WHAT_TO_DO, advice: REROUTED, model: used, stayOn: served, line: modelLine(served) }];
}
/** Adds the line that ends the fallback to the first step. */
function addStay([first, ...others], { used, requested }) {
    if (used === null)
        return others;
    const { goal, advice, model } = first ?? { goal: WHAT_TO_DO, advice: '', model: requested };
    return [{ goal, advice, model, stayOn: used, line: modelLine(used) }, ...others];
}
function recoveriesByReason(row) {
    const goal = (0,_row_js__WEBPACK_IMPORTED_MODULE_1__/* .canComeBack */ .gE)(row) ? 'To get {model} back' : WHAT_TO_DO;
    if (row.advice !== undefined)
        return [toRecovery(goal, row.advice, row.requested)];
    // One step for each reason, with the first model that failed for it.
    const models = new Map([[row.reason, row.requested]]);
    for (const { reason, model } of row.used === null ? row.tried : []) {
        if (!models.has(reason))
            models.set(reason, model);
    }
    const recoveries = [...models].flatMap(([reason, model]) => {
        const advice = (0,_verdict_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isReason */ .Vs)(reason) ? (0,_row_js__WEBPACK_IMPORTED_MODULE_1__/* .adviceFor */ .cp)(row, reason) : '';
        return advice === ''
            ? []
            : [toRecovery(goal, row.firstRoute === undefined ? withReset(advice, row) : advice, model)];
    });
    return [...new Map(recoveries.map(recovery => [JSON.stringify(recovery), recovery])).values()];
}
/** Names the reset where the explanation does not. */
function withReset(advice, { retryAt, explanation }) {
    const isKnown = retryAt !== undefined && !Number.isNaN(Date.parse(retryAt));
    if (!isKnown || explanation.includes((0,_base_index_js__WEBPACK_IMPORTED_MODULE_3__/* .timeText */ .Tc)(retryAt)))
        return advice;
    return `The limit resets at ${(0,_base_index_js__WEBPACK_IMPORTED_MODULE_3__/* .timeText */ .Tc)(retryAt)}. ${advice}`;
}
function hasLastingRefusal(row) {
    if ((0,_row_js__WEBPACK_IMPORTED_MODULE_1__/* .blockerOf */ .U$)(row) !== undefined)
        return false;
    const reasons = (0,_row_js__WEBPACK_IMPORTED_MODULE_1__/* .rowStatus */ .Bs)(row) === 'none' ? (0,_row_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonsOf */ .zM)(row) : [row.reason].filter(_verdict_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isReason */ .Vs);
    return reasons.some(reason => _verdict_index_js__WEBPACK_IMPORTED_MODULE_2__/* .REASONS */ .ez[reason].scope === 'model' && !TEMPORARY.includes(_verdict_index_js__WEBPACK_IMPORTED_MODULE_2__/* .REASONS */ .ez[reason].lasting));
}
const TEMPORARY = ['temporary', 'until-reset'];
/**
 * An advice that ends in a line of a workflow, such as "Change the workflow: `model: gpt-6-sol`." Only these inputs and
 * the permission make a block to copy: an advice can come from a report file, which is not trusted.
 */
const LINE_AT_END = /^(.*:) `((?:model|codex-version|openai-api-key|fallback-openai-api-key|id-token): [^`]+)`\.?$/;
function toRecovery(goal, advice, model) {
    const [, lead, line] = LINE_AT_END.exec(advice) ?? [];
    return lead === undefined || line === undefined
        ? { goal, advice, model }
        : { goal, advice: lead, model, line: (0,_redact_index_js__WEBPACK_IMPORTED_MODULE_4__/* .plainLine */ .h)(line).replaceAll('{model}', () => (0,_redact_index_js__WEBPACK_IMPORTED_MODULE_4__/* .plainLine */ .h)(model)) };
}
/** The line of a workflow that asks for a model. A name that YAML would read in another way is quoted. */
function modelLine(model) {
    const name = (0,_redact_index_js__WEBPACK_IMPORTED_MODULE_4__/* .plainLine */ .h)(model);
    const isPlain = /^[A-Za-z](?:[\w./-]|:(?=\w))*$/.test(name) && !/^(?:true|false|null|yes|no|on|off)$/i.test(name);
    return `model: ${isPlain ? name : `'${name.replaceAll("'", "''")}'`}`;
}
/** A step as Markdown. `jobs` names the jobs where there are others too. */
function renderRecovery({ goal, advice, model, stayOn, line }, { workflowFile }, jobs = '') {
    const title = `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .formatSentence */ .jg)(goal, model)}${jobs === '' ? '' : ` (${jobs})`}:**`;
    const stay = stayOn === undefined ? '' : `Or stay on ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(stayOn)}:`;
    const text = [title, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .formatSentence */ .jg)(advice, model), stay].filter(part => part !== '').join(' ');
    if (line === undefined)
        return text;
    const file = workflowFile === undefined ? 'the workflow' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(workflowFile);
    const place = line.startsWith('id-token:') ? '`permissions:` of this job' : '`with:` of this action';
    return `${text}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .codeBlock */ .DV)('yaml', line)}\n\n<sub>In ${file}, under ${place}.</sub>`;
}
/** A recovery as plain text of one line, for a log. */
function recoveryText({ goal, advice, model, stayOn, line }) {
    const text = [
        `${goal}:`,
        advice,
        ...(stayOn === undefined ? [] : [`Or stay on ${stayOn}:`]),
        ...(line === undefined ? [] : [`\`${line}\`.`]),
    ];
    return (0,_redact_index_js__WEBPACK_IMPORTED_MODULE_4__/* .plainLine */ .h)(text.join(' ').replaceAll('{model}', () => model));
}


/***/ }),

/***/ 4637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ rowStatus),
/* harmony export */   C9: () => (/* binding */ isPreferred),
/* harmony export */   Ly: () => (/* binding */ triedLabel),
/* harmony export */   OB: () => (/* binding */ rowOf),
/* harmony export */   Qi: () => (/* binding */ ROW_STATUSES),
/* harmony export */   U$: () => (/* binding */ blockerOf),
/* harmony export */   Wy: () => (/* binding */ labelOf),
/* harmony export */   cp: () => (/* binding */ adviceFor),
/* harmony export */   gE: () => (/* binding */ canComeBack),
/* harmony export */   sK: () => (/* binding */ isModelReason),
/* harmony export */   vF: () => (/* binding */ isBlockedFromStart),
/* harmony export */   zM: () => (/* binding */ reasonsOf)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4144);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6622);
/* harmony import */ var _verdict_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7497);
/* harmony import */ var _other_route_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6679);
/* harmony import */ var _state_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4178);
/** The row of a leg: how it is made from the report, and the result that it shows. */





/** The row of a report. `tried` has only the models that were probed. */
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
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('plan', route.plan),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('served', report.servedModel ?? undefined),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('codex', report.codexVersion ?? undefined),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('retryAt', report.retryAt ?? undefined),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('advice', report.advice),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('firstRoute', report.firstRoute && (0,_other_route_js__WEBPACK_IMPORTED_MODULE_1__/* .otherRouteOf */ .dp)(report.firstRoute)),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('secondRoute', report.secondRoute && (0,_other_route_js__WEBPACK_IMPORTED_MODULE_1__/* .otherRouteOf */ .dp)(report.secondRoute)),
        tried: report.chain.flatMap(entry => triedOf(entry, route)),
        notes: notesOf(report),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('runUrl', run?.url),
    };
}
/**
 * Figures differ between the jobs of a matrix, and are no news; the summary of each job has its own. The end of a model
 * that is used as asked is in the explanation and in the advice.
 */
function notesOf({ notes, outcome }) {
    return notes
        .filter(({ code }) => code !== 'usage-left' && !(code === 'retiring' && outcome === 'preferred'))
        .map(({ text }) => text);
}
/**
 * Empty for a model without a probe that reached a verdict. An advice that the kind of the route alone gives is left out,
 * because the comment can have 256 rows.
 */
function triedOf(entry, { kind, plan }) {
    if (entry.verdict === 'untried')
        return [];
    const { model, verdict, finding } = entry;
    const usual = finding &&
        (0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .failureRecovery */ ._B)(finding, { kind, ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('plan', plan) }).replaceAll('{model}', () => model);
    return [
        {
            model,
            verdict,
            reason: finding?.reason ?? 'accepted',
            ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('said', (0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(finding?.said)),
            ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('detail', (0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(finding?.detail)),
            ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('advice', finding?.advice === usual ? undefined : (0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(finding?.advice)),
        },
    ];
}
/** The most urgent first. */
const ROW_STATUSES = [
    'none',
    'rerouted',
    'fallback',
    'unverified',
    'second-route',
    'preferred',
];
/** The result of the leg. */
function rowStatus(row) {
    if (row.used === null || row.outcome === 'none')
        return 'none';
    if ((0,_state_state_js__WEBPACK_IMPORTED_MODULE_3__/* .isRerouted */ .TE)(row))
        return 'rerouted';
    if (row.outcome === 'fallback')
        return 'fallback';
    if (row.reason !== 'accepted')
        return 'unverified';
    return row.firstRoute === undefined ? 'preferred' : 'second-route';
}
/** Whether the leg uses the model and the route it asked for, with proof. */
function isPreferred(row) {
    return rowStatus(row) === 'preferred';
}
/**
 * The failure of the route, or the missing CLI, because of which the leg has no model. Any other model would have
 * failed in the same way.
 */
function blockerOf(row) {
    if (rowStatus(row) !== 'none')
        return undefined;
    return reasonsOf(row).find(reason => _verdict_index_js__WEBPACK_IMPORTED_MODULE_4__/* .REASONS */ .ez[reason].scope === 'route' || (0,_verdict_index_js__WEBPACK_IMPORTED_MODULE_4__/* .factsOf */ .xS)(reason).stopsChain === true);
}
/** Whether that failure is the only one, so that the row has no answer about any model. */
function isBlockedFromStart(row) {
    return blockerOf(row) === row.reason && reasonsOf(row).length === 1;
}
/** The failures of a leg, each once, first that of the model asked for. Unknown codes are left out. */
function reasonsOf(row) {
    return [...new Set([row.reason, ...row.tried.map(({ reason }) => reason)])].filter(_verdict_index_js__WEBPACK_IMPORTED_MODULE_4__/* .isReason */ .Vs);
}
/** Whether a failure is an answer about the model. That the model needs a newer CLI is one. */
function isModelReason(reason) {
    return _verdict_index_js__WEBPACK_IMPORTED_MODULE_4__/* .REASONS */ .ez[reason].scope === 'model' || reason === 'needs-newer-codex';
}
function routeKindOf({ route }) {
    return (0,_other_route_js__WEBPACK_IMPORTED_MODULE_1__/* .isRouteKind */ .Ar)(route) ? route : 'none';
}
/** The model that failed for a reason: the one asked for, if it did. */
function triedFor(row, reason) {
    const failed = row.tried.filter(tried => tried.reason === reason);
    return failed.find(({ model }) => model === row.requested) ?? failed[0];
}
/** A reason of a row in a few words. */
function labelOf(row, reason) {
    return triedLabel(row, triedFor(row, reason) ?? { reason, verdict: 'refused' });
}
/** The failure of one model in a few words; undefined for a code that is not known. */
function triedLabel(row, tried) {
    const failure = failureOf(tried);
    return failure === undefined ? '' : (0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .failureLabel */ .Zu)(failure, routeKindOf(row));
}
function failureOf({ reason, verdict, detail, }) {
    return (0,_verdict_index_js__WEBPACK_IMPORTED_MODULE_4__/* .isReason */ .Vs)(reason) ? { reason, detail, isUnsettled: verdict === 'unsettled' } : undefined;
}
/** What to do first about a reason of a row. `{model}` stands for the model. */
function adviceFor(row, reason) {
    const tried = triedFor(row, reason);
    if (tried?.advice !== undefined)
        return tried.advice;
    const hasSecondKey = row.firstRoute !== undefined || row.secondRoute !== undefined;
    const route = {
        kind: routeKindOf(row),
        ...(0,_base_index_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)('plan', row.plan),
        ...(hasSecondKey ? { hasSecondKey } : {}),
    };
    return (0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .failureRecovery */ ._B)({ reason, detail: tried?.detail }, route);
}
/** Whether what the advice says is a way to get the model asked for again. */
function canComeBack(row) {
    if (row.outcome !== 'fallback' || row.advice !== undefined)
        return false;
    const { reason } = row;
    return (0,_verdict_index_js__WEBPACK_IMPORTED_MODULE_4__/* .isReason */ .Vs)(reason) && (0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .bringsModelBack */ .Cp)({ reason, detail: triedFor(row, reason)?.detail });
}


/***/ }),

/***/ 6001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ firstRecoveries),
/* harmony export */   JC: () => (/* binding */ reasonCodes),
/* harmony export */   JU: () => (/* binding */ nameAllJobs),
/* harmony export */   RG: () => (/* binding */ noteList),
/* harmony export */   T8: () => (/* binding */ answerList),
/* harmony export */   _x: () => (/* binding */ groupDetails),
/* harmony export */   eb: () => (/* binding */ nameJobs),
/* harmony export */   iZ: () => (/* binding */ otherRecoveries),
/* harmony export */   lS: () => (/* binding */ joinSections),
/* harmony export */   qr: () => (/* binding */ footer),
/* harmony export */   vk: () => (/* binding */ COVERAGE)
/* harmony export */ });
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5802);
/* harmony import */ var _verdict_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7497);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1542);
/* harmony import */ var _recovery_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4637);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(928);
/** The sections below the tables, and what the comment and the job summary share. */






/** A sentence names at most this many jobs; of more, it has the number. */
const MAX_JOBS_IN_A_SENTENCE = 4;
const MAX_REASON_CODES = 6;
const MAX_VERSIONS = 4;
/** What the result does and does not cover. */
const COVERAGE = 'This holds for the Codex CLI on this runner, at this moment. It says nothing about Codex Cloud, where the model cannot be chosen, nor about the OpenAI API: a model in the API’s list is no proof that Codex accepts it. API billing (per token) and ChatGPT plan usage are separate accounts.';
/** Sections as one text; empty ones are left out. */
function joinSections(sections) {
    return sections.filter(section => section !== '').join('\n\n');
}
/**
 * What a reader sees at once: the first step for the most urgent group, and where both routes failed also the step for
 * the second one. `all` are the groups of the comment.
 */
function firstRecoveries({ row, rows }, all, context) {
    const jobs = all.length === 1 ? '' : nameJobs(rows);
    return joinSections(shownRecoveries(row).map(recovery => (0,_recovery_js__WEBPACK_IMPORTED_MODULE_0__/* .renderRecovery */ .GN)(recovery, context, jobs)));
}
function shownRecoveries(row) {
    const all = (0,_recovery_js__WEBPACK_IMPORTED_MODULE_0__/* .recoveriesOf */ .Bl)(row);
    const last = row.secondRoute === undefined || all.length < 2 ? [] : all.slice(-1);
    return [...all.slice(0, 1), ...last];
}
/** The other steps of all groups, each text once, with the jobs that it is for where there are several groups. */
function otherRecoveries([first, ...others], context) {
    if (first === undefined)
        return '';
    const shown = shownRecoveries(first.row).map(recovery => JSON.stringify(recovery));
    const rest = [
        ...(0,_recovery_js__WEBPACK_IMPORTED_MODULE_0__/* .recoveriesOf */ .Bl)(first.row)
            .filter(recovery => !shown.includes(JSON.stringify(recovery)))
            .map(recovery => ({ recovery, group: first })),
        ...others.flatMap(group => (0,_recovery_js__WEBPACK_IMPORTED_MODULE_0__/* .recoveriesOf */ .Bl)(group.row).map(recovery => ({ recovery, group }))),
    ];
    const isOnly = others.length === 0;
    const texts = [...Map.groupBy(rest, ({ recovery }) => JSON.stringify(recovery)).values()].flatMap(same => {
        const jobs = isOnly ? '' : nameJobsWithReason(same.flatMap(({ group }) => group.rows));
        return same[0] === undefined ? [] : (0,_recovery_js__WEBPACK_IMPORTED_MODULE_0__/* .renderRecovery */ .GN)(same[0].recovery, context, jobs);
    });
    return joinSections(texts);
}
/** The jobs of these rows, by name where they are few. */
function nameJobs(rows) {
    return rows.length <= MAX_JOBS_IN_A_SENTENCE
        ? rows.map(({ leg }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(leg)).join(', ')
        : (0,_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .countJobs */ .uq)(rows.length);
}
/** The jobs of these rows for the middle of a sentence; many as their number and the reason they share. */
function nameJobsWithReason(rows) {
    const [reason, ...others] = new Set(rows.map(row => row.reason));
    const isNamed = rows.length <= MAX_JOBS_IN_A_SENTENCE || reason === undefined || others.length > 0;
    return isNamed ? nameJobs(rows) : `${nameJobs(rows)}: ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonLabel */ .DH)(rows[0], reason)}`;
}
/** The notes of all rows as a list, each once. A note that not all rows have names its jobs. */
function noteList(rows) {
    const notes = [...new Set(rows.flatMap(row => row.notes))].map(note => {
        const holders = rows.filter(row => row.notes.includes(note));
        return `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeNote */ .q5)(note)}${holders.length === rows.length ? '' : ` (${nameJobsWithReason(holders)})`}`;
    });
    return withLead('Notes:', notes);
}
/** A list with a line above it, so that two lists do not become one. */
function withLead(lead, items) {
    return items.length === 0 ? '' : `${lead}\n\n${items.join('\n')}`;
}
/** What the endpoint answered to a group, and the names of its jobs where the table has only their number. */
function groupDetails({ row, rows, asked }, detail) {
    const answers = detail === 'full' && !(0,_row_js__WEBPACK_IMPORTED_MODULE_3__/* .isPreferred */ .C9)(row) ? answerList(row) : '';
    const jobs = rows.length > _tables_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_NAMES_IN_A_CELL */ .Dv ? nameAllJobs(rows) : '';
    if ((answers === '' && jobs === '') || detail === 'outcomes')
        return '';
    const which = rows.length === 1 ? `The job ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(row.leg)}` : `The ${(0,_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .countJobs */ .uq)(rows.length)}`;
    const result = row.used === null ? 'without a model' : `on ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(row.used)}`;
    const models = asked.length > 1 || row.used === asked[0] ? '' : `, asked for ${asked.map(_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY).join(', ')}`;
    return joinSections([`**${which} ${result}${models}**`, answers, jobs]);
}
/** The jobs of these rows, however many. */
function nameAllJobs(rows) {
    return rows.map(({ leg }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(leg)).join(', ');
}
/** The own words of the endpoint or the CLI about each model. */
function answerList(row) {
    const answers = (0,_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .groupSameResults */ ._6)(row.tried, hasSameWords).flatMap(([first, ...others]) => {
        if (first.said === undefined)
            return [];
        const models = [first, ...others].map(({ model }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(model)).join(', ');
        return `- ${models}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(first.said)}`;
    });
    return withLead('The answers:', answers);
}
/** Whether the words differ only in the name of the model. */
function hasSameWords(one, other) {
    const words = ({ model, said = '' }) => said.replaceAll(model, '{model}');
    return words(one) === words(other);
}
/** What the result covers, the CLI version, the job where it is the only one, the reason codes, and the run. */
function footer(rows, docsUrl, runUrl) {
    const versions = [...new Set(rows.flatMap(({ codex }) => codex ?? []))];
    const [only, ...others] = rows;
    const facts = [
        versions.length === 0 ? '' : `Codex CLI ${versions.slice(0, MAX_VERSIONS).map(_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeText */ .X1).join(', ')}`,
        only === undefined || others.length > 0 ? '' : `job ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(only.leg)}`,
        reasonCodes(rows, docsUrl),
        runUrl === undefined ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)('run', runUrl),
    ].filter(fact => fact !== '');
    return joinSections([COVERAGE, facts.join(' · ')]);
}
/** The codes of the failures with links to their pages; empty where nothing failed. */
function reasonCodes(rows, docsUrl) {
    const codes = [
        ...new Set(rows
            .filter(row => !(0,_row_js__WEBPACK_IMPORTED_MODULE_3__/* .isPreferred */ .C9)(row))
            .flatMap(row => [
            ...(row.firstRoute === undefined ? [] : [row.firstRoute.reason]).filter(_verdict_index_js__WEBPACK_IMPORTED_MODULE_4__/* .isReason */ .Vs),
            ...(0,_row_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonsOf */ .zM)(row),
            ...(row.secondRoute === undefined ? [] : [row.secondRoute.reason]).filter(_verdict_index_js__WEBPACK_IMPORTED_MODULE_4__/* .isReason */ .Vs),
        ])),
    ];
    if (codes.length === 0)
        return '';
    const more = codes.length > MAX_REASON_CODES ? ', …' : '';
    return `${codes.length === 1 ? 'reason' : 'reasons'} ${codes
        .slice(0, MAX_REASON_CODES)
        .map(reason => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .link */ .nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(reason), (0,_report_index_js__WEBPACK_IMPORTED_MODULE_5__/* .reasonPage */ .ml)(docsUrl, reason)))
        .join(', ')}${more}`;
}


/***/ }),

/***/ 928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DH: () => (/* binding */ reasonLabel),
/* harmony export */   Dv: () => (/* binding */ MAX_NAMES_IN_A_CELL),
/* harmony export */   Sw: () => (/* binding */ groupTable),
/* harmony export */   _6: () => (/* binding */ groupSameResults),
/* harmony export */   uq: () => (/* binding */ countJobs),
/* harmony export */   xk: () => (/* binding */ triedTable)
/* harmony export */ });
/* harmony import */ var _base_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5630);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5802);
/* harmony import */ var _verdict_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7497);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1542);
/* harmony import */ var _other_route_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6679);
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4637);
/* harmony import */ var _state_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4178);
/** The two tables of the comment: the models that one leg tried, and the results of several groups of legs. */







/** A cell names at most this many jobs or models, fewer without details; of more, it has the number. */
const MAX_NAMES_IN_A_CELL = 4;
const MAX_NAMES_WITHOUT_DETAILS = 2;
/**
 * The models that were tried, in order, with their results; `asked` are the models asked for. Models that follow each
 * other and failed for the same reason share a line. A failure links to the page of its reason.
 */
function triedTable(row, asked, docsUrl) {
    if (row.tried.length === 0)
        return '';
    const name = ({ model }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(model) + (asked.includes(model) ? ' (asked&nbsp;for)' : '');
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['Model', 'Result'], groupSameResults(row.tried, ({ model }) => model !== row.used).map(([first, ...others]) => [
        [first, ...others].map(name).join('<br>'),
        resultCell(first, row, docsUrl),
    ]));
}
/** Models that follow each other and have the same result, if `isSame` holds too, are in one group. */
function groupSameResults(tried, isSame = () => true) {
    const groups = [];
    for (const model of tried) {
        const last = groups.at(-1);
        if (last !== undefined && isSameFailure(last[0], model) && isSame(last[0], model))
            last.push(model);
        else
            groups.push([model]);
    }
    return groups;
}
function isSameFailure(one, other) {
    return (one.verdict !== 'accepted' &&
        one.verdict === other.verdict &&
        one.reason === other.reason &&
        one.detail === other.detail);
}
const BELOW_MINIMUM = 'below-minimum';
function resultCell(tried, row, docsUrl) {
    const isUsed = tried.model === row.used;
    if (isReroutedModel(tried, row))
        return `⚠️&nbsp;**asked**, but ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.served ?? '')} answered`;
    if (tried.verdict === 'accepted')
        return isUsed ? '✅&nbsp;**used**' : '✅&nbsp;accepted';
    const label = (0,_verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isReason */ .Vs)(tried.reason)
        ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)((0,_row_js__WEBPACK_IMPORTED_MODULE_2__/* .triedLabel */ .Ly)(row, tried), (0,_report_index_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonPage */ .ml)(docsUrl, tried.reason))
        : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(tried.reason);
    return [signOf(tried), isUsed ? '**used**, ' : '', resultOf(tried), label].join('');
}
function signOf({ verdict, detail }) {
    if (verdict === 'unsettled')
        return '❔&nbsp;';
    return detail === BELOW_MINIMUM ? '⏸️&nbsp;' : '➖&nbsp;';
}
function resultOf({ verdict, detail }) {
    if (verdict === 'unsettled')
        return 'could not be checked: ';
    // The model has answered, and the job would have too little of the plan to work with.
    if (detail === BELOW_MINIMUM)
        return 'accepted, not used: ';
    return '';
}
function isReroutedModel(tried, row) {
    return tried.model === row.used && tried.verdict === 'accepted' && (0,_state_state_js__WEBPACK_IMPORTED_MODULE_4__/* .isRerouted */ .TE)(row);
}
/** A line for each group. Three columns, because a phone has no room for more. */
function groupTable(groups, detail, docsUrl) {
    const max = detail === 'outcomes' ? MAX_NAMES_WITHOUT_DETAILS : MAX_NAMES_IN_A_CELL;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['Jobs', 'Model', 'Why'], groups.map(group => [
        group.rows.length <= max
            ? group.rows.map(({ leg }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(leg)).join('<br>')
            : countJobs(group.rows.length),
        modelCell(group, max),
        whyCell(group.row, docsUrl),
    ]));
}
/** The model that is used, and under it the one asked for where that is another one. */
function modelCell({ row, asked }, max) {
    const askedFor = asked.length <= max ? asked.map(_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY).join('<br>') : `${asked.length} models`;
    if (row.used === null)
        return `**none**<br>asked for ${askedFor}`;
    const used = `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.used)}**`;
    return [
        (0,_row_js__WEBPACK_IMPORTED_MODULE_2__/* .isPreferred */ .C9)(row) ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.used) : used,
        row.firstRoute === undefined ? '' : 'with the fallback API key',
        (0,_state_state_js__WEBPACK_IMPORTED_MODULE_4__/* .isRerouted */ .TE)(row) ? `but ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(row.served ?? '')} answered` : '',
        asked.length === 1 && asked[0] === row.used ? '' : `instead of ${askedFor}`,
    ]
        .filter(part => part !== '')
        .join('<br>');
}
function whyCell(row, docsUrl) {
    const status = (0,_row_js__WEBPACK_IMPORTED_MODULE_2__/* .rowStatus */ .Bs)(row);
    const until = row.retryAt === undefined ? '' : `, until ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeText */ .X1)((0,_base_index_js__WEBPACK_IMPORTED_MODULE_5__/* .timeText */ .Tc)(row.retryAt))}`;
    const { firstRoute: first } = row;
    const linked = (label, reason) => (0,_verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isReason */ .Vs)(reason) ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(label, (0,_report_index_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonPage */ .ml)(docsUrl, reason)) : label;
    const model = linked(reasonLabel(row, row.reason), row.reason);
    // The reset is that of the route that was left.
    const why = first === undefined
        ? `${model}${until}`
        : [
            `${linked((0,_other_route_js__WEBPACK_IMPORTED_MODULE_6__/* .labelOfOther */ .Cx)(first) ?? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(first.reason), first.reason)}${until}`,
            ...(status === 'second-route' ? [] : [model]),
        ].join('; ');
    if (status === 'unverified')
        return `could not be checked: ${why}`;
    if (status !== 'rerouted')
        return why;
    return `⚠️ ${row.outcome === 'fallback' ? `${why}; ` : ''}another model answered`;
}
/** A reason in a few words; an unknown code is shown as it is. */
function reasonLabel(row, reason) {
    if (row === undefined || reason === 'accepted')
        return reason;
    return (0,_verdict_index_js__WEBPACK_IMPORTED_MODULE_1__/* .isReason */ .Vs)(reason) ? (0,_row_js__WEBPACK_IMPORTED_MODULE_2__/* .labelOf */ .Wy)(row, reason) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(reason);
}
/** A number of jobs, such as "1 job". */
function countJobs(count) {
    return `${count} ${count === 1 ? 'job' : 'jobs'}`;
}


/***/ }),

/***/ 9840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ NO_CONTEXT)
/* harmony export */ });
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5802);
/** What the texts of a run need besides its rows. */

/** The pages of the newest version, and no workflow. */
const NO_CONTEXT = { docsUrl: _report_index_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCS_URL */ .aq };


/***/ }),

/***/ 9470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recheckCommentStep: () => (/* binding */ recheckCommentStep),
  H: () => (/* binding */ writeComment)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 10 modules
var core = __webpack_require__(7264);
// EXTERNAL MODULE: ./lib/base/fields.js
var fields = __webpack_require__(4144);
// EXTERNAL MODULE: ./lib/comment/state/merge.js
var merge = __webpack_require__(799);
// EXTERNAL MODULE: ./lib/comment/state/limit-size.js
var limit_size = __webpack_require__(6836);
// EXTERNAL MODULE: ./lib/comment/comment.js + 1 modules
var comment_comment = __webpack_require__(6818);
// EXTERNAL MODULE: ./lib/github/deadline.js
var github_deadline = __webpack_require__(987);
// EXTERNAL MODULE: ./lib/github/publish-comment.js + 10 modules
var publish_comment = __webpack_require__(1083);
// EXTERNAL MODULE: ./lib/github/failure/problem.js
var failure_problem = __webpack_require__(5865);
// EXTERNAL MODULE: ./lib/redact/plain-line.js
var plain_line = __webpack_require__(2388);
;// CONCATENATED MODULE: ./lib/runner/comment-warnings.js
/** Why the comment could not be written, in plain words, and the one thing to do about it. */
/** A warning: `problem` with its words sanitized. */
function commentFailed(problem, context) {
    const [, move] = TEXTS[problem.kind](context, problem);
    const where = context.hasSummary ? 'The job summary' : 'The log of this step';
    return `The comment could not be written: ${commentCause(problem, context)}. ${move} ${where} has all of it.`;
}
/** The cause alone, as a clause without a full stop. */
function commentCause(problem, context) {
    const [cause] = TEXTS[problem.kind](context, problem);
    const { status, said } = problem;
    const words = [status ?? '', said === '' ? '' : `"${said}"`].filter(part => part !== '').join(' ');
    return words === '' ? cause : `${cause} (${words})`;
}
const REPORT_BUG = 'Report this as a bug of this action, with the log.';
const ONE_WRITER = 'Let one job with `mode: report` write the comment for the whole matrix.';
const TEXTS = {
    'no-permission': ({ token, origin }) => {
        if (token === 'own') {
            return [
                'the token in `github-token` may not write comments here',
                'Give this token write access to the pull requests of this repository.',
            ];
        }
        return origin === 'branch'
            ? [
                'the token lacks "pull-requests: write"',
                'Add `pull-requests: write` to the permissions of this job.',
            ]
            : [
                `the token of a pull request from ${origin === 'fork' ? 'a fork' : origin} is read-only`,
                'Let a second workflow write the comment, as in examples/fork-comment.yml.',
            ];
    },
    'bad-token': ({ token }) => token === 'own'
        ? [
            'GitHub does not accept the token in `github-token`, which is wrong, expired or revoked',
            'Put a valid token into the secret that `github-token` takes.',
        ]
        : [
            'GitHub no longer accepts the token of this job, which lasts 24 hours at most',
            'Run the job again.',
        ],
    'single-sign-on': () => [
        'the organization requires single sign-on, and the token is not authorized for it',
        'Authorize the token for the organization in the settings of its account ("Configure SSO").',
    ],
    'address-not-allowed': () => [
        'the organization allows only some IP addresses, and the one of this runner is not among them',
        'Ask an owner of the organization to add this runner to its IP allow list.',
    ],
    'token-policy': () => [
        'the organization does not allow tokens of this kind or of this lifetime',
        "Use a token that its policy allows, such as the job's own `github.token`.",
    ],
    'account-suspended': () => [
        'the account or the app behind the token is suspended or restricted',
        'Ask the owner of that account to look at its state on GitHub.',
    ],
    'account-blocked': () => [
        'the account behind the token is blocked here',
        'Ask an owner of the repository to unblock it.',
    ],
    'interaction-limit': () => [
        'for now only some accounts may comment in this repository',
        'Ask an owner to end the limit, under "Moderation options" in the settings.',
    ],
    locked: () => [
        'the conversation of the pull request is locked',
        'Unlock the conversation if you want the comment.',
    ],
    archived: () => [
        'the repository is archived and read-only',
        'Set `comment: never` as long as the repository is archived.',
    ],
    'issues-off': () => [
        'issues are switched off in this repository, and with them the API for comments',
        'Switch issues on in the settings of the repository.',
    ],
    'too-many-comments': () => [
        'the pull request has as many comments as it can have',
        'Continue in a new pull request.',
    ],
    'repository-blocked': () => [
        'GitHub has disabled or blocked this repository',
        'Ask the owner of the repository what GitHub has written to them.',
    ],
    'repository-locked': () => [
        'the repository is locked or read-only for now',
        'Run the job again when the repository can be changed again.',
    ],
    'not-found': ({ token, isNumberGiven }) => [
        'GitHub finds no such pull request in this repository, or does not show it to this token',
        isNumberGiven
            ? 'Check the number in `pull-request`.'
            : token === 'own'
                ? 'Check that the token in `github-token` has access to this repository.'
                : 'Check that the pull request still exists.',
    ],
    moved: () => [
        'the repository has another name or owner by now',
        'Start the workflow again, so that it knows the new name.',
    ],
    'too-long': () => ['the comment is too long for GitHub', REPORT_BUG],
    invalid: () => ['GitHub does not accept the request', REPORT_BUG],
    refused: () => ['GitHub refuses the request', 'Show these words to an owner of the repository.'],
    'primary-limit': (_, { waitMs }) => [
        'the token has used up its hourly requests to GitHub',
        `Run the job again in ${waitText(waitMs)}.`,
    ],
    'secondary-limit': (context, problem) => [
        'GitHub slows down this token, which has sent too many requests in a short time',
        slowDown(context, problem),
    ],
    'content-limit': (context, problem) => [
        'GitHub blocks this token for a while, because it has created too much in a short time',
        slowDown(context, problem),
    ],
    'server-error': ({ host }) => [
        `${host} has an error of its own`,
        isGitHubCom(host)
            ? 'Run the job again when www.githubstatus.com shows no incident.'
            : `Ask the administrators of ${host} if it happens again.`,
    ],
    maintenance: ({ host }) => [`${host} is down for maintenance`, 'Run the job again after the maintenance.'],
    'old-server': ({ host }) => [
        `${host} does not know this kind of request, so its GitHub Enterprise Server may be too old`,
        `Ask the administrators of ${host} to update it.`,
    ],
    page: ({ host }, { host: other }) => [
        other === undefined
            ? `something other than GitHub answered in place of ${host}`
            : `${other} answered in place of ${host}`,
        `Let this runner reach ${host} without a filter or a sign-in page in between.`,
    ],
    'cut-off': ({ host }) => [
        `the answer of ${host} was empty or broke off`,
        `If it happens again, check what is between this runner and ${host}.`,
    ],
    redirects: ({ host }) => [
        `the requests to ${host} were redirected without an end`,
        `Check what is between this runner and ${host}.`,
    ],
    'no-answer': ({ host }) => [
        `${host} did not answer in time`,
        `If it happens again, check that this runner can reach ${host}.`,
    ],
    'no-name': ({ host }) => [`this runner cannot resolve the name ${host}`, 'Check the DNS of this runner.'],
    'connection-refused': ({ host }) => [
        `nothing accepts connections at ${host}`,
        `Check that this runner can reach ${host}.`,
    ],
    'connection-closed': ({ host }) => [
        `the connection to ${host} was closed without an answer`,
        `If it happens again, check what is between this runner and ${host}.`,
    ],
    'no-connection': ({ host }) => [
        `there is no connection to ${host}`,
        `Check that this runner can reach ${host}.`,
    ],
    certificate: ({ host }) => [
        `this runner does not trust the certificate that came for ${host}`,
        'Set NODE_EXTRA_CA_CERTS for the runner to a PEM file with the certificate authority of its network.',
    ],
    proxy: ({ host }, { status }) => [
        'the proxy of this runner refuses the connection',
        status === 407
            ? 'Write the user and the password into the address in HTTPS_PROXY.'
            : `Ask whoever runs the proxy to allow connections to ${host}.`,
    ],
    cancelled: () => ['the job was cancelled', 'Run the job again.'],
    overtaken: () => ['other jobs kept changing it', ONE_WRITER],
};
function slowDown({ isMatrix }, { waitMs }) {
    return isMatrix ? ONE_WRITER : `Run the job again in ${waitText(waitMs)}.`;
}
function isGitHubCom(host) {
    return host === 'api.github.com';
}
/** A time in the largest unit that does not make it look shorter than it is. */
function waitText(ms = 60_000) {
    const minutes = Math.ceil(ms / 60_000);
    if (minutes <= 1)
        return 'a minute';
    return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}

// EXTERNAL MODULE: ./lib/runner/action-pages.js
var action_pages = __webpack_require__(8167);
// EXTERNAL MODULE: ./lib/runner/warnings.js
var warnings = __webpack_require__(2881);
// EXTERNAL MODULE: ./lib/steps/clock.js
var clock = __webpack_require__(749);
// EXTERNAL MODULE: ./lib/steps/comment-target.js + 1 modules
var comment_target = __webpack_require__(9164);
// EXTERNAL MODULE: ./lib/steps/log/lines.js
var lines = __webpack_require__(5617);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./lib/comment/state/embed.js
var state_embed = __webpack_require__(6090);
;// CONCATENATED MODULE: ./lib/steps/saved-comment.js
/** What the main step leaves to the post step: a text in the runner's state. */




/** The runner hands the state on in a variable, which Windows limits to 32,767 characters, and Linux to 128 KiB. */
const MAX_STATE_CHARS = 30_000;
/** Far more than the rows that a comment can hold. */
const MAX_BYTES = 4 * 1024 * 1024;
/**
 * The text to save. Without the rows of other jobs where it would be too long with them; empty where it would be too
 * long even so, because a variable that is too long would keep the runner from starting the post step.
 */
function encodeSaved(saved) {
    const { known, legs } = saved;
    const own = { ...saved, known: { ...known, rows: known.rows.filter(({ leg }) => legs.includes(leg)) } };
    return [saved, own].map(encode).find(text => text.length <= MAX_STATE_CHARS) ?? '';
}
function encode({ known, legs, outcome, leftMs }) {
    const body = `${(0,state_embed/* commentMarker */.Ql)(known.key)}\n${(0,state_embed/* embedState */.P4)(known)}`;
    // The words of a server are not needed any more.
    const kept = outcome?.kind === 'failed'
        ? { kind: outcome.kind, problem: { kind: outcome.problem.kind, said: '' } }
        : outcome;
    return (0,external_node_zlib_.deflateRawSync)(JSON.stringify({ body, legs, outcome: kept, leftMs })).toString('base64');
}
/** Reads it back; undefined when it is not what this action has saved under this key. */
function decodeSaved(text, key) {
    const { body, legs, outcome, leftMs } = (0,fields/* fieldsOf */.Pf)(parse(text));
    const known = (0,state_embed/* readState */.un)((0,fields/* textOf */.b6)(body) ?? '', key);
    if (known === undefined || !Array.isArray(legs) || typeof leftMs !== 'number')
        return undefined;
    return {
        known,
        legs: legs.filter(leg => typeof leg === 'string'),
        outcome: parseOutcome(outcome),
        leftMs: Math.min(github_deadline/* REPORTING_MS */.Op, Math.max(0, leftMs)),
    };
}
function parse(text) {
    try {
        const bytes = (0,external_node_zlib_.inflateRawSync)(Buffer.from(text, 'base64'), { maxOutputLength: MAX_BYTES });
        return JSON.parse(bytes.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
const SKIPPED = ['nothing-to-say', 'newer-run', 'removed'];
/** An outcome that cannot be read counts as none: the post step then does its part from the beginning. */
function parseOutcome(value) {
    const { kind, why, id, url, readAt, created, problem } = (0,fields/* fieldsOf */.Pf)(value);
    if (kind === 'failed') {
        const problemKind = (0,fields/* fieldsOf */.Pf)(problem)['kind'];
        return (0,failure_problem/* isProblemKind */.Kr)(problemKind) ? { kind, problem: { kind: problemKind, said: '' } } : undefined;
    }
    if (typeof readAt !== 'number')
        return undefined;
    if (kind === 'skipped') {
        const known = SKIPPED.find(name => name === why);
        return known && { kind, why: known, readAt };
    }
    if (typeof id !== 'number' || typeof url !== 'string')
        return undefined;
    if (kind === 'unchanged')
        return { kind, id, url, readAt };
    return kind === 'written' ? { kind, id, url, readAt, created: created === true } : undefined;
}

;// CONCATENATED MODULE: ./lib/steps/write-comment.js
/**
 * Writes the comment in the main step, and checks it once more in the post step. No failure here is more than a
 * warning, and there is one for both steps together.
 */










const STATE_NAME = 'comment';
/** Writes the comment when one is needed. Returns its address, or an empty text. */
async function writeComment(job, content, { deadline, prefetched, hasSummary }) {
    deadline.start(github_deadline/* MAIN_MS */.RK);
    const commentJob = await commentJobOf(job, content);
    if (commentJob === undefined)
        return '';
    const rows = (0,merge/* dedupeRows */.X)(content.rows.map(limit_size/* limitRow */.W));
    const saved = {
        known: { version: 1, key: commentJob.key, run: content.run, rows },
        legs: rows.map(({ leg }) => leg),
        leftMs: github_deadline/* REPORTING_MS */.Op - github_deadline/* MAIN_MS */.RK,
    };
    // Saved before the write too, so that the post step can finish what a cancelled main step began.
    save(saved);
    const result = sanitize(await (0,publish_comment/* publishComment */.p8)(commentJob, { clock: clock/* clock */.p, deadline }, await prefetched), job);
    const { outcome, known = saved.known } = result;
    const leftMs = github_deadline/* REPORTING_MS */.Op - github_deadline/* MAIN_MS */.RK + deadline.leftMs();
    if (outcome.kind === 'no-pull-request')
        core.saveState(STATE_NAME, '');
    else
        save({ ...saved, known, outcome, leftMs });
    return logResult(result, await (0,comment_target/* commentContext */.J)(job, hasSummary));
}
function save(saved) {
    core.saveState(STATE_NAME, encodeSaved(saved));
}
/** The post step: reads the comment again, because the write of another leg may have overwritten ours. */
async function recheckCommentStep(job, deadline) {
    const target = await (0,comment_target/* findCommentTarget */.K)(job);
    const saved = target && decodeSaved(core.getState(STATE_NAME), target.key);
    if (saved === undefined) {
        core.info('Comment not checked again: the main step has left nothing that can be read.');
        return;
    }
    const { known, legs, outcome: before, leftMs } = saved;
    // The main step has warned about it, and it is still the same.
    if (before?.kind === 'failed' && (0,failure_problem/* lasts */.UA)(before.problem))
        return;
    // The time runs since the start of this process.
    deadline.start(leftMs - performance.now());
    const rows = known.rows.filter(({ leg }) => legs.includes(leg));
    const commentJob = await commentJobOf(job, { rows, run: known.run });
    if (commentJob === undefined)
        return;
    const result = sanitize(await (0,publish_comment/* recheckComment */.L7)(commentJob, { clock: clock/* clock */.p, deadline }, { outcome: before, known }), job);
    logRecheck(result, before, await (0,comment_target/* commentContext */.J)(job, job.inputs.summary));
}
/** Logs what the main step has not said. */
function logRecheck(result, before, context) {
    const { outcome, requests } = result;
    const isSaved = before?.kind === 'written' || before?.kind === 'unchanged';
    if (isSaved && (outcome.kind === 'written' || outcome.kind === 'unchanged')) {
        // The main step has said where the comment is.
        (0,lines/* logDebug */.MD)(`Comment checked again (${countRequests(requests)})`);
    }
    else if (outcome.kind !== 'failed') {
        if (outcome.kind !== before?.kind)
            logResult(result, context);
    }
    else if (before?.kind === 'failed') {
        // The main step has warned.
        logInfo(`Comment still not written: ${commentCause(outcome.problem, context)}.`);
    }
    else if (isSaved && outcome.isMissing !== true) {
        logInfo(`Comment not checked again: ${commentCause(outcome.problem, context)}.`);
    }
    else {
        logResult(result, context);
    }
}
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
    return {
        ...target,
        rows,
        run,
        when: comment,
        render: state => (0,comment_comment/* renderComment */.w)(state, (0,action_pages/* textContextOf */.E)(job.env)),
        ...(0,fields/* optional */.lq)('matrixJob', matrixJob),
    };
}
/** Maximum length of a server's words in a warning, in characters. */
const MAX_CAUSE_CHARS = 300;
/** A proxy may have answered in the place of GitHub. */
function sanitize(result, { secrets }) {
    const { outcome } = result;
    if (outcome.kind !== 'failed')
        return result;
    const { said, host } = outcome.problem;
    const problem = {
        ...outcome.problem,
        said: secrets.sanitize(said, MAX_CAUSE_CHARS),
        ...(0,fields/* optional */.lq)('host', host && secrets.sanitize(host, MAX_CAUSE_CHARS)),
    };
    return { ...result, outcome: { ...outcome, problem } };
}
/** Logs the outcome and returns the address of the comment, or an empty text. */
function logResult({ outcome, requests }, context) {
    const cost = countRequests(requests);
    switch (outcome.kind) {
        case 'written':
            logInfo(`Comment ${outcome.created ? 'created' : 'updated'}: ${outcome.url} (${cost})`);
            return outcome.url;
        case 'unchanged':
            logInfo(`Comment already up to date: ${outcome.url} (${cost})`);
            return outcome.url;
        case 'skipped':
            logInfo(`No comment: ${write_comment_SKIPPED[outcome.why]} (${cost})`);
            return '';
        case 'no-pull-request':
            logInfo(`No comment: ${outcome.why}`);
            return '';
        case 'failed':
            // Nobody reads the annotations of a job that was cancelled for advice.
            if (outcome.problem.kind === 'cancelled')
                logInfo('No comment: the job was cancelled.');
            else
                core.warning(commentFailed(outcome.problem, context), { title: warnings/* ANNOTATION_TITLE */.hg });
            return '';
    }
}
const write_comment_SKIPPED = {
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
