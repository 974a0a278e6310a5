import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { link, type Chapter } from './chapter.ts';

/** From a table to the receipt of its import, in the language of the moment. */
export const bringIn = (): readonly Chapter[] => [
	{
		id: 'tableau',
		titre: tr(fr`Préparer un tableau dans Excel`, 'Prepare a table in Excel'),
		chapeau: tr(
			fr`Une ligne par montant publié, avec son document. Le modèle a les bonnes colonnes ; un autre tableau se lit aussi, mais on vous demandera ce que ses colonnes et ses mots veulent dire.`,
			'One row for each published amount, with its document. The template has the right columns; another table can be read too, but you will be asked what its columns and words mean.'
		),
		gestes: [
			tr(
				fr`Téléchargez le modèle : .xlsx pour Excel et LibreOffice, .csv pour tout le reste.`,
				'Download the template: .xlsx for Excel and LibreOffice, .csv for everything else.'
			),
			tr(
				fr`Remplissez au moins l'exercice, le dispositif, l'étape (demandé, voté, dépensé…), le montant en euros et la source.`,
				'Fill in at least the year, the scheme, the stage (asked, voted, spent…), the amount in euros and the source.'
			),
			tr(
				fr`Laissez la forme vide quand le document ne la dit pas : l'argent reste « non attribué », et le site le montre. N'écrivez jamais zéro pour « on ne sait pas ».`,
				'Leave the form empty when the document does not say it: the money stays “not attributed”, and the site shows it. Never write zero for “not known”.'
			),
			tr(
				fr`Une rangée de total se marque « total » dans la colonne « role » : elle contrôle les autres, elle ne s'y ajoute pas.`,
				'A row of total is marked “total” in the column “role”: it checks the others, it is not added to them.'
			),
			tr(
				fr`Un tableau avec une colonne par année se lit tel quel.`,
				'A table with one column per year is read as it is.'
			)
		],
		image: null,
		lien: link(
			'/methode/fichiers',
			tr(fr`Les colonnes, les codes et les modèles`, 'Columns, codes and templates')
		),
		editeurs: false
	},
	{
		id: 'connexion',
		titre: tr(fr`Entrer, pour qui importe`, 'Sign in, for those who import'),
		chapeau: tr(
			fr`Lire ne demande aucun compte. Importer, corriger, arbitrer en demande un : une personne qui administre le site vous remet un lien, qui sert une fois.`,
			'Reading needs no account. Importing, correcting and deciding do: a person who runs the site hands you a link that works once.'
		),
		gestes: [
			tr(
				fr`Ouvrez le lien, choisissez un mot de passe d'au moins douze signes : une phrase est plus facile à retenir.`,
				'Open the link and choose a password of at least twelve characters: a sentence is easier to remember.'
			),
			tr(
				fr`Pour un second facteur, lisez le carré avec une application de codes de votre téléphone, puis imprimez les dix codes de secours. Il est demandé à qui administre.`,
				'For a second factor, read the square with a code application of your phone, then print the ten recovery codes. It is asked of those who administer.'
			),
			tr(
				fr`Téléphone perdu : un code de secours le remplace une fois. Sans code, la personne qui administre remet un nouveau lien.`,
				'Lost phone: a recovery code stands in for it once. Without one, the person who administers hands you a new link.'
			)
		],
		image: {
			nom: 'connexion',
			dit: tr(fr`La page de connexion : courriel et mot de passe.`, 'The sign-in page: e-mail and password.')
		},
		lien: link('/connexion', tr(fr`Se connecter`, 'Sign in')),
		editeurs: true
	},
	{
		id: 'importer',
		titre: tr(fr`Importer un fichier`, 'Bring a file in'),
		chapeau: tr(
			fr`Déposez un fichier .xlsx, .ods ou .csv, plusieurs à la fois, ou collez un tableau. Il est lu et contrôlé dans votre navigateur ; il n'est envoyé qu'à l'étape de l'effet.`,
			'Drop an .xlsx, .ods or .csv file, several at once, or paste a table. It is read and checked in your browser; it is only sent at the step of the effect.'
		),
		gestes: [
			tr(
				fr`Déposez-le n’importe où sur la page, ou choisissez-le.`,
				'Drop it anywhere on the page, or choose it.'
			),
			tr(
				fr`Une étape qui n'a rien à demander ne s'ouvre pas : un modèle bien rempli mène droit à l'effet.`,
				'A step that has nothing to ask does not open: a template filled in well leads straight to the effect.'
			),
			tr(
				fr`Vous pouvez quitter à tout moment : le brouillon reste dans ce navigateur, sur cet ordinateur.`,
				'You can leave at any time: the draft stays in this browser, on this computer.'
			)
		],
		image: {
			nom: 'importer-choisir',
			dit: tr(
				fr`La première étape : une zone où déposer un fichier, les modèles, les brouillons.`,
				'The first step: a place to drop a file, the templates, the drafts.'
			)
		},
		lien: link('/importer', tr(fr`Importer`, 'Import')),
		editeurs: true
	},
	{
		id: 'lire',
		titre: tr(fr`Dire comment il se lit`, 'Say how it is read'),
		chapeau: tr(
			fr`Ce qui a été compris est dit avec sa raison, et se change. Ce que le fichier ne dit pas est demandé une fois.`,
			'What was understood is said with its reason, and can be changed. What the file does not say is asked once.'
		),
		gestes: [
			tr(
				fr`Vérifiez la feuille, la ligne des en-têtes, l'unité, et la lecture de chaque colonne à l'aide de ses trois premières valeurs.`,
				'Check the sheet, the header row, the unit, and how each column is read from its first three values.'
			),
			tr(
				fr`Dites l'étape et le document de chaque colonne d'année.`,
				'Say the stage and the document of each column of a year.'
			),
			tr(
				fr`Donnez un sens à chaque mot inconnu, ou laissez-le « non attribué » : rien n'est choisi pour vous. « Retenir » en fait un synonyme, que les prochains fichiers suivront et qui peut se retirer.`,
				'Give a meaning to each unknown word, or leave it “not attributed”: nothing is chosen for you. “Remember” makes it a synonym, which the next files follow and which can be withdrawn.'
			)
		],
		image: {
			nom: 'importer-lire',
			dit: tr(
				fr`La deuxième étape : les colonnes et ce qu’elles donnent, puis les mots, avec leurs lignes et leurs euros.`,
				'The second step: the columns and what they give, then the words, with their rows and euros.'
			)
		},
		lien: null,
		editeurs: true
	},
	{
		id: 'controler',
		titre: tr(fr`Corriger ce qui ne se lit pas`, 'Mend what cannot be read'),
		chapeau: tr(
			fr`Seules les cellules fautives sont montrées. Votre fichier ne change pas : les corrections sont gardées à côté, et la ligne publiée dit ce que le fichier écrit.`,
			'Only the cells at fault are shown. Your file does not change: corrections are kept beside it, and the published line says what the file writes.'
		),
		gestes: [
			tr(
				fr`Écrivez la bonne valeur, puis Entrée ; Échap rend celle du fichier.`,
				'Write the right value, then Enter; Escape gives back that of the file.'
			),
			tr(
				fr`La même faute ailleurs se corrige d'un geste : chaque autre cellule dit d'abord ce qu'elle deviendrait.`,
				'The same fault elsewhere is mended at once: each other cell first says what it would become.'
			),
			tr(
				fr`La preuve par le total, sous la grille, dit si les détails retombent sur le total du document.`,
				'The proof by the total, under the grid, says whether the details come to the total of the document.'
			),
			tr(
				fr`Ce que vous ne savez pas réparer peut attendre en quarantaine : le site dira ce qui manque.`,
				'What you cannot mend may wait in quarantine: the site will say what is missing.'
			)
		],
		image: {
			nom: 'importer-controler',
			dit: tr(
				fr`La troisième étape : les fautes par genre, et la grille des cellules à corriger.`,
				'The third step: the faults by kind, and the grid of cells to mend.'
			)
		},
		lien: null,
		editeurs: true
	},
	{
		id: 'effet',
		titre: tr(fr`Voir l’effet, confirmer, annuler`, 'See the effect, confirm, undo'),
		chapeau: tr(
			fr`Avant d'écrire quoi que ce soit, le site dit en euros ce qui changerait, forme par forme : avant, après, ce qui entre en concurrence, ce qui serait retiré.`,
			'Before anything is written, the site says in euros what would change, form by form: before, after, what competes, what would be withdrawn.'
		),
		gestes: [
			tr(
				fr`Tapez le total que le document annonce : il est comparé, au centime, à ce qui a été lu.`,
				'Type the total that the document states: it is compared, to the cent, with what was read.'
			),
			tr(
				fr`Relisez la phrase à signer, dites pourquoi, confirmez. Si la base a changé entre-temps, le nouvel effet vous est montré d'abord.`,
				'Read the sentence that you sign, say why, confirm. If the base has changed meanwhile, the new effect is shown to you first.'
			),
			tr(
				fr`Le reçu garde « Annuler cet import » : une nouvelle version retire ce que celle-ci a apporté, et l'ancienne reste lisible.`,
				'The receipt keeps “Undo this import”: a new version withdraws what this one brought, and the older one stays readable.'
			)
		],
		image: {
			nom: 'importer-effet',
			dit: tr(
				fr`La quatrième étape : le total annoncé, puis avant et après, par dispositif, étape et forme.`,
				'The fourth step: the stated total, then before and after, by scheme, stage and form.'
			)
		},
		lien: null,
		editeurs: true
	},
	{
		id: 'recu',
		titre: tr(fr`Retrouver un import`, 'Find an import again'),
		chapeau: tr(
			fr`Chaque import fait une version numérotée, publique, et une entrée du journal, que seules voient les personnes qui ont un compte.`,
			'Each import makes a numbered, public version, and an entry of the journal, which only those with an account see.'
		),
		gestes: [
			tr(
				fr`Le reçu dit ce qui est entré et mène aux pages qui ont changé.`,
				'The receipt says what came in and leads to the pages that changed.'
			),
			tr(
				fr`La page des versions dit à tout le monde ce que chaque version a changé, et en quoi une figure citée diffère.`,
				'The page of versions tells everybody what each version changed, and how a quoted figure differs.'
			)
		],
		image: {
			nom: 'importer-recu',
			dit: tr(
				fr`Le reçu d’un import, avec « Annuler cet import ».`,
				'The receipt of an import, with “Undo this import”.'
			)
		},
		lien: link('/verifier#versions', tr(fr`Les versions`, 'The versions')),
		editeurs: true
	}
];
