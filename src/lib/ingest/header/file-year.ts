import { fr } from '#lib/domain/typography.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import type { Opened } from '#lib/ingest/opened.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { issue, problemAt } from '#lib/ingest/told/problem-log.ts';

const YEAR = /(?<!\d)(?:19[89]|20\d)\d(?!\d)/g;
/** `plf25-donnees…`, as the portal names its data sets. */
const SHORT = /(?:plfr?|lfi|lfr|plr|plrg)[-_ ]?(\d\d)(?!\d)/i;

/** Years written in a text, each once. */
export function yearsIn(text: string): number[] {
	return [...new Set([...text.matchAll(YEAR)].map(([year]) => Number(year)))];
}

/** Years in the name of a file. */
export function yearsOfName(name: string): number[] {
	const years = yearsIn(name);
	const short = SHORT.exec(name)?.[1];
	return years.length === 0 && short !== undefined ? [2000 + Number(short)] : years;
}

/** Years in the rows above the header. */
export function yearsOfPreamble({ dialect, match }: Pick<Opened, 'dialect' | 'match'>): number[] {
	return yearsIn(
		dialect.sample.rows
			.slice(0, match.row)
			.map((row) => row.join(' '))
			.join(' ')
	);
}

const only = (years: readonly number[]) => (years.length === 1 ? years[0] : undefined);

/** Where the year of a file may be said, from the strongest to the weakest. */
export interface YearClues {
	readonly header: readonly number[];
	readonly preamble: readonly number[];
	readonly name: readonly number[];
}

/**
 * The one year of a file whose rows do not say it: by its header, else the rows above, else its name, else as stated.
 * `null` when nothing says it, or when the file contradicts what was stated; both are told.
 */
export function decideYear(clues: YearClues, options: ReadOptions, log: ProblemLog): number | null {
	const inFile = only(clues.header) ?? only(clues.preamble);
	const inName = only(clues.name);
	const { exercice: stated } = options;
	if (inFile !== undefined && stated !== undefined && stated !== inFile) {
		log.refuse(
			'annee-incoherente',
			fr`Le fichier dit qu'il est de ${inFile}, et --exercice dit ${stated}. Retirez l'option, ou vérifiez que c'est le bon fichier.`,
			String(inFile)
		);
		return null;
	}
	const named = stated === undefined ? inName : undefined;
	const year = inFile ?? stated ?? named;
	if (year === undefined) {
		log.refuse(
			'exercice',
			fr`Rien ne dit de quelle année sont ces montants : ni les lignes, ni l'en-tête, ni le nom du fichier. Indiquez-la (--exercice 2018).`,
			'--exercice 2018'
		);
		return null;
	}
	const from =
		only(clues.header) !== undefined ? 'l’en-tête' : inFile !== undefined ? 'le haut du fichier' : null;
	const because = from ?? (stated === undefined ? 'le nom du fichier' : '--exercice');
	log.announce('exercice', fr`L'exercice du fichier est ${year}, d'après ${because}.`);
	const inTitle = only(clues.preamble);
	for (const said of new Set([inTitle, inName]))
		if (said !== undefined && said !== year) warnName(said, [year], log);
	return year;
}

/** Warns that a file is named after another year than its lines. */
export function warnName(named: number, years: readonly number[], log: ProblemLog): void {
	const found = years.join(', ');
	const phrase = fr`Le nom ou le titre du fichier dit ${named}, ses lignes sont de ${found}. Vérifiez que c'est le bon fichier.`;
	log.add(problemAt(issue('annee-incoherente', 'avertissement', phrase, String(named))));
}
