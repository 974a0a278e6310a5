import { formatDay } from '#lib/words/dates.ts';
import { yearRanges } from '#lib/domain/typography.ts';
import type { OtherEmpreinte } from '#lib/pages/year/campaign/block-prints.ts';
import type { Campaign, CampaignRecord } from '#lib/pages/year/campaign/campaign-record.ts';

const several = (count: number, one: string, many = `${one}s`) => `${count} ${count > 1 ? many : one}`;

/** What the command prints of a campaign that it recorded. */
export function describeFrozen(id: string, record: CampaignRecord, path: string): string[] {
	const { annee, titre, version, date, empreintes } = record;
	const prints = Object.entries(empreintes);
	const figures = prints.filter(([place]) => !place.includes('/tableau-')).length;
	return [
		`Figé : campagne « ${titre} », version ${version} des données, du ${formatDay(date)}.`,
		prints.length === 0
			? 'Aucune figure ni aucun tableau.'
			: `${several(figures, 'figure')} et ${several(prints.length - figures, 'tableau', 'tableaux')}, avec leurs empreintes :`,
		...prints.map(([place, print]) => `  ${print}  ${place}`),
		`Remarques : à écrire dans ${path}, sous chaque partie.`,
		`Adresse : /annees/${annee}?campagne=${id}`,
		'Contrôle : npm run freeze -- --verifier'
	];
}

/** Why a year cannot be frozen. */
export const describeUnknownYear = (annee: number, known: readonly number[]): string =>
	known.length === 0
		? 'La base n’a aucune ligne : rien à figer.'
		: `${annee} n’a aucune ligne dans la base. Années qui en ont : ${yearRanges(known)}.`;

/** What the base says otherwise of a campaign. */
export interface Differences {
	readonly empreintes: readonly OtherEmpreinte[];
	/** Whether the lines of the version are those that were frozen. */
	readonly lignes: boolean;
	/** Whether a text has been erased since. */
	readonly effacement: boolean;
}

/** What a control says of a campaign. */
export function describeControl(
	{ id, version }: Campaign,
	{ empreintes, lignes, effacement }: Differences
): string[] {
	if (empreintes.length === 0 && lignes)
		return [`${id} : la version ${version} dit toujours ce qui a été figé.`];
	return [
		`${id} : la version ${version} de cette base n’est pas celle qui a été figée.`,
		...empreintes.map(
			({ place, figee, lue }) => `  ${place} : empreinte ${figee} figée, ${lue ?? 'aucune'} lue`
		),
		lignes
			? '  ses lignes sont les mêmes : un vocabulaire diffère, ou le programme calcule autrement'
			: `  ses lignes (npm run export -- --v ${version}) ne sont pas les mêmes${effacement ? ' ; un texte a été effacé depuis' : ''}`
	];
}
