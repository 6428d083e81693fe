export const id = 812;
export const ids = [812];
export const modules = {

/***/ 2812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   publishComment: () => (/* binding */ publishComment),
/* harmony export */   recheckComment: () => (/* binding */ recheckComment)
/* harmony export */ });
/* harmony import */ var _comment_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8808);
/* harmony import */ var _comment_lookup_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3492);
/* harmony import */ var _upsert_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9698);
/** From a job's rows to the comment on its pull request: which one, whose token, and how it went. */



/** The main step's comment. `ahead` is what a look from before found. */
async function publishComment(job, pace, ahead) {
    const manner = { clock: pace, maxWaitMs: _upsert_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .MAIN_MAX_WAIT_MS */ .oD };
    if (ahead !== undefined && stillHolds(ahead, job))
        return act(job, ahead, manner, _upsert_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .upsertComment */ .lB);
    const published = await act(job, await (0,_comment_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .openLookup */ .L)(job, manner), manner, _upsert_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .upsertComment */ .lB);
    return { ...published, requests: published.requests + (ahead?.client.requests() ?? 0) };
}
/**
 * Whether what was found before is still worth something. A pull request may have been opened since, and a GitHub that
 * would not answer may do so now; whoever has nothing to say need not ask again whether there is a pull request.
 */
function stillHolds(ahead, { rows, when }) {
    if (ahead.kind === 'there')
        return ahead.found?.answer.kind === 'ok';
    return ahead.kind === 'none' && when === 'on-fallback' && !rows.some(_comment_state_js__WEBPACK_IMPORTED_MODULE_2__/* .needsComment */ .js);
}
/** The `post` step's second look. `before` is what {@link publishComment} answered in the main step. */
async function recheckComment(job, pace, before) {
    const manner = { clock: pace, maxWaitMs: _upsert_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .POST_MAX_WAIT_MS */ .xf };
    return act(job, await (0,_comment_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .openLookup */ .L)(job, manner), manner, input => (0,_upsert_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .recheckUpsert */ .bm)(input, before));
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


/***/ })

};
