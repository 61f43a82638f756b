"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.shared = void 0;
const tiny_1 = __importDefault(require("tiny"));
const shared = (n) => n + tiny_1.default;
exports.shared = shared;
