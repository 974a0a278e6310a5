import { formatEuros, speakAmount } from '#lib/domain/money.ts';
import type { Reading } from './explore.ts';
import type { VariationData, VariationRow, VariationSide } from './variation-annuelle.ts';
import { statusWords } from './words.ts';

const NBSP = '\u00A0';

type Amount = (cents: number) => string;

const sideWords = (head: string, { centimes, statut }: VariationSide, amount: Amount) =>
	`${head}, ${centimes === null ? statusWords(statut) : amount(centimes)}`;

function changeWords(ecart: number | null, amount: Amount): string {
	if (ecart === null) return 'écart non calculé';
	if (ecart === 0) return 'aucun écart';
	return `${amount(Math.abs(ecart))} de ${ecart > 0 ? 'plus' : 'moins'}`;
}

const ended = (text: string) => (text === '' || /[.!?…]$/.test(text) ? text : `${text}.`);

function sentence({ colonnes }: VariationData, row: VariationRow, amount: Amount): string {
	const [before, after] = colonnes;
	const sides = `${sideWords(before, row.avant, amount)}${NBSP}; ${sideWords(after, row.apres, amount)}`;
	const several = row.avant.concurrentes || row.apres.concurrentes ? 'D’autres valeurs sont publiées.' : '';
	return [
		`${row.nom}${NBSP}: ${sides}${NBSP}; ${changeWords(row.ecart, amount)}.`,
		ended(row.pourquoi),
		several
	]
		.filter((piece) => piece !== '')
		.join(' ');
}

/** A reading per row of the figure `variation-annuelle`. */
export function readVariation(data: VariationData): Reading[] {
	return data.lignes.map((row, index) => ({
		cle: String(index),
		whole: { seen: sentence(data, row, formatEuros), said: sentence(data, row, speakAmount) },
		parts: [],
		lien: null
	}));
}

/** The figure in a few sentences, for who does not see it. */
export function describeVariation(data: VariationData): string {
	if (data.lignes.length === 0) return 'Aucun poste à comparer.';
	const rows = data.lignes.length === 1 ? 'une rangée' : `${data.lignes.length} rangées`;
	return [
		`Écarts en barres à partir d’une ligne de zéro, ${rows}.`,
		...data.lignes.map((row) => sentence(data, row, speakAmount)),
		'Le tableau des données suit.'
	].join(' ');
}
