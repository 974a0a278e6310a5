import { tr } from '#lib/domain/language.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { emptyDrawing, type Drawing } from '#lib/drawing/drawing.ts';
import { putLine, rule } from '#lib/drawing/pen.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import { deducedEntries, missingEntries, severalValues } from '#lib/figures/shell/key-signs.ts';
import { absentFromSources, AU_MOINS, atLeast, nameOf, senseOf } from '#lib/figures/shell/words.ts';
import { ORDRE_ETAPES } from '#lib/figures/stacked-years/stack-parts.ts';
import type { Board } from './board.ts';
import { wholeName } from './readings.ts';

/** A piece of the contour of the whole dispositif. */
function contour(): Drawing {
	const canvas = emptyDrawing('colonnes', 22);
	canvas.height = 14;
	rule(canvas, 'entier', 'base-absente', [1, 13], [1, 1], [21, 1], [21, 13]);
	return canvas;
}

/** The box of a published zero. */
function boxedZero(): Drawing {
	const canvas = emptyDrawing('colonnes', 22);
	canvas.height = 18;
	rule(canvas, 'zero', 'axe', [1, 1], [21, 1], [21, 17], [1, 17], [1, 0.25]);
	putLine(canvas, { key: 'zero', text: '0', x: 11, y: 9, size: 13, weight: 600, anchor: 'middle' });
	return canvas;
}

/** What the areas of the panels are, above them. */
export function areaEntries({ data, around }: Board, drawing: Drawing): KeyEntry[] {
	const { suivi } = data;
	const planned: KeyEntry[] =
		suivi && drawing.parts.some(({ marque, annonce }) => marque === suivi.marque && !annonce)
			? [
					{
						key: 'prevu',
						sign: { type: 'marque', marque: suivi.marque, annonce: false },
						name: nameOf(suivi.marque),
						text: tr(', ce qui est prévu', ', what is planned')
					}
				]
			: [];
	const announced = drawing.parts.find(({ annonce }) => annonce);
	const stages = new Set(drawing.caps.map(({ etape }) => etape));
	return [
		...planned,
		...ORDRE_ETAPES.filter((etape) => stages.has(etape) && etape !== 'execution').map((etape): KeyEntry => ({
			key: etape,
			sign: { type: 'fin', etape },
			name: '',
			text: senseOf(etape)
		})),
		...(drawing.bars.some(({ fond }) => fond === 'encre')
			? [
					{
						key: 'depense',
						sign: { type: 'barre', fond: 'encre', contour: 'aucun' } as const,
						name: '',
						text: tr('dépensé', 'spent')
					}
				]
			: []),
		...(announced
			? [
					{
						key: 'annonce',
						sign: { type: 'marque', marque: announced.marque, annonce: true } as const,
						name: '',
						text: senseOf('annonce')
					}
				]
			: []),
		...(around && suivi
			? [
					{
						key: 'entier',
						sign: { type: 'extrait', drawing: contour() } as const,
						name: '',
						text: suivi.annees.some(({ enPartie }) => enPartie)
							? tr(
									`${wholeName(suivi)}\u00A0; «\u00A0?\u00A0»\u00A0: le reste n’est plus isolé`,
									`${wholeName(suivi)}; “?”: the rest is no longer isolated`
								)
							: wholeName(suivi)
					}
				]
			: [])
	];
}

/** The other signs of the drawing, only those that occur. */
export function signsOf({ tracks }: Board, drawing: Drawing): KeyEntry[] {
	const zero = tracks.some(({ annees }) =>
		annees.some(({ valeurs }) => valeurs.some(({ statut }) => statut === 'zero'))
	);
	const least: KeyEntry[] = drawing.texts.some(({ lines }) => lines[0]?.startsWith(AU_MOINS))
		? [{ key: 'moins', sign: { type: 'mot', mot: AU_MOINS.trim() }, name: '', text: atLeast().trim() }]
		: [];
	return [
		...least,
		...deducedEntries(drawing),
		...(zero
			? [
					{
						key: 'zero',
						sign: { type: 'extrait', drawing: boxedZero() } as const,
						name: '',
						text: LIBELLES.statut.zero
					}
				]
			: []),
		...missingEntries(drawing).map((entry) =>
			entry.key === 'manque-absent' ? { ...entry, text: absentFromSources() } : entry
		),
		...(drawing.diamonds.length > 0
			? [{ key: 'losange', sign: { type: 'losange' } as const, name: '', text: severalValues() }]
			: [])
	];
}
