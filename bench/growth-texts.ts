/** What stands above the tables of how things grow: what is measured, and how it grows. */

export const CHAIN =
  "A chain that is asked one model after the other, the last one accepted (ChatGPT, `strategy: first`). Each model adds a CLI's start and its answers to the time, and the same number of requests; the memory is that of one CLI at a time:"

export const CHAIN_AT_ONCE =
  'A chain whose models are asked at the same time, all accepted (API key, `strategy: all`). Each model adds one request, and of time only what the cores are short of:'

export const COMMENTS =
  'The comment on pull requests with more and more comments of others, read 100 to a request. To create it, all of them are read, four pages at a time, so the requests grow with the comments and the time hardly does. To update it, the first page is enough, since ours is mostly older than the others; one that stands further down is looked for from the end:'

export const LEGS =
  'Legs of a matrix, all at once on this one machine, with one comment between them; requests grow a little faster than the legs, since legs that undo each other look again. Their post steps follow at once here, so they wait until the comment has been left alone for 15 s; in a job Codex runs in between, and nothing waits. 256 at once would need more memory than one machine has, some 50 GB by the peaks above; how many requests a leg needs then is in [the simulation](comment-simulation.md):'

export const MERGES =
  'The report files of a matrix, merged by `mode: report`: one read and one write however many there are, and little time:'
