/** The texts above the tables of growth: what is measured, and how it grows. */

export const CHAIN =
  'A chain whose models are probed one after the other, with the last one accepted (ChatGPT, `strategy: first`). Each model adds the start of a CLI and its answers to the time, and the same number of requests. The memory is that of one CLI at a time:'

export const CHAIN_AT_ONCE =
  'A chain whose models are probed at the same time, all accepted (API key, `strategy: all`). Each model adds one request, and time only where processor cores are missing:'

export const COMMENTS =
  'The comment on pull requests with more and more comments of others, which are read 100 at a time. To create it, all of them are read, four pages at the same time, so the requests grow with the comments, but the time hardly does. To update it, the first page is usually enough, because the comment is usually older than the others. Otherwise the search continues from the last page:'

export const LEGS =
  'Legs of a matrix, all at the same time on this one machine, with one comment for all. The requests grow a little faster than the legs, because legs that overwrite each other read the comment again. Their post steps follow at once here, so they wait until the comment has not changed for 15 s. In a job Codex runs in between, and no post step waits. 256 legs at once would need more memory than one machine has, about 50 GB by the peaks above. [The simulation](comment-simulation.md) has the requests of each leg for that:'

export const MERGES =
  'The report files of a matrix, merged by `mode: report`: one read and one write for any number of reports, and little time:'
