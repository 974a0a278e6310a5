import { mount } from 'svelte';
import { findLanguage } from '#lib/domain/language.ts';
import Importer from './Importer.svelte';

// The one page that a framework runs. Its address is that of a file of the site, like the script of the other pages.
findLanguage(() => (document.documentElement.lang === 'en' ? 'en' : 'fr'));
const target = document.getElementById('importer');
if (target) {
	target.replaceChildren();
	mount(Importer, { target, props: { fil: target.dataset['fil'] ?? '' } });
}
