import './plain.css';
import { wireAll } from './wire.ts';

wireAll();
