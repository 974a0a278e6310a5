import { defineConfig } from '@playwright/test';
import site from './playwright.config.ts';

/**
 * Pictures of every figure and the bytes of its files, compared with those kept in `.pictures/`, which no commit holds.
 * `npm run pictures -- --update-snapshots` keeps what the tree draws now; `npm run pictures` tells what has changed since.
 */
export default defineConfig({
	...site,
	testDir: 'tests/pictures',
	snapshotPathTemplate: '.pictures/{arg}{ext}',
	timeout: 180_000,
	reporter: 'list',
	expect: { toHaveScreenshot: { maxDiffPixels: 0, threshold: 0.1, animations: 'disabled' } }
});
