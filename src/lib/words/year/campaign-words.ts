import { tr } from '#lib/domain/language.ts';
import { formatDay } from '#lib/words/dates.ts';
import { enumerate, formatCount, fr } from '#lib/domain/typography.ts';

/** « Campagne « Réunion », figée le 30 novembre 2026 : version 1 des données, du 22 novembre 2026. » */
export const frozenSentence = (campaign: {
	readonly titre: string;
	readonly version: number;
	/** Days of the version and of the freeze. */
	readonly date: string;
	readonly figee: string;
}): string => {
	const { titre, version, date, figee } = campaign;
	return tr(
		fr`Campagne « ${titre} », figée le ${formatDay(figee)} : version ${version} des données, ${formatDay(date, true)}.`,
		`Campaign “${titre}”, frozen on ${formatDay(figee)}: version ${version} of the data, ${formatDay(date, true)}.`
	);
};

/** What a later version says otherwise of a campaign, counted. */
export interface CampaignMoves {
	/** The version frozen, and the current one. */
	readonly de: number;
	readonly a: number;
	/** Values that moved, one number for each figure or table where some did. */
	readonly valeurs: readonly number[];
	/** Titles of the parts where words, documents or questions moved, and no value. */
	readonly parties: readonly string[];
}

/** What has become of a campaign since, in a sentence or two (R13). */
export function campaignMovesSentence({ de, a, valeurs, parties }: CampaignMoves): string {
	if (a <= de)
		return tr(
			fr`Aucune version n'est venue depuis : la version ${de} est l'actuelle.`,
			`No version has come since: version ${de} is the current one.`
		);
	const count = valeurs.reduce((sum, one) => sum + one, 0);
	const where = enumerate(parties.map((title) => tr(fr`« ${title} »`, `“${title}”`)));
	if (count === 0 && parties.length === 0)
		return tr(
			fr`Aucun chiffre de cette campagne n'a changé depuis : la version ${a}, l'actuelle, dit la même chose.`,
			`No figure of this campaign has changed since: version ${a}, the current one, says the same.`
		);
	const words =
		parties.length === 0
			? ''
			: tr(
					fr` Sans qu'une valeur change, des phrases, des documents ou des questions ne sont plus les mêmes dans ${where}.`,
					` With no value changed, sentences, documents or questions are no longer the same in ${where}.`
				);
	if (count === 0)
		return tr(
			fr`Aucune valeur des faits, figures et tableaux de cette campagne n'a changé depuis, à la version ${a}, l'actuelle.${words}`,
			`No value of the facts, figures and tables of this campaign has changed since, at version ${a}, the current one.${words}`
		);
	const values =
		count === 1
			? tr(fr`une valeur a changé`, 'one value has changed')
			: tr(fr`${formatCount(count)} valeurs ont changé`, `${formatCount(count)} values have changed`);
	const blocks =
		valeurs.length === 1
			? ''
			: tr(
					fr`, à ${valeurs.length} endroits de l'évaluation ; le même argent peut s'y lire plusieurs fois`,
					`, in ${valeurs.length} places of the evaluation; the same money may be read there several times`
				);
	return tr(
		fr`Depuis, à la version ${a}, l'actuelle, ${values}${blocks}.${words}`,
		`Since then, at version ${a}, the current one, ${values}${blocks}.${words}`
	);
}

/** That a base does not say of a version what a campaign froze of it, and in which parts. */
export function notFrozenSentence(version: number, parts: readonly string[]): string {
	const where = enumerate(parts.map((title) => tr(fr`« ${title} »`, `“${title}”`)));
	return tr(
		fr`La version ${version} de cette base ne dit plus ce que cette campagne a figé, dans ${where} : elle tient d'autres données, un texte en a été effacé, ou le programme calcule autrement. Ce qui suit est ce que le site lit aujourd'hui de cette version, sans les remarques.`,
		`Version ${version} of this database no longer says what this campaign froze, in ${where}: it holds other data, a text has been erased from it, or the program reckons otherwise. What follows is what the site reads of this version today, without the remarks.`
	);
}

/** Why a campaign cannot be asked so. */
export const campaignRefusals = {
	unknown: (id: string, known: readonly string[]): string => {
		const others =
			known.length === 0
				? tr(fr`Aucune n'a été figée.`, 'None has been frozen.')
				: tr(fr`Campagnes figées : ${known.join(', ')}.`, `Frozen campaigns: ${known.join(', ')}.`);
		return `${tr(fr`La campagne « ${id} » n'existe pas.`, `There is no campaign “${id}”.`)} ${others}`;
	},
	broken: (id: string, ligne: number): string =>
		tr(
			fr`Le fichier de la campagne « ${id} » ne se lit pas, ligne ${ligne}.`,
			`The file of the campaign “${id}” cannot be read, line ${ligne}.`
		),
	year: (id: string, annee: number): string =>
		tr(fr`La campagne « ${id} » porte sur ${annee}.`, `The campaign “${id}” is about ${annee}.`),
	version: (id: string, version: number): string =>
		tr(
			fr`La campagne « ${id} » est figée à la version ${version} des données : l'adresse en demande une autre.`,
			`The campaign “${id}” is frozen at version ${version} of the data: the address asks for another.`
		),
	noVersion: (id: string, version: number): string =>
		tr(
			fr`La campagne « ${id} » est figée à la version ${version} des données, que cette base n'a pas.`,
			`The campaign “${id}” is frozen at version ${version} of the data, which this database does not have.`
		),
	filters: (id: string): string =>
		tr(
			fr`La campagne « ${id} » est figée avec ses propres filtres : l'adresse en demande d'autres.`,
			`The campaign “${id}” is frozen with filters of its own: the address asks for others.`
		)
};
