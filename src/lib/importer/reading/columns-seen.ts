import { columnLetter } from '#lib/domain/problem.ts';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { columnKey } from '#lib/ingest/fiches/fiche.ts';
import { headerKey, OWN_COLUMN } from '#lib/ingest/header/header.ts';
import type { Opened } from '#lib/ingest/opened.ts';
import type { Reading } from './decide-reading.ts';
import type { ColumnSeen } from './questions.ts';
import type { ColumnHeld } from './understand.ts';

type Said = Pick<ColumnSeen, 'regle' | 'champ' | 'dit' | 'raison'>;

/** What the rows of a reading sheet say of a column. */
function bySheet({ lectures }: Pick<Reading, 'lectures'>, name: string): Said | null {
	const key = columnKey(name);
	const rows = lectures.filter(
		({ regle, colonne }) => ['colonne', 'montants', 'ecarter'].includes(regle) && columnKey(colonne) === key
	);
	const [first] = rows;
	if (!first) return null;
	const raison = first.raison ?? '';
	if (first.regle === 'ecarter') return { regle: 'ecarter', champ: null, dit: {}, raison };
	if (first.regle === 'colonne' && first.champ !== 'montant')
		return { regle: 'colonne', champ: first.champ, dit: {}, raison };
	const said = rows.filter(({ regle, champ }) => regle === 'montants' && champ !== '');
	const dit = Object.fromEntries(said.map(({ champ, code }) => [champ, code]));
	return { regle: 'montants', champ: 'montant', dit, raison };
}

/** What a known kind of file reads in a column. */
function byHeader({ match }: Opened, index: number, name: string): Said {
	const side = match.sides.find(({ at }) => at === index);
	const measure = match.measures.find((one) => one.index === index);
	const said = side
		? { ...side.said, exercice: side.exercice }
		: { etape: measure?.etape, nature: measure?.nature, exercice: measure?.exercice };
	const dit = Object.fromEntries(
		Object.entries(said).flatMap(([field, code]) => (code == null ? [] : [[field, String(code)]]))
	);
	const known = tr(fr`nom connu`, 'known name');
	if (side || measure) return { regle: 'montants', champ: 'montant', dit, raison: known };
	const [champ] = [...match.at].find(([, at]) => at === index) ?? [];
	if (champ === undefined) {
		const raison = match.unread.includes(index)
			? tr(fr`connue, et pas lue`, 'known, and not read')
			: tr(fr`rien ne la lit`, 'nothing reads it');
		return { regle: 'ecarter', champ: null, dit: {}, raison };
	}
	if (champ === 'montant') return { regle: 'montants', champ, dit: {}, raison: known };
	const raison = headerKey(name) === headerKey(champ) ? tr(fr`même nom`, 'same name') : known;
	return { regle: 'colonne', champ, dit: {}, raison };
}

/** Each named column of a table: how it is read, why, what it holds, and what is lost when it is left. */
export function columnsSeen(opened: Opened, reading: Reading, held: readonly ColumnHeld[]): ColumnSeen[] {
	return opened.match.cells.flatMap((cell, index): ColumnSeen[] => {
		const nom = cell.trim();
		if (nom === '' || OWN_COLUMN.test(nom)) return [];
		const said = bySheet(reading, nom) ?? byHeader(opened, index, nom);
		const { valeurs = [], remplies = 0, montants = 0 } = held[index] ?? {};
		const left = said.regle === 'ecarter';
		return [
			{
				colonne: index + 1,
				lettre: columnLetter(index + 1),
				nom,
				valeurs: left ? valeurs.map(({ texte }) => ({ texte, lue: true })) : valeurs,
				...said,
				perdues: left ? remplies : 0,
				perdMontants: left && montants > 0
			}
		];
	});
}
