export const id = 408;
export const ids = [408,636];
export const modules = {

/***/ 636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   REQUEST_TIMEOUT: () => (/* binding */ REQUEST_TIMEOUT),
/* harmony export */   connect: () => (/* binding */ connect),
/* harmony export */   loadOctokit: () => (/* binding */ loadOctokit)
/* harmony export */ });
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
    return Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(413)]).then(__webpack_require__.bind(__webpack_require__, 2413));
}
/** GitHub ends a request of its own after 10 seconds, so one that takes longer will bring no answer. */
const REQUEST_TIMEOUT = 10_000;
const triesOfARead = 3;
/** Connects; sends nothing yet. */
function connect(options) {
    const { pace } = options;
    const ignore = () => undefined;
    const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
    let loading;
    const load = async () => (await loadOctokit()).getOctokit(options.token, { baseUrl: options.baseUrl, log });
    let sent = 0;
    let patience = options.patience;
    const once = async (call) => {
        sent += 1;
        loading ??= load();
        const octokit = await loading;
        try {
            const { data, headers } = await call(octokit, { signal: AbortSignal.timeout(REQUEST_TIMEOUT) });
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
            const answer = await once(call);
            if ((answer.kind !== 'unclear' && answer.kind !== 'limited') || tries === triesOfARead)
                return answer;
            const wait = answer.kind === 'limited' ? answer.wait : 500 * 2 ** (tries - 1) * (1 + pace.random());
            if (wait > patience)
                return answer;
            patience -= wait;
            await pace.sleep(wait);
        }
    };
    return { read, write: once, requests: () => sent };
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

/***/ 3408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishComment: () => (/* binding */ publishComment),
  settlePublished: () => (/* binding */ settlePublished)
});

// EXTERNAL MODULE: ./lib/github/client.js
var github_client = __webpack_require__(636);
;// CONCATENATED MODULE: ./lib/github/comment-api.js
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

