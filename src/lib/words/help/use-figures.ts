import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { link, type Chapter } from './chapter.ts';

/** From two values that disagree to the annual meeting, in the language of the moment. */
export const useFigures = (): readonly Chapter[] => [
	{
		id: 'arbitrer',
		titre: tr(fr`Arbitrer entre deux valeurs publiées`, 'Decide between two published values'),
		chapeau: tr(
			fr`Quand deux documents disent autre chose du même montant, une règle retient l'un et montre les autres. Vous pouvez en retenir un autre, en disant pourquoi : la décision est publique, datée, et se reprend.`,
			'When two documents say different things of the same amount, a rule retains one and shows the others. You can retain another, saying why: the decision is public, dated, and can be taken back.'
		),
		gestes: [
			tr(fr`Partez de la liste des valeurs concurrentes.`, 'Start from the list of competing values.'),
			tr(
				fr`Choisissez le document à retenir, écrivez la raison, regardez l'effet, confirmez.`,
				'Choose the document to retain, write the reason, look at the effect, confirm.'
			)
		],
		image: {
			nom: 'arbitrer',
			dit: tr(
				fr`Les valeurs concurrentes d’un montant, avec leur document et leur preuve.`,
				'The competing values of an amount, with their document and evidence.'
			)
		},
		lien: link('/verifier/concurrentes', tr(fr`Les valeurs concurrentes`, 'The competing values')),
		editeurs: true
	},
	{
		id: 'citer',
		titre: tr(fr`Citer un montant`, 'Quote an amount'),
		chapeau: tr(
			fr`Chaque barre, case ou flux d'une figure ouvre sa fiche : le montant à l'euro, ses documents, les autres valeurs publiées, et la phrase à copier.`,
			'Each bar, cell or flow of a figure opens its sheet: the amount to the euro, its documents, the other published values, and the sentence to copy.'
		),
		gestes: [
			tr(
				fr`« Copier la phrase » la prend en texte ; « Copier pour Word » la prend avec sa note de bas de page : document, page, version.`,
				'“Copy the sentence” takes it as text; “Copy for Word” takes it with its footnote: document, page, version.'
			),
			tr(
				fr`Gardez le numéro de version : avec lui, n'importe qui peut refaire le chiffre, même après une correction.`,
				'Keep the number of the version: with it, anybody can work out the figure again, even after a correction.'
			)
		],
		image: {
			nom: 'citer',
			dit: tr(
				fr`La fiche d’un montant, ouverte depuis une figure.`,
				'The sheet of an amount, opened from a figure.'
			)
		},
		lien: link('/formes', tr(fr`Les formes`, 'The forms')),
		editeurs: false
	},
	{
		id: 'integrer',
		titre: tr(
			fr`Mettre une figure dans un rapport ou sur un site`,
			'Put a figure in a report or on a website'
		),
		chapeau: tr(
			fr`Une image pour Word, un cadre vivant ou figé pour un site, l'adresse seule pour WordPress.`,
			'A picture for Word, a live or frozen frame for a website, the address alone for WordPress.'
		),
		gestes: [
			tr(
				fr`Choisissez la figure et ses filtres, regardez-la à la largeur voulue, copiez ce qui va où vous allez.`,
				'Choose the figure and its filters, see it at the width you want, copy what fits where you go.'
			),
			tr(
				fr`Un cadre figé ne change plus, et dit quand une version plus récente le contredit. Un cadre vivant suit les données.`,
				'A frozen frame no longer changes, and says when a later version contradicts it. A live frame follows the data.'
			)
		],
		image: {
			nom: 'integrer',
			dit: tr(fr`La page qui donne le code d’une figure.`, 'The page that gives the code of a figure.')
		},
		lien: link('/integrer', tr(fr`Intégrer une figure`, 'Embed a figure')),
		editeurs: false
	},
	{
		id: 'reunion',
		titre: tr(fr`Tenir la réunion annuelle`, 'Hold the annual meeting'),
		chapeau: tr(
			fr`La page d'une année se lit, s'imprime sur quatre feuilles, se projette, s'écrit en dossier Word, et s'emporte en un seul fichier qui marche sans réseau.`,
			'The page of a year is read, printed on four sheets, projected, written as a Word file, and taken away as a single file that works without a network.'
		),
		gestes: [
			tr(
				fr`Avant : figez l'évaluation, pour que la salle et le dossier disent la même chose le jour venu.`,
				'Before: freeze the evaluation, so that the room and the file say the same on the day.'
			),
			tr(
				fr`Pendant : flèches pour avancer, S pour la source de ce qui est montré, N pour la fenêtre des notes, B pour l'écran noir, F pour le plein écran.`,
				'During: arrows to move on, S for the source of what is shown, N for the window of notes, B for a black screen, F for full screen.'
			),
			tr(
				fr`Après : la page d'une campagne garde vos remarques, et dit chaque valeur que les versions suivantes ont changée.`,
				'After: the page of a campaign keeps your remarks, and says each value that later versions changed.'
			)
		],
		image: {
			nom: 'reunion',
			dit: tr(
				fr`Une diapositive de la réunion : une affirmation, une figure, sa source.`,
				'A slide of the meeting: one claim, one figure, its source.'
			)
		},
		lien: link('/annees', tr(fr`Les années`, 'The years')),
		editeurs: false
	}
];
