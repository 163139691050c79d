// `npm run bench`: speed is shown beside a peer in the same run, and never asserted in a test.
import { benchCheck } from './check.ts';
import { benchRollup } from './rollup.ts';

await benchCheck();
await benchRollup();
