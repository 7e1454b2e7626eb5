/**
 * Something of ours failed: a process died, the disk is full, an image does not load. Never the student's fault,
 * never a lost attempt: whoever catches it tries again later and says so. The message says what happened and, where
 * somebody can do something about it, what.
 */
export class GraderFault extends Error {
  override readonly name = "GraderFault";
}
