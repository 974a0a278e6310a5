import { enumerate, fr } from '#lib/domain/typography.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import type { Fiche } from './fiche.ts';

/** Tells each decision of the reading sheet that a file is read by. */
export function tellFiche(fiche: Fiche, log: ProblemLog): void {
	const named = (column: string) => quoted(fiche.columns.get(column) ?? column);
	const words = [...fiche.words.values()].reduce((all, { size }) => all + size, 0);
	const decisions = [
		...fiche.fields.map(({ column, champ }) => fr`la colonne ${named(column)} donne ${champ}`),
		...fiche.amounts.map(({ column, said }) => {
			const what = [...said].map(([field, code]) => `${field} = ${code}`);
			const of = what.length === 0 ? '' : fr`, avec ${enumerate(what)}`;
			return fr`la colonne ${named(column)} donne des montants${of}`;
		}),
		...[...fiche.constants].map(([champ, code]) => fr`pour toutes les lignes, ${champ} = ${quoted(code)}`),
		...[...fiche.filled].map((column) => fr`une case vide de ${named(column)} reprend celle du dessus`),
		...fiche.totals.map(({ column, word }) => {
			const where = column === null ? '' : fr` dans ${named(column)}`;
			return fr`une rangée qui porte ${quoted(word)}${where} est un total, un contrôle et pas une ligne`;
		}),
		...[...fiche.left].map((column) => fr`la colonne ${named(column)} est laissée de côté`),
		...(words === 0
			? []
			: [fr`${words} ${words === 1 ? 'mot a' : 'mots ont'} un code dans cette fiche, dit là où il est lu`])
	];
	log.announce('fiche', fr`Le tableau est lu par la fiche de lecture « ${fiche.id} » :`);
	decisions.forEach((decision, index) =>
		log.announce('fiche', fr`— ${decision}${index === decisions.length - 1 ? '.' : ' ;'}`)
	);
}
