import { enumerate, fr } from '#lib/domain/typography.ts';
import { HEADER_SEARCH_ROWS } from '#lib/ingest/header/find-header.ts';
import type { ExpectedHeader } from '#lib/ingest/header/header.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { columnKey, type Fiche } from './fiche.ts';
import { headerOf } from './match-fiche.ts';

/** The kinds of files to look for when a reading sheet is asked for: it, and the vocabularies that may come with it. */
export function askedFiche(
	fiches: readonly Fiche[],
	asked: string,
	vocabularies: readonly ExpectedHeader[]
): readonly ExpectedHeader[] {
	return [...fiches.filter(({ id }) => id === asked).map((fiche) => headerOf(fiche, false)), ...vocabularies];
}

/** The columns of a reading sheet that the row nearest to its header does not have. */
function missingIn({ columns }: Fiche, rows: readonly (readonly string[])[]): [string, string][] {
	let missing = [...columns];
	for (const row of rows.slice(0, HEADER_SEARCH_ROWS)) {
		const keys = new Set(row.map(columnKey));
		const without = [...columns].filter(([key]) => !keys.has(key));
		if (without.length < missing.length) missing = without;
	}
	return missing;
}

/** Says how a table whose header nobody knows can be read all the same: by the sheet of one much like it, or by a new one. */
export function tellProposal(
	fiches: readonly Fiche[],
	rows: readonly (readonly string[])[],
	log: ProblemLog
): void {
	const near = fiches
		.map((fiche) => ({ fiche, missing: missingIn(fiche, rows) }))
		.filter(({ fiche, missing }) => missing.length * 3 <= fiche.columns.size)
		.sort((a, b) => a.missing.length - b.missing.length)[0];
	if (near) {
		const { id } = near.fiche;
		const lacks = enumerate(near.missing.map(([, name]) => quoted(name)));
		log.announce(
			'fiche-proche',
			near.missing.length === 0
				? fr`La fiche de lecture « ${id} » connaît cet en-tête, à des colonnes près qu'elle n'a pas. Pour la suivre : --fiche ${id}.`
				: fr`La fiche de lecture « ${id} » a presque cet en-tête, mais elle attend aussi ${lacks}. Corrigez le nom de la colonne, ou la fiche.`
		);
	}
	log.announce(
		'fiche-a-faire',
		fr`Un tableau d'une autre forme se lit par une fiche de lecture : --proposer écrit celle de ce tableau, à corriger puis à importer.`
	);
}

/** Refuses a file that does not have the columns of the reading sheet asked for, and says which; or a sheet nobody knows. */
export function refuseFiche(
	fiches: readonly Fiche[],
	asked: string,
	rows: readonly (readonly string[])[],
	log: ProblemLog
): void {
	const fiche = fiches.find(({ id }) => id === asked);
	if (!fiche) {
		const known = fiches.map(({ id }) => id).join(', ');
		const list = known === '' ? fr` Aucune n'est connue.` : fr` Fiches connues : ${known}.`;
		log.refuse(
			'fiche-inconnue',
			fr`La fiche de lecture « ${asked} » n'existe pas.${list} Importez d'abord le fichier CSV qui la contient.`,
			known
		);
		return;
	}
	const columns = [...fiche.columns];
	const missing = missingIn(fiche, rows);
	const names = enumerate(missing.map(([, name]) => quoted(name)));
	log.refuse(
		'fiche-en-tete',
		missing.length === columns.length
			? fr`Aucune colonne de la fiche de lecture « ${asked} » n'est dans ce fichier. Elle attend : ${names}.`
			: fr`La fiche de lecture « ${asked} » attend aussi ${names}, que l'en-tête n'a pas. Corrigez la fiche ou le nom des colonnes.`,
		names
	);
}

/** Refuses to choose between several reading sheets of one header. */
export function refuseTwins(fiches: readonly Fiche[], found: string, log: ProblemLog): void {
	const columns = fiches.find(({ id }) => id === found)?.columns ?? new Map<string, string>();
	const twins = fiches.filter(
		(one) => one.columns.size === columns.size && [...columns.keys()].every((key) => one.columns.has(key))
	);
	if (twins.length < 2) return;
	const names = twins.map(({ id }) => `« ${id} »`);
	log.refuse(
		'fiche-double',
		fr`Plusieurs fiches de lecture ont cet en-tête : ${enumerate(names)}. Dites laquelle suivre (--fiche), ou gardez-en une.`,
		twins.map(({ id }) => id).join(', ')
	);
}
