import { tr } from '#lib/domain/language.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { FigureTable, TableCell, TableColumn } from '#lib/figures/shell/figure-table.ts';
import type { FormesParAnneeData } from '#lib/figures/stacked-years/data.ts';
import { MARQUES, type Marque } from '#lib/drawing/palette.ts';
import { mergeParts } from '#lib/figures/stacked-years/stack-parts.ts';
import {
	codeList,
	couvertureColumn,
	deduitColumn,
	etapeCell,
	etapeColumn,
	formeCode,
	preuveColumn,
	statutColumn
} from '#lib/figures/shell/code-columns.ts';
import { absentAmong, colon, exactAmounts, nameOf } from '#lib/figures/shell/words.ts';

type Parts = ReturnType<typeof mergeParts>;

const sumOf = (parts: Parts, marque: Marque) =>
	parts.filter((part) => part.marque === marque).reduce((sum, part) => sum + part.centimes, 0);

/** What a key gives to a mark, between its bounds (R7); `null` when no key does. */
function keyedOf(parts: Parts, marque: Marque): readonly [low: number, central: number, high: number] | null {
	const own = parts.flatMap((part) => (part.marque === marque && part.cle ? [{ ...part.cle, part }] : []));
	if (own.length === 0) return null;
	const add = (of: (item: (typeof own)[number]) => number) => own.reduce((sum, item) => sum + of(item), 0);
	return [add((item) => item.bas), add((item) => item.part.centimes), add((item) => item.haut)];
}

const keyedHead = (name: string) => `${name}, ${tr('dont par clé', 'of which by key')}${colon()}`;
const otherTotal = () => tr('Autre total publié', 'Other published total');
const euros = (cle: string, titre: string): TableColumn => ({ id: cle, titre, genre: 'euros' });

/** The name of a mark's column in files. */
const keyOf = (marque: Marque) => formeCode(marque).toLowerCase();

/** The figure `formes-par-annee` as a table: one exercice per row, one form per column. */
export function tableFormesParAnnee(
	data: Pick<FormesParAnneeData, 'titre' | 'annees' | 'libelles'>
): FigureTable {
	const years = [...data.annees]
		.sort((a, b) => a.exercice - b.exercice)
		.map((annee) => ({ annee, parts: mergeParts(annee.parts) }));
	const marques = MARQUES.filter((marque) => years.some(({ parts }) => sumOf(parts, marque) !== 0));
	const keyed = marques.filter((marque) => years.some(({ parts }) => keyedOf(parts, marque) !== null));
	const ranks = [...Array(Math.max(0, ...data.annees.map((annee) => annee.concurrentes.length))).keys()];
	const name = (marque: Marque) => nameOf(marque, data.libelles);
	const colonnes: TableColumn[] = [
		{ id: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier', enTete: true },
		...marques.map((marque) => euros(keyOf(marque), name(marque))),
		...keyed.flatMap((marque) => [
			euros(`${keyOf(marque)}_cle_bas`, `${keyedHead(name(marque))} ${tr('bas', 'low')}`),
			euros(`${keyOf(marque)}_cle_central`, `${keyedHead(name(marque))} central`),
			euros(`${keyOf(marque)}_cle_haut`, `${keyedHead(name(marque))} ${tr('haut', 'high')}`)
		]),
		{ ...euros('total', 'Total'), etat: 'statut' },
		deduitColumn(),
		etapeColumn(),
		{ ...statutColumn(), libelles: { ...LIBELLES.statut, absent: absentAmong(data.annees) } },
		preuveColumn(),
		{ id: 'motif', titre: tr('Motif', 'Reason'), genre: 'texte' },
		couvertureColumn(),
		...ranks.map((rank): TableColumn => ({
			...euros(`autre_total_${rank + 1}`, `${otherTotal()}${ranks.length > 1 ? `\u00A0${rank + 1}` : ''}`),
			liste: otherTotal()
		}))
	];
	const lignes = years.map(({ annee, parts }): TableCell[] => [
		annee.exercice,
		...marques.map((marque) => sumOf(parts, marque) || null),
		...keyed.flatMap((marque) => keyedOf(parts, marque) ?? [null, null, null]),
		annee.total,
		annee.total === null ? null : annee.deduit,
		etapeCell(annee.etapes),
		annee.statut,
		codeList(annee.preuves),
		annee.motif ?? '',
		annee.couverture,
		...ranks.map((rank) => annee.concurrentes[rank] ?? null)
	]);
	return {
		legende: `${data.titre}. ${exactAmounts()}`,
		colonnes,
		lignes,
		identites: years.map(({ annee }) => ({ exercice: annee.exercice })),
		liens: years.map(({ annee }) => annee.lien)
	};
}
