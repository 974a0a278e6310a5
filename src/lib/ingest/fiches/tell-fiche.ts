import { enumerate, fr } from '#lib/domain/typography.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import type { Fiche } from './fiche.ts';

/** Tells each decision of the reading sheet that a file is read by. */
export function tellFiche(fiche: Fiche, log: ProblemLog): void {
	const named = (column: string) => quoted(fiche.columns.get(column) ?? column);
	const tell = (phrase: string) => log.announce('fiche', phrase);
	tell(fr`Le tableau est lu par la fiche de lecture « ${fiche.id} » :`);
	for (const { column, champ } of fiche.fields) tell(fr`— la colonne ${named(column)} donne ${champ} ;`);
	for (const { column, said } of fiche.amounts) {
		const what = [...said].map(([field, code]) => `${field} = ${code}`);
		const of = what.length === 0 ? '' : fr`, avec ${enumerate(what)}`;
		tell(fr`— la colonne ${named(column)} donne des montants${of} ;`);
	}
	for (const [champ, code] of fiche.constants)
		tell(fr`— pour toutes les lignes, ${champ} = ${quoted(code)} ;`);
	for (const column of fiche.filled) tell(fr`— une case vide de ${named(column)} reprend celle du dessus ;`);
	for (const { column, word } of fiche.totals) {
		const where = column === null ? '' : fr` dans ${named(column)}`;
		tell(fr`— une rangée qui porte ${quoted(word)}${where} est un total, un contrôle et pas une ligne ;`);
	}
	for (const column of fiche.left) tell(fr`— la colonne ${named(column)} est laissée de côté ;`);
	const words = [...fiche.words.values()].reduce((all, { size }) => all + size, 0);
	if (words > 0)
		tell(fr`— ${words} ${words === 1 ? 'mot a' : 'mots ont'} un code dans cette fiche, dit là où il est lu.`);
}
