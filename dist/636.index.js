export const id = 636;
export const ids = [636];
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


/***/ })

};