;// CONCATENATED MODULE: ./lib/github/pull-request.js
/** Which pull request a run belongs to: read from the event where it says, looked up by the commit where it does not. */
/** Reads the event. Nothing of it is taken on trust, a payload may be of any shape. */
function readEvent({ eventName, payload, sha, override }) {
    if (override !== undefined)
        return { kind: 'number', number: override };
    switch (eventName) {
        case 'pull_request':
        case 'pull_request_target':
        case 'pull_request_review':
        case 'pull_request_review_comment':
            return ofPullRequest(at(payload, 'pull_request'), eventName);
        case 'issue_comment':
            return ofIssueComment(at(payload, 'issue'));
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
function ofPullRequest(pull, eventName) {
    const number = numberAt(pull, 'number');
    if (number === undefined)
        return { kind: 'none', why: `The event ${eventName} names no pull request.` };
    return withComments(number, pull);
}
function ofIssueComment(issue) {
    const number = numberAt(issue, 'number');
    return number === undefined || at(issue, 'pull_request') === undefined
        ? { kind: 'none', why: 'The comment is on an issue, not on a pull request.' }
        : withComments(number, issue);
}
/** The count of comments in the event; 0 is worth a request, since then there is no comment of ours to look for. */
function withComments(number, source) {
    const comments = at(source, 'comments');
    return typeof comments === 'number' && Number.isSafeInteger(comments) && comments >= 0
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

// EXTERNAL MODULE: ./lib/core/assert-never.js
var assert_never = __webpack_require__(762);
// EXTERNAL MODULE: ./lib/core/comment-fit.js
var comment_fit = __webpack_require__(6860);
// EXTERNAL MODULE: ./lib/core/comment-codec.js
var comment_codec = __webpack_require__(3485);
;// CONCATENATED MODULE: ./lib/core/comment-merge.js
/**
 * How two states become one. GitHub has no compare-and-set for comments, so jobs that write at the same time each merge
 * what they read with what they know; whatever the order, and however often, the outcome is the same: the merge is
 * commutative, associative and idempotent.
 */

/**
 * Both states together. A newer run's rows replace an older run's as a whole, whichever side they come from; within a
 * run, a leg's row of a later attempt replaces its earlier one. A run's id, unlike its number, grows across workflows.
 *
 * @throws Error when the states belong to different comments, which is a bug of the caller's.
 */
function mergeStates(one, other) {
    if (one.key !== other.key)
        throw new Error(`States of different comments: ${one.key}, ${other.key}`);
    if (one.run.id !== other.run.id)
        return one.run.id > other.run.id ? one : other;
    return {
        version: 1,
        key: one.key,
        run: mergeRuns(one.run, other.run),
        rows: joinRows([...one.rows, ...other.rows]),
    };
}
/** Rows with one for each leg, ordered by leg; past {@link MAX_ROWS} the last legs are left out. */
function joinRows(rows) {
    const byLeg = new Map();
    for (const row of rows) {
        const known = byLeg.get(row.leg);
        byLeg.set(row.leg, known === undefined ? row : laterRow(known, row));
    }
    // The order is by code unit, the same on every runner; a locale's would not be.
    return [...byLeg.values()].sort((one, other) => (one.leg < other.leg ? -1 : 1)).slice(0, comment_codec/* MAX_ROWS */.pX);
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
    const order = one.attempt - other.attempt || (one.cut ?? 0) - (other.cut ?? 0) || compare(comment_merge_text(one), comment_merge_text(other));
    return order >= 0 ? one : other;
}
function compare(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
}
/** The row as text, the same for equal rows whatever the order of their fields. */
function comment_merge_text(row) {
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

// EXTERNAL MODULE: ./lib/core/comment-state.js
var comment_state = __webpack_require__(462);
;// CONCATENATED MODULE: ./lib/github/find-comment.js
/** Finding our own comments on a pull request, however many others there are. */


/** GitHub closes a conversation at 2,500 comments; other servers may not. */
const MAX_PAGES = 100;
const pagesAtOnce = 4;
/**
 * How near to a page's edge a comment of ours may stand before the next page is read as well. Duplicates come from jobs
 * that start together, so they stand close to each other.
 */
const edge = 30;
/** Whether a comment is ours: the marker first thing in it, and written by this token's own account. */
function isOurs(comment, key, login) {
    return login !== '' && comment.author === login && (0,comment_state/* hasMarker */.xY)(comment.body, key);
}
/** Our comments on the pull request, oldest first. */
async function findOurs(api, ours) {
    const first = await api.list(1);
    if (first.kind !== 'ok')
        return first;
    const { lastPage } = first;
    if (lastPage > MAX_PAGES) {
        return { kind: 'failed', message: `The pull request has more than ${MAX_PAGES * PAGE_SIZE} comments.` };
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
async function findOursSince(api, ours, since) {
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
    return { kind: 'failed', message: `More than ${MAX_PAGES * PAGE_SIZE} comments were changed at once.` };
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
        if (!(0,comment_state/* hasMarker */.xY)(comment.body, key))
            continue;
        const login = await identify();
        if (login.kind !== 'ok')
            return login;
        if (!isOurs(comment, key, login.value))
            continue;
        mine.set(comment.id, comment);
        if (index < edge)
            near.push(page - 1);
        if (index >= PAGE_SIZE - edge)
            near.push(page + 1);
    }
    return { kind: 'ok', value: near, at: 0, lastPage: 0 };
}
function inOrder(comments) {
    return [...comments.values()].sort((one, other) => one.id - other.id);
}

;// CONCATENATED MODULE: ./lib/github/course.js
/** One call on its way: what it knows, how it looks, waits, and ends. */

/** A later look goes back a little before the first one, whose time is in whole seconds and by another clock (ms). */
const lookBack = 60_000;
/** The trouble when there was no other. */
const overtaken = 'Other jobs kept changing the comment.';
/** A GitHub that cannot be reached is not waited for as long as other jobs are: the job is paid for by the minute. */
const MOST_SILENCES = 3;
const firstWait = 400;
const longestWait = 6_000;
/** The beginning of a call. */
function startCourse(input, step) {
    const { known, since, before } = step;
    const { patience } = input;
    return {
        ...{
            input,
            step,
            known,
            since,
            patience,
            written: undefined,
            setbacks: 0,
            silences: 0,
            rested: false,
            trouble: overtaken,
        },
        target: before?.id,
        created: new Map(before?.kind === 'written' && before.created ? [[before.id, undefined]] : []),
    };
}
/** Reads our comments, oldest first. */
async function look(course) {
    const { input, step, since } = course;
    if (since === undefined)
        return findOurs(input.api, input);
    const found = await findOursSince(input.api, input, since - lookBack);
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
function said(course, target) {
    const { written, created, step } = course;
    const at = course.since ?? 0;
    const { id, url } = target;
    const wrote = written !== undefined || step.before?.kind === 'written';
    return wrote
        ? { kind: 'written', url, id, created: created.has(id), at }
        : { kind: 'unchanged', url, id, at };
}
/** The end without agreement: what was written stands, and a later step or job may still put it right. */
function ending(course, message) {
    return course.written === undefined ? { kind: 'failed', message } : said(course, course.written);
}
/** What to make of an answer that is none. */
async function refusal(course, answer) {
    switch (answer.kind) {
        case 'denied':
            return { kind: 'denied', permission: 'pull-requests: write', message: answer.message };
        case 'gone':
        case 'failed':
            return ending(course, answer.message);
        case 'unclear':
            course.silences += 1;
            return course.silences > MOST_SILENCES ? ending(course, answer.message) : pause(course, answer.message);
        case 'limited': {
            const message = `${answer.message} (it asks to wait ${Math.ceil(answer.wait / 1000)} s)`;
            return pause(course, message, answer.wait);
        }
    }
}
/** Waits a growing, jittered time, at least `least`, when patience allows. */
async function pause(course, message, least = 0) {
    const { pace } = course.input;
    const growing = Math.min(longestWait, firstWait * 2 ** course.setbacks) * (0.5 + pace.random());
    const wait = least + growing;
    if (wait > course.patience)
        return ending(course, message);
    course.patience -= wait;
    course.setbacks += 1;
    course.rested = true;
    course.trouble = message;
    await pace.sleep(wait);
    return 'again';
}

;// CONCATENATED MODULE: ./lib/github/plan-comment.js
/** What to do about our comments, from what was read: pure, the same for the first look and for every later one. */


/** Plans from our comments, oldest first. The oldest one stays; all others are duplicates. */
function planComment(ours, intent) {
    const { runId, when, render } = intent;
    const known = ours
        .map(comment => (0,comment_state/* readState */.un)(comment.body, intent.known.key))
        .filter(state => state !== undefined)
        .reduce(mergeStates, intent.known);
    const [target, ...duplicates] = ours;
    if (target === undefined) {
        return when === 'always' || known.rows.some(comment_state/* callsForComment */.aF)
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
        const carried = (0,comment_state/* readState */.un)(body, known.key);
        if (carried === undefined || carried.rows.every(row => row.cut === undefined))
            return body;
        const again = render(mergeStates(carried, known));
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

;// CONCATENATED MODULE: ./lib/github/converge.js
/**
 * Many jobs, one comment, and no compare-and-set: how they come to agree.
 *
 * Each job looks, merges, writes the whole and looks again. A write can undo another one that its look was too early to
 * see. What makes an end possible is that a look cannot have effects for ever: a write is sent at most LOOK_LASTS after
 * its look began, and takes effect within REQUEST_TIMEOUT or not at all. So when a comment has not changed for that long,
 * every write still under way comes from a look at what it says now and, since merges only add, will keep all of it.
 *
 * Creating needs no such care: a comment's creator is in every version of it. Two that are created at once are settled
 * by their ids: the lower one stays. Whoever can see the higher one can see the lower one, so nobody writes to a
 * duplicate, and it can go as soon as the lower one safely holds its rows.
 */




/** No write is based on a look that began longer ago (ms). */
const LOOK_LASTS = 2_000;
/** After this time (ms) without a change a comment keeps what it says; 3 seconds for whole seconds and for replicas. */
const QUIET = LOOK_LASTS + github_client.REQUEST_TIMEOUT + 3_000;
/** Runs rounds until the comment says what is known, something final comes back, or rounds or patience end. */
async function converge(input, step) {
    const course = startCourse(input, step);
    for (let round = 1; round <= step.rounds; round++) {
        const outcome = await playRound(course);
        if (outcome !== 'again')
            return outcome;
    }
    return ending(course, course.trouble);
}
async function playRound(course) {
    const { input, step } = course;
    const began = input.pace.now();
    const found = await look(course);
    if (found.kind !== 'ok')
        return refusal(course, found);
    course.silences = 0;
    course.since ??= found.at;
    const plan = planComment(found.value, { ...input, known: course.known, runId: input.run.id });
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
            if (!course.rested) {
                const wait = letOthersGoFirst(course);
                if (wait > 0)
                    return pause(course, overtaken, wait);
            }
            break;
        case 'update':
            break;
    }
    if (input.pace.now() - began > LOOK_LASTS)
        return 'again';
    if (course.written !== undefined && !course.rested) {
        // Another job's write undid ours, so others are busy; a wait spreads us out, and needs a fresh look after it.
        return pause(course, overtaken);
    }
    return write(course, plan);
}
/**
 * Each comment that is created sends mail to all who watch the pull request, and deleting it does not take the mail
 * back. So when the jobs of a matrix all find no comment, the first one makes it, and the others look again a moment
 * later before they do (ms).
 */
function letOthersGoFirst({ input, patience }) {
    const { turn, pace } = input;
    if (turn === undefined || turn.index === 0)
        return 0;
    const wait = 600 + pace.random() * 400 * Math.min(turn.total, 10);
    // It is a courtesy: what patience there is must suffice for GitHub's own demands.
    return wait * 2 > patience ? 0 : wait;
}
async function write(course, plan) {
    const { api } = course.input;
    const answer = plan.kind === 'create' ? await api.create(plan.body) : await api.update(plan.target.id, plan.body);
    if (answer.kind !== 'ok') {
        return answer.kind === 'gone' && plan.kind === 'update' ? 'again' : refusal(course, answer);
    }
    course.written = answer.value;
    course.rested = false;
    if (plan.kind === 'create')
        course.created.set(answer.value.id, answer.value);
    return isAlone(course) ? said(course, answer.value) : 'again';
}
/**
 * A job without a matrix has no legs that write at the same time, and its post step's look comes soon enough for another
 * job of the workflow: reading back at once would be a request for nothing.
 */
function isAlone({ input, step }) {
    return !step.settle && input.turn?.total === 1;
}
/** Whether a job without a matrix finds its comment as it left it, with nobody else's rows: nobody is there to wait for. */
function isUntouched({ input, known }) {
    const own = new Set(input.rows.map(row => (0,comment_fit/* limitRow */.Wi)(row).leg));
    return input.turn?.total === 1 && known.rows.every(row => own.has(row.leg));
}
/** The comment says all that is known. */
async function finish(course, plan, at) {
    const { input, step, created } = course;
    const { target, duplicates } = plan;
    const outcome = said(course, target);
    if (!step.settle) {
        // Our own row is in the older comment, and our post step sees that it stays there.
        await removeAll(course, duplicates.filter(comment => created.has(comment.id)));
        return outcome;
    }
    if (duplicates.length === 0 && isUntouched(course))
        return outcome;
    const quietIn = target.updatedAt + QUIET - at;
    if (quietIn > 0 && (duplicates.length > 0 || !created.has(target.id))) {
        const wait = quietIn + input.pace.random() * 2_000;
        if (wait > course.patience)
            return outcome;
        course.patience -= wait;
        await input.pace.sleep(wait);
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
/** Putting this job's rows into the one comment, while other jobs do the same. */





/** How long the main step and the `post` step wait at most for other jobs and for GitHub's limits (ms). */
const MAIN_PATIENCE = 20_000;
const POST_PATIENCE = 60_000;
/**
 * The main step: writes the merge of what the comment says and what this job knows, reads it back (a job without a matrix
 * leaves that to its post step), and repeats with growing, jittered waits only when another job's write undid it.
 */
function upsertComment(input) {
    return needsNoLook(input)
        ? Promise.resolve({ kind: 'skipped', why: 'nothing-to-say', at: input.pace.now() })
        : converge(input, { known: ownState(input), rounds: 8, settle: false });
}
/**
 * The `post` step: looks once more, puts back what a late write of another job undid, and takes away duplicates.
 * It ends when the comment says all that this job knows and no job can still write from a look that is older.
 *
 * @param before what {@link upsertComment} answered; `undefined` when it did not come to an answer.
 */
async function settleComment(input, before) {
    const step = { known: ownState(input), rounds: 60, settle: true };
    switch (before?.kind) {
        case undefined:
        case 'failed':
            return converge(input, step);
        case 'denied':
            return before;
        case 'skipped':
            // A job that is no matrix's has nobody whose comment its accepted model would have to join.
            return before.why === 'nothing-to-say' && input.turn?.total !== 1
                ? converge(input, { ...step, since: before.at })
                : before;
        case 'written':
        case 'unchanged':
            return converge(input, { ...step, since: before.at, before });
        default:
            return (0,assert_never/* assertNever */.x)(before);
    }
}
/**
 * An accepted model wants no comment of its own, only an earlier comment has to hear of it. Where the event says that
 * there was no comment at all, there is none to look for. A re-run gets the event of the first attempt once more, with
 * the count of that time, so then it must be looked.
 */
function needsNoLook(input) {
    const { when, rows, run, commentsBefore } = input;
    return when === 'on-fallback' && !rows.some(comment_state/* callsForComment */.aF) && commentsBefore === 0 && run.attempt === 1;
}
function ownState(input) {
    return { version: 1, key: input.key, run: input.run, rows: joinRows(input.rows.map(comment_fit/* limitRow */.Wi)) };
}

;// CONCATENATED MODULE: ./lib/github/publish-comment.js
/** From a job's rows to the comment on its pull request: which one, whose token, and how it went. */





/** The main step's comment. */
function publishComment(job, pace) {
    return onPullRequest(job, pace, MAIN_PATIENCE, upsertComment);
}
/** The `post` step's second look. `before` is what {@link publishComment} answered in the main step. */
function settlePublished(job, pace, before) {
    return onPullRequest(job, pace, POST_PATIENCE, input => settleComment(input, before));
}
async function onPullRequest(job, pace, patience, act) {
    const [owner = '', repo = ''] = job.repository.split('/');
    const client = (0,github_client.connect)({ token: job.token, baseUrl: job.apiUrl, pace, patience });
    const found = await findPullRequest(client, { owner, repo }, readEvent(job.event));
    if (found.kind === 'none') {
        return { requests: client.requests(), outcome: { kind: 'no-pull-request', why: found.why } };
    }
    if (found.kind === 'failed')
        return { requests: client.requests(), outcome: found };
    const place = { owner, repo, pullRequest: found.number };
    const { token, jobToken, key, rows, run, when, render } = job;
    const outcome = await act({
        api: commentApi(client, place),
        identify: identity(client, place, jobToken === undefined ? { token } : { token, jobToken }),
        ...{ key, rows, run, when, render, pace, patience },
        ...(found.comments === undefined ? {} : { commentsBefore: found.comments }),
        ...(job.turn === undefined ? {} : { turn: job.turn }),
    });
    return { requests: client.requests(), outcome };
}


/***/ })

};
