"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.run = run;
const fs_1 = require("fs");
const path_1 = __importDefault(require("path"));
const cases_1 = require("cases");
const cases_2 = __importDefault(require("cases"));
const cases = __importStar(require("cases"));
const shout_1 = __importDefault(require("shout"));
const package_json_1 = require("../package.json");
const twice_1 = __importDefault(require("./twice"));
const legacy = require("./legacy");
function run() {
    const text = (0, fs_1.readFileSync)(path_1.default.join(__dirname, 'data', 'greeting.txt'), 'utf8').trim();
    return [(0, cases_1.camel)('a-b'), (0, cases_1.kebab)('aB'), cases_2.default.camel('c-d'), cases.kebab('cD'), (0, shout_1.default)(text), package_json_1.version, (0, twice_1.default)(4), legacy.name];
}
