import { tr } from '#lib/domain/language.ts';
import { formatEuros, speakAmount } from '#lib/domain/money.ts';
import { pointOfRow } from '#lib/figures/shell/data-point.ts';
import type { Reading } from '#lib/figures/shell/explore.ts';
import { percentWords } from './poste-changes.ts';
import { isAtLeast, type VariationData, type VariationRow, type VariationSide } from './data.ts';
import { nothingWords } from './nothing-words.ts';
import { colon, deducedAfter, othersPublished, semicolon, tableFollows } from '#lib/figures/shell/words.ts';

type Amount = (cents: number) => string;

function sideWords(head: string, side: VariationSide, amount: Amount): string {
	const { centimes, statut } = side;
	if (centimes === null) return `${head}, ${nothingWords(side)}`;
	const deduced = deducedAfter(centimes, statut === 'deduit' ? centimes : 0, amount);
	return `${head}, ${isAtLeast(side) ? tr('au moins ', 'at least ') : ''}${amount(centimes)}${deduced}`;
}

function changeWords({ ecart, part }: VariationRow, amount: Amount): string {
	if (ecart === null) return '';
	if (ecart === 0) return tr('aucun écart', 'no change');
	const size = amount(Math.abs(ecart));
	const percent = part === null ? '' : ` (${percentWords(part.ecart, part.avant)})`;
	const more = ecart > 0;
	return tr(`${size} de ${more ? 'plus' : 'moins'}${percent}`, `${size} ${more ? 'more' : 'less'}${percent}`);
}

const ended = (text: string) => (text === '' || /[.!?…]$/.test(text) ? text : `${text}.`);

function sentence({ colonnes }: VariationData, row: VariationRow, amount: Amount): string {
	const [before, after] = colonnes;
	const sides = `${sideWords(before, row.avant, amount)}${semicolon()} ${sideWords(after, row.apres, amount)}`;
	const several = row.avant.concurrentes || row.apres.concurrentes ? othersPublished() : '';
	const change = changeWords(row, amount);
	return [
		`${row.nom}${colon()} ${sides}${change === '' ? '' : `${semicolon()} ${change}`}.`,
		ended(row.pourquoi),
		ended(row.nonCompare),
		several
	]
		.filter((piece) => piece !== '')
		.join(' ');
}

/** What the second year is made of. */
function pointOf({ annees }: VariationData, { identite }: VariationRow): Pick<Reading['whole'], 'point'> {
	const point = pointOfRow({ ...identite, exercice: annees[1] });
	return point === null ? {} : { point };
}

/** A reading per row of the figure `variation-annuelle`. */
export function readVariation(data: VariationData): Reading[] {
	return data.lignes.map((row, index) => ({
		id: String(index),
		whole: {
			seen: sentence(data, row, formatEuros),
			said: sentence(data, row, speakAmount),
			...pointOf(data, row)
		},
		parts: [],
		lien: null
	}));
}

/** The figure in a few sentences, for who does not see it. */
export function describeVariation(data: VariationData): string {
	if (data.lignes.length === 0) return tr('Aucun poste à comparer.', 'No item to compare.');
	const count = data.lignes.length;
	const rows = count === 1 ? tr('une rangée', 'one row') : `${count} ${tr('rangées', 'rows')}`;
	return [
		tr(
			`Écarts en barres à partir d’une ligne de zéro, ${rows}.`,
			`Changes as bars from a zero line, ${rows}.`
		),
		...data.lignes.map((row) => sentence(data, row, speakAmount)),
		tableFollows()
	].join(' ');
}
