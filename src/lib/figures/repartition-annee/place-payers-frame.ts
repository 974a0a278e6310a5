import { tr } from '#lib/domain/language.ts';
import { formatEuros, formatNumber } from '#lib/domain/money.ts';
import { isComplete, LIBELLES } from '#lib/domain/vocabulary.ts';
import type { PayeursData, RepartitionDispositif, RepartitionPoste } from './data.ts';
import { restWord } from './readings.ts';
import { textWidth } from '#lib/drawing/text-metrics.ts';
import { AU_MOINS } from '#lib/figures/shell/words.ts';

export const NAME = 15;
export const TEXT = 14;
export const SMALL = 13;
export const AWAY = 8;
export const GUTTER = 20;
export const DIAMOND = 5;
/** The least room for the longest bar, where words stand beside it. */
const SHORTEST = 100;

/** Where the names, the bars and the totals of one width stand. */
export interface Frame {
	readonly width: number;
	/** `large`: names, postes, bars and totals side by side; `moyen`: names above; `etroit`: postes above their bars too. */
	readonly mode: 'large' | 'moyen' | 'etroit';
	readonly nameWidth: number;
	readonly left: number;
	readonly x: (centimes: number) => number;
}

/** The total of a dispositif in words. */
export const totalOf = (item: RepartitionDispositif) =>
	`${isComplete(item.couverture) ? '' : AU_MOINS}${formatEuros(item.centimes)}`;
/** Its stage, and whether it is read in part. */
export const stageOf = ({ etape, couverture }: RepartitionDispositif) =>
	`${LIBELLES.etapeCourte[etape]}${isComplete(couverture) ? '' : tr(', en partie', ', in part')}`;
/** How far a poste reaches above zero, the range of its keyed parts included. */
export const reach = (poste: RepartitionPoste) => {
	const known = poste.parts
		.filter((part) => !part.cle)
		.reduce((sum, part) => sum + Math.max(0, part.centimes), 0);
	return Math.max(known, poste.centimes, ...poste.parts.map((part) => known + (part.cle?.haut ?? 0)), 0);
};
const least = (poste: RepartitionPoste) =>
	poste.parts.reduce((sum, part) => sum + Math.min(0, part.centimes), 0);

type Mode = Frame['mode'];

/** What the words of a year need, whatever the layout. */
interface Needs {
	readonly postes: readonly RepartitionPoste[];
	readonly names: number;
	readonly posteNames: number;
	readonly totals: number;
	readonly values: number;
}

const widestOf = (widths: readonly number[]) => Math.max(0, ...widths);

function needsOf({ dispositifs, muets }: PayeursData): Needs {
	const postes = dispositifs.flatMap((item) => item.postes);
	const total = (item: RepartitionDispositif) =>
		Math.max(
			textWidth(totalOf(item), NAME, 600) + (item.concurrentes ? 2 * DIAMOND + AWAY : 0),
			textWidth(stageOf(item), SMALL)
		);
	return {
		postes,
		names: widestOf([...dispositifs, ...muets].map((item) => textWidth(item.nom, NAME, 600))),
		posteNames: widestOf(
			[restWord(), ...postes.map((poste) => poste.nom)].map((nom) => textWidth(nom, TEXT))
		),
		totals: widestOf(dispositifs.map(total)),
		values: widestOf(postes.map((poste) => textWidth(formatNumber(poste.centimes), TEXT)))
	};
}

/** Edges of the bars in a layout, and the width of the names. */
function edgesOf(needs: Needs, mode: Mode, width: number) {
	if (mode === 'etroit') return { nameWidth: width, left: 1.5, right: width };
	const nameWidth = mode === 'large' ? Math.min(Math.max(needs.names, width * 0.2), width * 0.24) : width;
	const start = mode === 'large' ? nameWidth + GUTTER : 0;
	const posteWidth = Math.min(needs.posteNames, width * (mode === 'large' ? 0.24 : 0.36));
	return {
		nameWidth,
		left: start + posteWidth + AWAY + 4,
		right: width - (mode === 'large' ? needs.totals + GUTTER : 0)
	};
}

/** The widest layout that leaves the bars their room, at one scale for all. */
export function frameOf(data: PayeursData, width: number): Frame {
	const needs = needsOf(data);
	const { postes } = needs;
	const modes: readonly Mode[] = width >= 720 ? ['large', 'moyen'] : width >= 480 ? ['moyen'] : [];
	const roomy = modes.find((mode) => {
		const { left, right } = edgesOf(needs, mode, width);
		return right - left - needs.values - AWAY >= SHORTEST;
	});
	const mode = roomy ?? 'etroit';
	const { nameWidth, left, right } = edgesOf(needs, mode, width);
	const [min, max] = [Math.min(0, ...postes.map(least)), Math.max(0, ...postes.map(reach))];
	const labelled = (poste: RepartitionPoste) =>
		mode === 'etroit' ? 2 : textWidth(formatNumber(poste.centimes), TEXT) + AWAY + 2;
	const perCent =
		max === min
			? 0
			: Math.min(
					...postes
						.filter((poste) => reach(poste) > min)
						.map((poste) => (right - left - labelled(poste)) / (reach(poste) - min)),
					(right - left - 2) / (max - min)
				);
	return { width, mode, nameWidth, left, x: (centimes) => left + (centimes - min) * perCent };
}
