import { Bridge } from './bridge.js';
import { Desk } from './desk.js';
import './styles/index.css';
import './styles/form.css';
import './styles/parts.css';

const named = document.querySelector<HTMLMetaElement>('meta[name=dashboard-origins]')?.content ?? '';
customElements.define('privacy-desk', Desk);
document.body.append(
  new Desk(new Bridge(named.split(' ').filter(Boolean)), document.body.dataset.home ?? ''),
);
