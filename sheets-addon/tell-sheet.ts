// What the functions have taken stands, whether or not the sheet can be told of it: Google's own service
// may be out of time just then, and whoever has sent must not read that nothing came of it.

/** Writes into the sheet what is done already; what fails there goes to the log alone. */
export function tellSheet(write: () => void): void {
  try {
    write();
  } catch (error) {
    console.warn(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
