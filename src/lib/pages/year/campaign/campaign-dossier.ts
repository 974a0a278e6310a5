import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import {
	SECTIONS,
	type Block,
	type Section,
	type TableBlock,
	type YearDossier
} from '#lib/pages/year/dossier/blocks.ts';
import { campaignMovesSentence, frozenSentence, notFrozenSentence } from '#lib/words/year/campaign-words.ts';
import { sectionTitle } from '#lib/words/year/dossier-words.ts';
import type { CampaignChanges } from './campaign-changes.server.ts';
import type { FrozenCampaign } from './campaign-of.server.ts';
import type { RemarkBlock, RemarkRun } from './remark-blocks.ts';

/** Words without their look; what a link leads to is written after it. */
const plain = (runs: readonly RemarkRun[]): string =>
	runs
		.map(({ texte, lien }) => (lien === null || lien === texte ? texte : `${texte} (${lien})`))
		.join('')
		.trim();

function remarksBlock(remarks: readonly RemarkBlock[]): Block[] {
	const puces = remarks.flatMap((one) => (one.genre === 'liste' ? one.puces.map(plain) : [plain(one.mots)]));
	if (puces.length === 0) return [];
	return [{ genre: 'liste', titre: tr('Remarques de la campagne', 'Remarks of the campaign'), puces }];
}

/** What later versions say otherwise, as the last table of a dossier. */
function changesBlock({ de, a, blocs }: CampaignChanges): TableBlock[] {
	if (blocs.length === 0) return [];
	const head = [tr('Ce qui a changé', 'What has changed'), `Version ${de}`, `Version ${a}`];
	return [
		{
			genre: 'tableau',
			sujet: 'changements',
			titre: tr(
				fr`Ce que la version ${a} dit autrement de cette évaluation`,
				`What version ${a} says otherwise of this evaluation`
			),
			colonnes: [...head, tr('Écart', 'Difference')].map((titre, at) => ({ titre, nombre: at > 0 })),
			lignes: blocs.flatMap(({ nom, lignes }) =>
				lignes.map(({ quoi, avant, apres, ecart }) => ({
					identite: {},
					cellules: [
						{ texte: [nom, quoi].filter((text) => text !== '').join(', ') },
						...[avant, apres, ecart].map((texte) => ({ texte }))
					],
					ensemble: false,
					documents: []
				}))
			),
			notes: [],
			exact: true
		}
	];
}

/** What a campaign is, and what has become of it since. */
export function campaignSentences({ changements, ...campaign }: FrozenCampaign): string {
	const since =
		changements === null
			? notFrozenSentence(campaign.version, campaign.ecarts)
			: campaignMovesSentence({
					...changements,
					valeurs: changements.blocs.map(({ lignes }) => lignes.length)
				});
	return `${frozenSentence(campaign)} ${since}`;
}

/**
 * The evaluation that a campaign froze, as it was, with what was remarked on each part and what later versions say otherwise
 * added as blocks: for its Word file and any other way to show a dossier.
 */
export function campaignDossier(campaign: FrozenCampaign): YearDossier {
	const { dossier, remarques, changements } = campaign;
	const first: Block = { genre: 'note', texte: campaignSentences(campaign) };
	const sections = SECTIONS.flatMap((id): Section[] => {
		const own = dossier.sections.find((section) => section.id === id);
		const added = [
			...remarksBlock(remarques[id]),
			...(id === 'sources' && changements ? changesBlock(changements) : [])
		];
		const blocs = [...(id === 'constat' ? [first] : []), ...(own?.blocs ?? []), ...added];
		if (own) return [{ ...own, blocs }];
		if (blocs.length === 0) return [];
		const notes = { aDire: [], demandes: [] };
		return [{ id, titre: sectionTitle(id, dossier.exercice), affirmation: '', blocs, documents: [], notes }];
	});
	return { ...dossier, sections };
}
