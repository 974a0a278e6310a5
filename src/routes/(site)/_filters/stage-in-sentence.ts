import { tr } from '#lib/domain/language.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';

/** How a filter sentence comes to its stage: as its first words, or after what is compared. */
export type Tete = 'Crédits' | 'Montants' | 'en crédits';

const FRENCH: Readonly<Record<EtapeDemandee, string>> = {
	prevu: 'prévus',
	demande: 'demandés',
	annonce: 'annoncés',
	plf: 'du projet de loi (PLF)',
	lfi: 'votés (LFI)',
	lfr: 'rectifiés (LFR)',
	ouvert: 'ouverts',
	execution: 'exécutés'
};

/** Before and after the noun: “planned funding”, “funding in the budget bill (PLF)”. */
const ENGLISH: Readonly<Record<EtapeDemandee, readonly [before: string, after: string]>> = {
	prevu: ['planned ', ''],
	demande: ['requested ', ''],
	annonce: ['announced ', ''],
	plf: ['', ' in the budget bill (PLF)'],
	lfi: ['voted ', ' (LFI)'],
	lfr: ['amended ', ' (LFR)'],
	ouvert: ['available ', ''],
	execution: ['', ' spent']
};

function english(etape: EtapeDemandee | null, tete: Tete): string {
	const noun = tete === 'Montants' ? 'amounts' : 'funding';
	const [before, after] = etape === null ? ['', ' of all stages'] : ENGLISH[etape];
	const said = `${before}${noun}${after}`;
	return tete === 'en crédits' ? said : said.charAt(0).toUpperCase() + said.slice(1);
}

/** The words before the stage: in French the noun, which English says with the stage. */
export const beforeStage = (tete: Tete): string => tr<string>(tete, tete === 'en crédits' ? 'on' : '');

/** A stage as the sentence says it, all of them when `null`: « prévus », in English « Planned funding ». */
export function stageInSentence(etape: EtapeDemandee | null, tete: Tete = 'Crédits'): string {
	return tr(etape === null ? 'de toutes les étapes' : FRENCH[etape], english(etape, tete));
}
