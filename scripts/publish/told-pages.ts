import { inLanguage } from '#lib/server/request-language.ts';
import { aboutWords, choicesWords, missingWords } from '#lib/words/publication.ts';
import type { Langue } from '#lib/domain/language.ts';
import { isPlain } from '#lib/domain/publication/published-path.ts';
import { aboutPath, choicesPath, stateOf, type Copy, type Links } from './links.ts';
import { escaped } from './markup.ts';
import { rewritePage } from './rewrite.ts';
import type { Answer } from './read-site.ts';

/** A page that only a copy has. */
export interface ToldPage {
	readonly path: string;
	readonly html: string;
}

const LANGUES: readonly Langue[] = ['fr', 'en'];
const prefix = (langue: Langue) => (langue === 'en' ? '/en' : '');

/** A page of the site with other words in it; `there` is the same page in the other language. */
function fill(
	copy: Copy,
	links: Links,
	shell: string,
	path: string,
	there: string,
	titre: string,
	main: string
): string {
	const page = shell
		.replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(titre)} · Lignes claires</title>`)
		.replace(/<meta (?:property="og:|name="(?:twitter|description))[^>]*>/g, '')
		.replace(/<link rel="alternate" hreflang[^>]*>/g, '')
		.replace(/(<main[^>]*>)[\s\S]*?<\/main>/, '$1</main>')
		.replace('</head>', '<meta name="robots" content="noindex" /></head>');
	const address = path.replace(/(?<=.)\/$/, '');
	return rewritePage(copy, links, { address }, page)
		.replace('</main>', () => `<h1>${escaped(titre)}</h1>${main}</main>`)
		.replace(/(<a href=")[^"]*("[^>]*hreflang=)/, (_, open: string, close: string) => open + there + close);
}

const alive = (told: string, address: string | null, mark = '') =>
	`<p id="vivant">${told}${address === null ? '' : ` <a href="${escaped(address)}"${mark}>${escaped(address.replace(/^https?:\/\//, ''))}</a>`}</p>`;

const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

/** What is chosen, as an address writes it: French words, codes of vocabularies. */
const inCode = (state: string) =>
	`<code lang="fr">${escaped(decodeURIComponent(state).replaceAll('&', ', '))}</code>`;

/** The combinations of a page that are published. */
function choicesPage(
	copy: Copy,
	links: Links,
	shell: string,
	family: string,
	states: readonly Answer[]
): ToldPage {
	const plain = copy.site.answers.get(family);
	const words = choicesWords(plain?.title ?? '', copy, states.length);
	const items = states.map((one) => {
		const state = stateOf(one.address);
		return `<a href="${one.path}" data-etat="${escaped(state)}">${escaped(one.title)}</a> ${inCode(state)}${one.choice === '' ? '' : `<br /><span class="discret">${one.choice}</span>`}`;
	});
	const main = [
		`<p class="chapeau">${words.chapeau}</p>`,
		`<p data-demande hidden>${words.demande} <code lang="fr"></code></p>`,
		`<p><a href="${plain?.path ?? '/'}">${words.sansFiltre}</a></p>`,
		alive(words.vivant, copy.vivant === null ? null : copy.vivant + family, ' data-vivant'),
		`<h2>${words.liste}</h2>`,
		`<div data-combinaisons>${items.length === 0 ? '' : list(items)}</div>`
	];
	const path = choicesPath(family);
	const there = family.startsWith('/en')
		? family.replace(/^\/en/, '') || '/'
		: `/en${family === '/' ? '' : family}`;
	return { path, html: fill(copy, links, shell, path, choicesPath(there), words.titre, main.join('')) };
}

function aboutPage(copy: Copy, links: Links, shell: string, langue: Langue): ToldPage {
	const words = aboutWords(copy);
	const main = `<p class="chapeau">${words.chapeau}</p><h2>${words.dedans}</h2>${list(words.contenu)}<h2>${words.dehors}</h2>${list(words.absent)}${alive(words.vivant, copy.vivant)}`;
	const path = aboutPath(prefix(langue));
	const there = aboutPath(langue === 'fr' ? '/en' : '/');
	return { path, html: fill(copy, links, shell, path, there, words.titre, main) };
}

function missingPage(copy: Copy, links: Links, shell: string, langue: Langue): ToldPage {
	const words = missingWords();
	const about = aboutWords(copy);
	const main = `<p class="chapeau">${words.chapeau}</p>${alive(about.vivant, copy.vivant)}<p><a href="${langue === 'en' ? '/en/' : '/'}">Lignes claires</a></p>`;
	const there = langue === 'fr' ? '/en/404.html' : '/404.html';
	return {
		path: `${prefix(langue)}/404.html`,
		html: fill(copy, links, shell, `${prefix(langue)}/404`, there, words.titre, main)
	};
}

/** Every page that only a copy has: what it is, what is missing, and for each page with choices those that are published. */
export function toldPages(copy: Copy, links: Links, shells: Readonly<Record<Langue, string>>): ToldPage[] {
	const pages = [...copy.site.answers.values()].filter(
		({ page, path }) => page && !/^(?:\/en)?\/embed\//.test(path)
	);
	const states = Map.groupBy(
		pages.filter(({ address }) => !isPlain(address)),
		({ address }) => address.split('?')[0] ?? ''
	);
	const families = [...links.families].sort();
	return LANGUES.flatMap((langue) =>
		inLanguage(langue, () => [
			...families
				.filter((family) => /^\/en(?=\/|$)/.test(family) === (langue === 'en'))
				.map((family) =>
					choicesPage(
						copy,
						links,
						shells[langue],
						family,
						(states.get(family) ?? []).toSorted((a, b) => (a.path < b.path ? -1 : 1))
					)
				),
			aboutPage(copy, links, shells[langue], langue),
			missingPage(copy, links, shells[langue], langue)
		])
	);
}
