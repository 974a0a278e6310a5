import { fold } from '#lib/domain/fold.ts';
import type { Etape, Nature } from '#lib/domain/vocabulary.ts';
import { checkLabel } from '#lib/ingest/cells/labels.ts';
import { refused, said, type Check } from '#lib/ingest/cells/reading.ts';
import type { Opened } from '#lib/ingest/opened.ts';

const checkEtape = checkLabel('etape');

/** Reads the column `loi`: the settlement of accounts (PLR, RAP) states what was spent. */
export const checkLoi: Check = (cell) => {
	if (/^(?:plr|plrg|lr|rap)(?: |\d|$)/.test(fold(cell))) return said('execution');
	const reading = checkEtape(cell.replace(/[ -]*\d{4}$/, ''));
	return reading.issue ? refused(reading.issue) : reading;
};

const WORDS: readonly (readonly [RegExp, Etape])[] = [
	[/(?:^|[^a-z])(?:plrg?|rap|exec(?:ution)?|depenses executees)(?:[^a-z]|$)/, 'execution'],
	[/(?:^|[^a-z])lfr(?:[^a-z]|$)/, 'lfr'],
	[/(?:^|[^a-z])lfi(?:[^a-z]|$)/, 'lfi'],
	[/(?:^|[^a-z])plf(?:[^a-z]|$)|projet de loi de finances/, 'plf']
];

const titleOf = ({ dialect, match }: Opened) =>
	dialect.sample.rows.slice(0, match.row).flatMap((row) => row.map((cell) => cell.trim()));

/** The stage that the title or the name of a file states, `null` when they state none. */
export function stageOfFile(opened: Opened): Etape | null {
	for (const text of [titleOf(opened).join(' '), opened.name]) {
		const found = WORDS.find(([pattern]) => pattern.test(fold(text)));
		if (found) return found[1];
	}
	return null;
}

/** AE or CP, as the corner of a pivot table or the name of the file says it for all columns. */
export function natureOfFile(opened: Opened): Nature {
	const corner = titleOf(opened).find((cell) => /^(?:AE|CP)$/i.test(cell));
	const name = /(?:^|[^a-z])(ae|cp)(?:[^a-z]|$)/i.exec(opened.name)?.[1];
	const found = (corner ?? name)?.toLowerCase();
	return found === 'ae' || found === 'cp' ? found : 'np';
}

/** The document of a stage and year, as `sources.csv` names it. */
export function sourceOf(etape: Etape, exercice: number): string {
	return `${etape === 'execution' ? 'plr' : etape}-${exercice}`;
}
