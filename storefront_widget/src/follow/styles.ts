import { unsafeCSS } from 'lit';
import styles from '../styles/follow.css?inline';

export const followStyles = unsafeCSS(styles);
