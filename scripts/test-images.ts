import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { giveWay } from '#lib/server/import/give-way.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Folder of the bases that the tests of one run share, as files: whoever needs one first makes it. */
		readonly baseImages: string;
	}
}

/**
 * Gives the tests of a run a folder for what is long to make and the same for all, which goes when they end. They give way as
 * the imports that they start do: these would wait for them all otherwise.
 */
export default function giveImages(project: TestProject): () => void {
	giveWay();
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-images-'));
	project.provide('baseImages', folder);
	return () => rmSync(folder, { recursive: true, force: true });
}
