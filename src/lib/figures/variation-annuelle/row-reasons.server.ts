import { fold } from '#lib/domain/fold.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import { reasonsOf, type Reason } from '#lib/server/analysis/reasons.ts';
import { noReason, reasonWords, wholeReason } from './change-reasons.ts';
import type { VariationRow } from './data.ts';
import type { DispositifVariation, Variation } from './read.server.ts';

/** Stages of which the recorded reasons speak: what is planned, not what was then opened or spent. */
const PLANNED: readonly (Etape | null)[] = ['plf', 'lfi', 'annonce'];

/** The reasons that sources give of a change of a dispositif, or of one of its postes (R11). */
export function sourcedReasons(
	{ selection, annees }: Variation,
	item: DispositifVariation,
	poste = ''
): Reason[] {
	if (!PLANNED.includes(item.avant.etape) || !PLANNED.includes(item.apres.etape)) return [];
	const [de, a] = annees;
	return reasonsOf(selection.reference, { dispositif: item.dispositif, poste, de, a });
}

/** Why a row moved, with its sources; a poste without a reason of its own is sent to the whole that names it. */
export function reasonsFor(
	found: Variation,
	item: DispositifVariation,
	ecart: number | null,
	poste?: string
): Pick<VariationRow, 'pourquoi' | 'sources'> {
	if (ecart === null || ecart === 0) return { pourquoi: '', sources: [] };
	const { reference } = found.selection;
	const own = sourcedReasons(found, item, poste);
	const named = (id: string) => reference.sources.find((row) => row.id === id);
	const words = own.map(({ source, ...reason }) =>
		reasonWords({ ...reason, editeur: named(source)?.editeur ?? source }, found.annees)
	);
	const said = (text: string) => fold(text).includes(fold(poste ?? ''));
	const whole = poste === undefined ? [] : sourcedReasons(found, item).filter(({ texte }) => said(texte));
	const silent =
		poste === undefined && hasPosteRows(item) ? '' : whole.length > 0 ? wholeReason() : noReason();
	return {
		pourquoi: words.length > 0 ? words.join(' ') : silent,
		sources: [...new Set(own.map(({ source }) => source))].map((id) => ({
			id,
			titre: named(id)?.titre ?? id
		}))
	};
}

/** Whether the postes of a dispositif stand in rows of their own: several, or one that its source names. */
export const hasPosteRows = ({ postes }: DispositifVariation) =>
	postes.length > 1 || postes.some(({ nomme }) => nomme);
