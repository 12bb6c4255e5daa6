/**
 * On what the quick subset leaves out: pages once more in other themes and sizes. `./mcg test` runs
 * the tests without it, `./mcg test --all` every one.
 */
export const FULL = '@full';
