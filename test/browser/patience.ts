// How long the browser tests wait for anything, in one place. An answer of the add-on may take its time
// (three tries at the functions, others' executions before it), and the machine of CI is slow; what is
// truly missing is missing afterwards too.
export const PATIENCE_MS = 90_000;
