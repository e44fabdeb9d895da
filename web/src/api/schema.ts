// Made by web/types from server/openapi.json (sha256 c2223483cb8e7ac81f74ab9935096402878505b4b44287886b5ae2ab7d30ee60),
// never by hand: what follows has the sha256 df6d7e8345e34fb773f7fef2b9e7d7e942e966a47b6320efcd187e200319291b.
export interface paths {
    "/api/v1/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ask_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/command/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["backup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/command/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_5"];
        put?: never;
        post: operations["create_2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/command/workspaces/{w}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["use"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["make_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["look"];
        put?: never;
        post?: never;
        delete: operations["cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["watch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["description"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/questions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["stop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["session"];
        put?: never;
        post: operations["signIn"];
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setLanguage"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list"];
        put?: never;
        post: operations["create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["delete"];
        options?: never;
        head?: never;
        patch: operations["change_1"];
        trace?: never;
    };
    "/api/v1/workspaces/{w}/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["lately"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/audiences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["audiences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/audiences/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["set_3"];
        post?: never;
        delete: operations["reset_3"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/audiences/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["versions_3"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["show_3"];
        put: operations["save_3"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/channels/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["preview_5"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/channels/sets/{set}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["shipped"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/channels/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["sources"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/channels/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["test_4"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/channels/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["version_3"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/channels/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["visits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/command/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["check_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/command/early-deals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["earlyDeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/command/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["imports"];
        put?: never;
        post: operations["begin_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/command/imports/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["undo_1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/command/person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["person"];
        put?: never;
        post: operations["decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/command/person/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/command/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["setAside_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/command/shards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["shards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/command/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["upload_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["export_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_6"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/failed/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/failed/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["limits"];
        put: operations["limits_1"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/failed/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["preview_4"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/failed/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["goals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/goals/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["set_2"];
        post?: never;
        delete: operations["reset_2"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/goals/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["versions_2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["health_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/health/ids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ids"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/health/law": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["law"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/identity/guards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["guards"];
        put: operations["choose"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/identity/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["setAside"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_4"];
        put?: never;
        post: operations["begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["preview_3"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/imports/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["undo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/imports/{number}/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["refused"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_3"];
        put?: never;
        post: operations["create_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/keys/{id}/origins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["bind"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_2"];
        put?: never;
        post: operations["make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/links/taxonomy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["show_2"];
        put: operations["save_2"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/links/taxonomy/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["preview_2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/links/taxonomy/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["seen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/links/taxonomy/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["test_3"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/links/taxonomy/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["version_2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["change"];
        post?: never;
        delete: operations["remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/links/{id}/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["qr"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["models"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/models/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/models/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["set_1"];
        post?: never;
        delete: operations["reset_1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/models/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["versions_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/page-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["pageGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/page-groups/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["set"];
        post?: never;
        delete: operations["reset"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/page-groups/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/people/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/people/unlink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["unlink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["person_1"];
        put?: never;
        post?: never;
        delete: operations["erase_1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/person/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/person/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["presets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["show_1"];
        put: operations["save_1"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/privacy/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/privacy/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["preview_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/privacy/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["retention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/privacy/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["test_2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/privacy/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["version_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["properties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sources_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/traffic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["show"];
        put: operations["save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/traffic/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/traffic/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["test_1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/traffic/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["values"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_1"];
        put?: never;
        post: operations["add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/webhooks/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{w}/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["remove_1"];
        options?: never;
        head?: never;
        patch: operations["change_2"];
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Answered: components["schemas"]["FunnelAnswered"] | components["schemas"]["FiguresAnswered"] | components["schemas"]["PagesAnswered"] | components["schemas"]["RetentionAnswered"] | components["schemas"]["NetworkAnswered"] | components["schemas"]["AttributionAnswered"] | components["schemas"]["StagesAnswered"];
        ArrivalsLately: {
            /** Format: date-time */
            at: string;
            events: components["schemas"]["ArrivalsSeen"][];
        };
        ArrivalsSeen: {
            anonymousId: string | null;
            /** Format: date-time */
            at: string;
            code: string | null;
            content: string | null;
            /** Format: int32 */
            events: number;
            from: string;
            /** Format: date-time */
            happened: string | null;
            key: string | null;
            messageId: string | null;
            name: string | null;
            outcome: string;
            sentence: string | null;
            type: string | null;
            userId: string | null;
        };
        AttributionAgreement: {
            /** @description share of the credit that every model gives to the same touches */
            share: number;
            touches: components["schemas"]["AttributionRange"][];
        };
        AttributionAnswer: {
            agreement: components["schemas"]["AttributionAgreement"] | null;
            before?: components["schemas"]["AttributionCounts"];
            change?: components["schemas"]["AttributionCounts"];
            conversions: number;
            distinctPaths: number | null;
            groups?: components["schemas"]["AttributionGroup"][];
            list?: components["schemas"]["AttributionListed"][];
            models: components["schemas"]["AttributionCredits"][];
            nulls: number;
            paths: components["schemas"]["AttributionPath"][] | null;
            untouched: number;
            value: number;
        };
        AttributionAnswered: {
            answer: components["schemas"]["AttributionAnswer"];
            /** @constant */
            ask: "attribution";
            basis: components["schemas"]["Basis"];
            notes: components["schemas"]["Note"][];
            question: components["schemas"]["AttributionQuestion"];
        };
        AttributionCounts: {
            conversions: number;
            nulls: number;
            untouched: number;
            value: number;
        };
        AttributionCredit: {
            before?: components["schemas"]["AttributionNumbers"];
            change?: components["schemas"]["AttributionNumbersChange"];
            conversions: number;
            /** @description of markov: the share of conversions lost without the touch */
            removalEffect?: number;
            touch: string;
            value: number;
        };
        AttributionCredits: {
            /** @description whether the credits add up to the conversions */
            adds: boolean;
            conversionProbability?: number;
            credits: components["schemas"]["AttributionCredit"][];
            model: components["schemas"]["AttributionModel"];
        };
        AttributionGivenPath: {
            conversions?: number;
            nulls?: number;
            path: string[];
            value?: number;
        };
        AttributionGroup: {
            agreement: components["schemas"]["AttributionAgreement"] | null;
            before?: components["schemas"]["AttributionCounts"];
            change?: components["schemas"]["AttributionCounts"];
            conversions: number;
            distinctPaths: number | null;
            key: string[];
            models: components["schemas"]["AttributionCredits"][];
            nulls: number;
            paths: components["schemas"]["AttributionPath"][] | null;
            untouched: number;
            value: number;
        };
        AttributionListed: {
            /** @description the part of this conversion; null where a model shares all paths at once */
            credit: number | null;
            event: string;
            person: string;
            /** Format: date-time */
            time: string;
            userId: string | null;
        };
        AttributionModel: ("first" | "last" | "last-non-direct" | "linear" | "time-decay" | "position" | "j-shape" | "inverse-j" | "w-shape" | "participation" | "markov" | "shapley") | {
            custom: {
                first?: number;
                last?: number;
                middle?: number;
            };
        };
        AttributionNumbers: {
            conversions: number;
            removalEffect?: number;
            value: number;
        };
        AttributionNumbersChange: {
            conversions: number | null;
            removalEffect?: number | null;
            value: number | null;
        };
        AttributionPath: {
            conversions: number;
            nulls: number;
            path: string[];
            value: number;
        };
        /** @description Which touches get the credit for conversions; the guide has its fields in words. */
        AttributionQuestion: {
            after?: null;
            /** @description what the key touches of w-shape lead to; the goal lead if left out */
            anchors?: components["schemas"]["Matcher"][];
            /** @description an instant or a date */
            asOf?: string;
            /** @constant */
            ask: "attribution";
            /** @enum {string} */
            bots?: "exclude" | "include";
            by?: components["schemas"]["FunnelBy"] | null;
            /** @enum {string} */
            channels?: "ga4" | "posthog" | "plausible";
            compare?: (("previous" | "year") | components["schemas"]["Period"]) | null;
            /** @description must be given, unless a transition or paths are */
            conversion?: components["schemas"]["Matcher"];
            fold?: boolean;
            halfLife?: components["schemas"]["Duration"];
            /** @enum {string} */
            internal?: "exclude" | "include";
            list?: {
                limit?: number;
                /** @description JSON pointer into the answer, such as /models/0/credits/0/conversions */
                of: string;
            } | null;
            lookback?: components["schemas"]["Duration"];
            models?: components["schemas"]["AttributionModel"][];
            nulls?: boolean;
            order?: number;
            /** @description paths counted elsewhere, in place of timelines */
            paths?: components["schemas"]["AttributionGivenPath"][];
            people?: components["schemas"]["Conditions"];
            period?: components["schemas"]["Period"];
            shared?: boolean;
            /** @description channel, source, campaign, content, page, landing, asset, form, device or a property */
            touch?: string;
            touches?: components["schemas"]["Matcher"] | null;
            /** @description a move over a model in place of a conversion */
            transition?: {
                /** @description a stage, (out) or (start); wherever people come from if left out */
                from?: string | null;
                /** @description a model's name, or a model */
                model: string | components["schemas"]["StageModel"];
                /** @description a stage or (out) */
                to: string;
            };
            /** @description a numeric property; revenue if left out */
            value?: string;
            /** @enum {string} */
            weekStart?: "monday" | "sunday";
            where?: components["schemas"]["Conditions"];
            zone?: string;
        };
        AttributionRange: {
            high: number;
            highest: components["schemas"]["AttributionModel"];
            low: number;
            lowest: components["schemas"]["AttributionModel"];
            spread: number;
            touch: string;
        };
        AudienceSettingsAudience: {
            /** Format: date-time */
            at: string;
            condition: unknown;
            name: string;
            /** Format: int64 */
            people: number;
            /** Format: int32 */
            version: number;
        };
        AudienceSettingsAudienceList: {
            audiences: components["schemas"]["AudienceSettingsAudience"][];
        };
        Basis: {
            /** Format: date-time */
            asOf: string;
            /** Format: int64 */
            bots: number;
            /** Format: int64 */
            events: number;
            /** Format: date-time */
            from: string | null;
            /** Format: int64 */
            internal: number;
            /** Format: int64 */
            millis: number;
            /** Format: int64 */
            people: number;
            /** Format: date-time */
            to: string | null;
            /** Format: int64 */
            withoutPerson: number;
        };
        /** @description one group for each audience, and one for people in none; somebody may stand in several */
        ByAudience: {
            audience: string | string[];
        };
        CatalogCounted: {
            /** Format: int64 */
            count: number;
            value: string | number | boolean;
        };
        CatalogEvent: {
            /** Format: int64 */
            count: number;
            /** Format: date-time */
            first: string;
            /** Format: date-time */
            last: string;
            name: string;
            /** Format: int64 */
            people: number;
        };
        CatalogEvents: {
            events: components["schemas"]["CatalogEvent"][];
            /** Format: int32 */
            total: number;
        };
        CatalogModel: {
            labels: {
                [key: string]: string;
            };
            name: string;
            stages: components["schemas"]["CatalogStage"][];
        };
        CatalogModels: {
            presets: components["schemas"]["CatalogModel"][];
        };
        CatalogProperties: {
            properties: components["schemas"]["PropertyCount"][];
            /** Format: int32 */
            total: number;
        };
        CatalogStage: {
            /** @enum {string} */
            band: "TOFU" | "MOFU" | "BOFU" | "beyond";
            key: string;
            labels: {
                [key: string]: string;
            };
            mapped: boolean;
            match: components["schemas"]["Matcher"];
        };
        CatalogValues: {
            complete: boolean;
            /** Format: int64 */
            distinct: number;
            values: components["schemas"]["CatalogCounted"][];
        };
        Change: {
            after: components["schemas"]["ChangeSomebody"][];
            before: components["schemas"]["ChangeSomebody"][];
            changes: boolean;
            together: boolean;
            written: boolean;
        };
        ChangeId: {
            kind: string;
            value: string;
        };
        ChangeSomebody: {
            /** Format: int64 */
            events: number;
            /** Format: date-time */
            first: string | null;
            ids: components["schemas"]["ChangeId"][];
            /** Format: date-time */
            last: string | null;
            person: string;
        };
        ChannelsLists: {
            list?: string | null;
        };
        Check: {
            /** Format: int64 */
            duplicate: number;
            /** Format: int64 */
            erased: number;
            /** Format: int64 */
            expired: number;
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            pending: number;
            /** Format: int64 */
            present: number;
            rebuilt: string[];
            /** Format: int64 */
            received: number;
            /** Format: int64 */
            refused: number;
            /** Format: int64 */
            undone: number;
            wrong: string[];
        };
        CommandWanted: {
            dryRun: boolean;
            options: components["schemas"]["Options"];
            upload: string;
        };
        Condition: components["schemas"]["PropertyCondition"] | {
            all: components["schemas"]["Condition"][];
        } | {
            any: components["schemas"]["Condition"][];
        } | {
            not: components["schemas"]["Condition"];
        } | components["schemas"]["DidCondition"] | components["schemas"]["InStage"];
        Conditions: components["schemas"]["Condition"][] | components["schemas"]["Condition"];
        DataHealthDisk: {
            /** Format: int64 */
            derived: number;
            /** Format: int64 */
            free: number;
            /** Format: int64 */
            journal: number;
            /** Format: int64 */
            total: number;
        };
        DataHealthHealth: {
            /** Format: date-time */
            at: string;
            collecting: boolean;
            disk: components["schemas"]["DataHealthDisk"] | null;
            readers: components["schemas"]["DataHealthReaders"];
            rebuilt: string[];
            topic: components["schemas"]["DataHealthTopic"] | null;
        };
        DataHealthLaw: {
            /** Format: date-time */
            at: string;
            balanced: boolean;
            /** Format: int64 */
            duplicate: number;
            /** Format: int64 */
            erased: number;
            /** Format: int64 */
            expired: number;
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            pending: number;
            /** Format: int64 */
            present: number;
            /** Format: int64 */
            received: number;
            /** Format: int64 */
            refused: number;
            /** Format: int64 */
            undone: number;
        };
        DataHealthReaders: {
            /** Format: int64 */
            admission: number;
            /** Format: int64 */
            end: number;
            importing: boolean;
            /** Format: int64 */
            table: number | null;
            /** Format: int64 */
            timelines: number;
        };
        DataHealthTopic: {
            /** Format: int64 */
            lag: number;
            name: string;
            /** Format: int64 */
            position: number;
            problem: string | null;
        };
        DefinedNamesMeaning: {
            /** Format: date-time */
            at: string;
            meaning: unknown | null;
            /** Format: int32 */
            number: number;
        };
        DefinedNamesMeanings: {
            name: string;
            versions: components["schemas"]["DefinedNamesMeaning"][];
        };
        DefiningNameSet: {
            name: string;
            notes: string[];
        };
        DemoWanted: {
            /** Format: int32 */
            people?: number | null;
        };
        /** @description On people: what they did, how often, when. */
        DidCondition: {
            did: components["schemas"]["Matcher"];
            in?: components["schemas"]["Period"];
            /** @description such as >=1 */
            times?: string | number;
        };
        /** @description A number with ms, s, m, h, d or w. */
        Duration: string;
        Erased: {
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            mentions: number;
            /** Format: int64 */
            messages: number;
        };
        ErasureErased: {
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            failed: number;
            /** Format: date-time */
            first: string | null;
            ids: components["schemas"]["ChangeId"][];
            /** Format: date-time */
            last: string | null;
            /** Format: int64 */
            mentions: number;
            /** Format: int64 */
            messages: number;
            person: string;
        };
        EventAt: {
            event: string;
            /** Format: date-time */
            time: string;
        };
        /** @description An event by its name, * for any, with conditions; nth is which occurrence in the person's whole history. */
        EventMatcher: {
            event: string;
            nth?: number;
            where?: components["schemas"]["Conditions"];
        };
        FailedActsAct: {
            /** Format: date-time */
            at: string;
            by: string;
            /** Format: int64 */
            events: number;
            rule: string;
            /** Format: int64 */
            stay: number;
            what: string;
        };
        FailedDropped: {
            /** Format: int32 */
            dropped: number;
        };
        FailedEventsKept: {
            /** Format: int32 */
            days: number;
            /** Format: int32 */
            megabytes: number;
        };
        FailedLimits: {
            /** Format: int32 */
            days: number | null;
            /** Format: int32 */
            eventNames: number | null;
            /** Format: int32 */
            megabytes: number | null;
            /** Format: int32 */
            propertyNames: number | null;
        };
        FieldText: {
            name: string;
            required: boolean;
            text: string;
        };
        FiguresAnswered: {
            answer: {
                [key: string]: unknown;
            };
            /** @constant */
            ask: "figures";
            basis: components["schemas"]["Basis"];
            notes: components["schemas"]["Note"][];
            question: {
                [key: string]: unknown;
            };
        };
        /** @description Named figures and own ones, by groups, time and beside another period; the guide has its fields in words. */
        FiguresQuestion: {
            /** @constant */
            ask: "figures";
            by?: components["schemas"]["FunnelBy"];
            every?: string;
            figures: (string | {
                [key: string]: unknown;
            })[];
            period?: components["schemas"]["Period"];
        } & {
            [key: string]: unknown;
        };
        FunnelAnswer: components["schemas"]["FunnelCounts"] & {
            groups: components["schemas"]["FunnelGroup"][];
            histogram: components["schemas"]["FunnelBin"][];
            list?: components["schemas"]["FunnelListed"][];
            trace?: components["schemas"]["FunnelTrace"];
            trend?: components["schemas"]["FunnelBucket"][];
        };
        FunnelAnswered: {
            answer: components["schemas"]["FunnelAnswer"];
            /** @constant */
            ask: "funnel";
            basis: components["schemas"]["Basis"];
            notes: components["schemas"]["Note"][];
            question: components["schemas"]["FunnelQuestionFilled"];
        };
        FunnelBin: {
            before?: {
                /** Format: int64 */
                people: number;
            } | null;
            change?: {
                people: number | null;
            } | null;
            from: number;
            /** Format: int64 */
            people: number;
            to: number | null;
        };
        FunnelBucket: components["schemas"]["FunnelCounts"] & {
            /** @description a local date; an instant where it is hours */
            start: string;
        };
        FunnelBy: (string | string[]) | components["schemas"]["FunnelByPlace"] | components["schemas"]["ByAudience"];
        FunnelByPlace: {
            /** @description step:N, first, last, each, person or first-event */
            at?: string;
            limit?: number;
            property: string | string[];
        };
        FunnelCounts: components["schemas"]["FunnelFigures"] & {
            /** @description where the question compares */
            before?: components["schemas"]["FunnelFiguresBefore"] | null;
            change?: components["schemas"]["FunnelFiguresChange"] | null;
            steps: components["schemas"]["FunnelStepCounts"][];
        };
        FunnelExclusion: {
            after?: number;
            before?: number;
            /** @enum {string} */
            effect?: "drop" | "remove" | "restart";
            match: components["schemas"]["Matcher"];
        };
        FunnelFigures: {
            /** Format: int64 */
            completed: number;
            /** Format: int64 */
            entered: number;
            /** Format: int64 */
            excluded: number;
            /** Format: int64 */
            immature: number;
            rate: number | null;
            rateMature: number | null;
        };
        FunnelFiguresBefore: components["schemas"]["FunnelFigures"] & {
            /** @description in a trend: the earlier date or instant */
            start?: string;
        };
        FunnelFiguresChange: {
            completed: number | null;
            entered: number | null;
            excluded: number | null;
            immature: number | null;
            rate: number | null;
            rateMature: number | null;
        };
        FunnelGroup: components["schemas"]["FunnelCounts"] & {
            key: string[];
            significance?: components["schemas"]["FunnelSignificance"];
            trend?: components["schemas"]["FunnelBucket"][];
        };
        FunnelListed: {
            /** @description an account, a device or a value; null for who may not see ids */
            actor?: string | null;
            /** Format: date-time */
            entered: string;
            last: components["schemas"]["EventAt"];
            next: components["schemas"]["EventAt"] | null;
            /** @description whose events the actor's timeline has */
            people?: number;
            /** @description null where an actor is of several people */
            person: string | null;
            /** @description the first 20 of them */
            persons?: string[];
            userId: string | null;
            /** @description the number of the person's visit, where visits go */
            visit?: number;
        };
        FunnelListing: {
            limit?: number;
            /** @description JSON pointer into the answer, such as /steps/1/dropped */
            of: string;
        };
        FunnelQuestion: {
            actor?: ("person" | "account" | "visit" | "device") | {
                property: string;
            };
            /** @description an instant or a date */
            asOf?: string;
            /** @constant */
            ask: "funnel";
            /** @enum {string} */
            attempt?: "best" | "first" | "latest";
            /** @enum {string} */
            bots?: "exclude" | "include";
            by?: components["schemas"]["FunnelBy"];
            /** @enum {string} */
            channels?: "ga4" | "posthog" | "plausible";
            compare?: ("previous" | "year") | components["schemas"]["Period"];
            /** @enum {string} */
            count?: "people" | "attempts";
            exclude?: components["schemas"]["FunnelExclusion"][];
            fold?: boolean;
            hold?: string[];
            /** @enum {string} */
            internal?: "exclude" | "include";
            list?: components["schemas"]["FunnelListing"];
            /** @description whose rules are followed; clickhouse may carry its options behind plus signs */
            mode?: string;
            open?: boolean;
            /** @enum {string} */
            order?: "sequential" | "strict" | "any" | "anchored";
            /** @description only these people are counted */
            people?: components["schemas"]["Conditions"];
            period?: components["schemas"]["Period"];
            steps: components["schemas"]["FunnelStep"][];
            tolerance?: components["schemas"]["Duration"];
            /** @description a person, by any id */
            trace?: string | null;
            /** @enum {string} */
            trend?: "hour" | "day" | "week" | "month";
            /** @description a numeric property that is added up at each step */
            value?: string;
            /** @enum {string} */
            weekStart?: "monday" | "sunday";
            /** @description only these events exist for the question */
            where?: components["schemas"]["Conditions"];
            /** @description a duration, or visit */
            window?: string;
            zone?: string;
        };
        /** @description A question with all that was left out filled in, period and asOf as instants. */
        FunnelQuestionFilled: {
            actor: ("person" | "account" | "visit" | "device") | {
                property: string;
            };
            after: null;
            /** @description an instant or a date */
            asOf: string;
            /** @constant */
            ask: "funnel";
            /** @enum {string} */
            attempt: "best" | "first" | "latest";
            /** @enum {string} */
            bots: "exclude" | "include";
            by: components["schemas"]["FunnelBy"] | null;
            /** @enum {string} */
            channels: "ga4" | "posthog" | "plausible";
            compare: (("previous" | "year") | components["schemas"]["Period"]) | null;
            /** @enum {string} */
            count: "people" | "attempts";
            exclude: components["schemas"]["FunnelExclusion"][];
            fold: boolean;
            hold: string[];
            /** @enum {string} */
            internal: "exclude" | "include";
            list: components["schemas"]["FunnelListing"] | null;
            /** @description whose rules are followed; clickhouse may carry its options behind plus signs */
            mode: string;
            open: boolean;
            /** @enum {string} */
            order: "sequential" | "strict" | "any" | "anchored";
            /** @description only these people are counted */
            people: components["schemas"]["Conditions"];
            period: components["schemas"]["Period"];
            steps: components["schemas"]["FunnelStepFilled"][];
            tolerance: components["schemas"]["Duration"];
            /** @description a person, by any id */
            trace: string | null;
            trend: ("hour" | "day" | "week" | "month") | null;
            value: string | null;
            /** @enum {string} */
            weekStart: "monday" | "sunday";
            /** @description only these events exist for the question */
            where: components["schemas"]["Conditions"];
            /** @description a duration, or visit */
            window: string;
            zone: string;
        };
        FunnelSignificance: {
            corrected: number | null;
            difference: number | null;
            p: number | null;
            /** @enum {string} */
            verdict: "higher" | "lower" | "none" | "insufficient";
        };
        FunnelStep: components["schemas"]["Matcher"] | components["schemas"]["LabelledStep"];
        FunnelStepCounts: components["schemas"]["FunnelStepFigures"] & {
            before?: components["schemas"]["FunnelStepFiguresBefore"] | null;
            change?: components["schemas"]["FunnelStepFiguresChange"] | null;
            label: string;
        };
        FunnelStepFigures: {
            /**
             * Format: int64
             * @description where steps come in any order: who did this step
             */
            did?: number;
            /** Format: int64 */
            dropped: number;
            /**
             * Format: int64
             * @description where the funnel is open: who entered here
             */
            entered?: number;
            fromFirst: number | null;
            fromPrevious: number | null;
            high: number | null;
            low: number | null;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            quiet: number;
            /** Format: int64 */
            reached: number;
            time: components["schemas"]["FunnelStepTimes"];
            value?: components["schemas"]["FunnelValue"];
        };
        FunnelStepFiguresBefore: components["schemas"]["FunnelStepFigures"];
        FunnelStepFiguresChange: {
            /** @description where steps come in any order: who did this step */
            did?: number | null;
            dropped: number | null;
            /** @description where the funnel is open: who entered here */
            entered?: number | null;
            fromFirst: number | null;
            fromPrevious: number | null;
            high: number | null;
            low: number | null;
            open: number | null;
            quiet: number | null;
            reached: number | null;
            time: components["schemas"]["FunnelStepTimes"] | null;
            value?: {
                given: number | null;
                mean: number | null;
                sum: number | null;
            } | null;
        };
        FunnelStepFilled: {
            fixed: boolean;
            label: string;
            match: components["schemas"]["Matcher"];
            optional: boolean;
            within: components["schemas"]["Duration"] | null;
        };
        FunnelStepTimes: {
            fromFirst: components["schemas"]["FunnelTimes"] | null;
            fromPrevious: components["schemas"]["FunnelTimes"] | null;
        };
        /** @description Seconds; null where nobody came so far. */
        FunnelTimes: {
            mean: number | null;
            median: number | null;
            p10: number | null;
            p90: number | null;
        };
        FunnelTrace: {
            actor?: string;
            attempts: {
                counts: boolean;
                depth: number;
                /** @enum {string} */
                ended: "completed" | "window" | "exclusion" | "order" | "data";
                events: {
                    event: string;
                    step: number;
                    /** Format: date-time */
                    time: string;
                }[];
                /** Format: date-time */
                start: string;
            }[];
            /** @description null where an actor is traced */
            person: string | null;
            rejected: {
                event: string;
                /** @enum {string} */
                reason: "window" | "order" | "condition" | "excluded" | "used" | "period";
                step: number;
                /** Format: date-time */
                time: string;
            }[];
        };
        FunnelValue: {
            /** Format: int64 */
            given: number;
            mean: number | null;
            sum: number;
        };
        GoalSettingsGoalList: {
            goals: components["schemas"]["GoalSettingsGoalState"][];
        };
        GoalSettingsGoalState: {
            /** Format: date-time */
            at: string | null;
            /** Format: int64 */
            events: number;
            kind: string;
            looksLike: components["schemas"]["GoalSettingsLikelyEvent"] | null;
            match: unknown | null;
            name: string;
            /** Format: int64 */
            people: number;
            /** Format: int32 */
            version: number;
        };
        GoalSettingsLikelyEvent: {
            event: string;
            /** Format: int64 */
            events: number;
        };
        Guards: {
            blocked: string[];
            devicesJoinUsers: boolean;
            /** Format: int32 */
            mostIds: number;
        };
        Health: {
            causes: string[];
            status: string;
        };
        IdHealthBrowser: {
            browser: string | null;
            /** Format: int64 */
            ids: number;
            /** Format: int64 */
            young: number;
        };
        IdHealthIds: {
            browsers: components["schemas"]["IdHealthBrowser"][];
            /** Format: int64 */
            people: number;
            /** Format: int64 */
            unjoinable: number;
        };
        IdentityAsides: {
            setAside: components["schemas"]["PersonAside"][];
        };
        IdentityChosen: {
            blocked?: string[] | null;
            devicesJoinUsers?: boolean | null;
            /** Format: int32 */
            mostIds?: number | null;
        };
        IdentityTwo: {
            one?: string | null;
            other?: string | null;
            preview?: boolean | null;
        };
        ImportRecord: {
            /** Format: int64 */
            bytes: number;
            columns: string;
            file: string;
            finished: components["schemas"]["ImportRecordFinished"] | null;
            hash: string;
            into: string;
            /** Format: int64 */
            number: number;
            /** Format: int64 */
            sequence: number;
            /** Format: int64 */
            startedMillis: number;
            undone: boolean;
        };
        ImportRecordFinished: {
            /** Format: int64 */
            atMillis: number;
            /** Format: int64 */
            from: number | null;
            /** Format: int64 */
            refused: number;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            to: number | null;
            /** Format: int64 */
            withoutPerson: number;
        };
        /** @description What an import did. */
        ImportResult: {
            /** Format: int64 */
            duplicate: number;
            /** @description of a dry run: the first as they would be stored */
            events?: {
                [key: string]: unknown;
            }[];
            file: string;
            /** Format: date-time */
            from: string | null;
            /**
             * Format: int64
             * @description null of a dry run
             */
            import: number | null;
            /** Format: int64 */
            millis: number;
            /** Format: int64 */
            people: number;
            /** Format: int64 */
            refused: number;
            /** @description of a web server's log: refused rows by code */
            refusedAs?: {
                [key: string]: number;
            };
            refusedFile: null;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            stored: number;
            /** Format: date-time */
            to: string | null;
            /** Format: int64 */
            withoutPerson: number;
        };
        ImportsKept: {
            /** Format: int64 */
            bytes: number;
            name: string;
            upload: string;
        };
        ImportsListed: {
            imports: components["schemas"]["ImportsRow"][];
        };
        ImportsRow: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            duplicate: number | null;
            file: string;
            /** Format: date-time */
            from: string | null;
            /** Format: int64 */
            import: number;
            into: string;
            /** Format: int64 */
            refused: number | null;
            /** Format: int64 */
            rows: number | null;
            /** Format: int64 */
            stored: number | null;
            /** Format: date-time */
            to: string | null;
            undone: boolean;
            /** Format: int64 */
            withoutPerson: number | null;
        };
        ImportsWanted: {
            dryRun?: boolean | null;
            options?: components["schemas"]["Options"] | null;
            upload: string;
        };
        /** @description in a matcher: events that enter the stage; in a condition on people: they stand in it */
        InStage: {
            /** @description a model's name */
            model: string;
            stage: string;
        };
        Job: {
            job: string;
            /** @enum {string} */
            kind: "import" | "undo" | "demo";
            problem: components["schemas"]["Problem"] | null;
            progress: components["schemas"]["JobProgress"];
            result: components["schemas"]["ImportResult"] | components["schemas"]["UndoResult"] | null;
            /** @enum {string} */
            state: "running" | "done" | "failed" | "cancelled";
        };
        JobProgress: {
            /** Format: int64 */
            perSecond: number;
            /** @enum {string} */
            phase: "reading" | "answering";
            /** Format: int64 */
            refused: number;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            secondsLeft: number | null;
            /** Format: double */
            share: number | null;
        };
        Key: {
            /** Format: date-time */
            created: string;
            id: string;
            /** Format: date-time */
            lastUsed: string | null;
            origins: string[];
            /** Format: date-time */
            revoked: string | null;
            scope: string;
        };
        KeyBound: {
            origins: string[];
        };
        KeyNewOrigins: {
            origins?: string[] | null;
        };
        LabelledStep: {
            fixed?: boolean;
            label?: string;
            match: components["schemas"]["Matcher"];
            optional?: boolean;
            within?: components["schemas"]["Duration"] | null;
        };
        MadeKey: {
            /** Format: date-time */
            created: string;
            id: string;
            key: string;
            origins: string[];
            scope: string;
        };
        /** @description Which events: a name, or one of the forms. */
        Matcher: string | components["schemas"]["EventMatcher"] | {
            any: components["schemas"]["Matcher"][];
        } | {
            goal: string;
        } | components["schemas"]["InStage"];
        ModelBack: {
            from?: "any" | string[];
            match: components["schemas"]["Matcher"];
            /** @description a stage's key, or (out) */
            to: string;
        };
        /** @description A funnel over the stages of a model. */
        ModelFunnelQuestion: {
            actor?: ("person" | "account" | "visit" | "device") | {
                property: string;
            };
            /** @description an instant or a date */
            asOf?: string;
            /** @constant */
            ask: "funnel";
            /** @enum {string} */
            attempt?: "best" | "first" | "latest";
            /** @enum {string} */
            bots?: "exclude" | "include";
            by?: components["schemas"]["FunnelBy"];
            /** @enum {string} */
            channels?: "ga4" | "posthog" | "plausible";
            compare?: ("previous" | "year") | components["schemas"]["Period"];
            /** @enum {string} */
            count?: "people" | "attempts";
            exclude?: components["schemas"]["FunnelExclusion"][];
            fold?: boolean;
            hold?: string[];
            /** @enum {string} */
            internal?: "exclude" | "include";
            list?: components["schemas"]["FunnelListing"];
            /** @description whose rules are followed; clickhouse may carry its options behind plus signs */
            mode?: string;
            /** @description a model's name, or a model, whose stages are the steps */
            model: string | components["schemas"]["StageModel"];
            open?: boolean;
            /** @enum {string} */
            order?: "sequential" | "strict" | "any" | "anchored";
            /** @description only these people are counted */
            people?: components["schemas"]["Conditions"];
            period?: components["schemas"]["Period"];
            tolerance?: components["schemas"]["Duration"];
            /** @description a person, by any id */
            trace?: string | null;
            /** @enum {string} */
            trend?: "hour" | "day" | "week" | "month";
            /** @description a numeric property that is added up at each step */
            value?: string;
            /** @enum {string} */
            weekStart?: "monday" | "sunday";
            /** @description only these events exist for the question */
            where?: components["schemas"]["Conditions"];
            /** @description a duration, or visit */
            window?: string;
            zone?: string;
        };
        ModelSettingsModelList: {
            models: components["schemas"]["ModelSettingsModelState"][];
            proposedDecay: components["schemas"]["ModelSettingsProposedDecay"] | null;
        };
        ModelSettingsModelState: {
            /** Format: date-time */
            at: string | null;
            /** @enum {string} */
            kind: "preset" | "changed" | "own";
            model: components["schemas"]["StageModel"];
            name: string;
            problem: string | null;
            unmapped: string[];
            /** Format: int32 */
            version: number;
        };
        ModelSettingsProposedDecay: {
            /** Format: int64 */
            gaps: number;
            /** Format: int64 */
            p75Days: number;
            /** Format: int64 */
            p90Days: number;
        };
        ModelStage: {
            /** @enum {string} */
            band: "TOFU" | "MOFU" | "BOFU" | "beyond";
            channels?: string[];
            decay?: components["schemas"]["StageDecay"] | null;
            /** @description earlier (the default), any, or keys of stages and (start) */
            from?: ("earlier" | "any") | string[];
            in?: components["schemas"]["Duration"];
            key: string;
            /** @description by language: en, zh, pl, de */
            labels?: {
                [key: string]: string;
            };
            match?: components["schemas"]["Matcher"];
            owner?: string;
            /** @description whether entering it again is a new cycle */
            repeats?: boolean;
            targets?: components["schemas"]["StageTargets"];
            /** @description how often it must have come; 1 if left out */
            times?: number;
        };
        ModelsModelChecked: {
            notes: string[];
        };
        MostNames: {
            /** Format: int32 */
            events: number;
            /** Format: int32 */
            properties: number;
        };
        NetworkAnswer: components["schemas"]["NetworkFigures"] & {
            /** @description where the question compares */
            before?: components["schemas"]["NetworkFiguresBefore"];
            change?: components["schemas"]["NetworkFiguresChange"];
            cycles: components["schemas"]["NetworkCycle"][];
            edges: components["schemas"]["NetworkEdge"][];
            /** @description where the question splits */
            groups?: components["schemas"]["NetworkGroup"][];
            /** @description where the question asks for one */
            list?: components["schemas"]["PagesListed"][];
            nodes: components["schemas"]["NetworkNode"][];
            paths: components["schemas"]["NetworkPath"][];
            sequences: components["schemas"]["NetworkSequence"][];
        };
        NetworkAnswered: {
            answer: components["schemas"]["NetworkAnswer"];
            /** @constant */
            ask: "network";
            basis: components["schemas"]["Basis"];
            notes: components["schemas"]["Note"][];
            question: components["schemas"]["NetworkQuestion"];
        };
        NetworkCycle: components["schemas"]["NetworkCycleFigures"] & {
            /** @description where the question compares */
            before?: components["schemas"]["NetworkCycleFiguresBefore"];
            change?: components["schemas"]["NetworkCycleFiguresChange"];
            nodes: string[];
        };
        NetworkCycleFigures: {
            /**
             * Format: int64
             * @description who went round
             */
            people: number;
            /** Format: int64 */
            rounds: number;
        };
        NetworkCycleFiguresBefore: components["schemas"]["NetworkCycleFigures"];
        NetworkCycleFiguresChange: {
            people: number | null;
            rounds: number | null;
        };
        NetworkEdge: components["schemas"]["NetworkEdgeFigures"] & {
            /** @description where the question compares */
            before?: components["schemas"]["NetworkEdgeFiguresBefore"];
            change?: components["schemas"]["NetworkEdgeFiguresChange"];
            from: string;
            to: string;
        };
        NetworkEdgeFigures: {
            /**
             * Format: int64
             * @description in journeys that end in a conversion
             */
            converted: number;
            /** Format: int64 */
            count: number;
            rate: number | null;
        };
        NetworkEdgeFiguresBefore: components["schemas"]["NetworkEdgeFigures"];
        NetworkEdgeFiguresChange: {
            converted: number | null;
            count: number | null;
            rate: number | null;
        };
        NetworkFigures: {
            /** @description share of all arrivals, without the open ones, that go on to another node or the conversion */
            baseline: number | null;
            /** Format: int64 */
            conversions: number;
            /**
             * Format: int64
             * @description with a node or a conversion
             */
            people: number;
            /** @description of all conversions; null if none has any */
            value: number | null;
        };
        NetworkFiguresBefore: components["schemas"]["NetworkFigures"];
        NetworkFiguresChange: {
            baseline: number | null;
            conversions: number | null;
            people: number | null;
            value: number | null;
        };
        NetworkGroup: components["schemas"]["NetworkFigures"] & {
            /** @description where the question compares */
            before?: components["schemas"]["NetworkFiguresBefore"];
            change?: components["schemas"]["NetworkFiguresChange"];
            cycles: components["schemas"]["NetworkCycle"][];
            edges: components["schemas"]["NetworkEdge"][];
            key: string[];
            nodes: components["schemas"]["NetworkNode"][];
            paths: components["schemas"]["NetworkPath"][];
            sequences: components["schemas"]["NetworkSequence"][];
        };
        NetworkNode: components["schemas"]["NetworkNodeFigures"] & {
            /** @description where the question compares */
            before?: components["schemas"]["NetworkNodeFiguresBefore"];
            change?: components["schemas"]["NetworkNodeFiguresChange"];
            key: string;
        };
        NetworkNodeFigures: {
            /**
             * Format: int64
             * @description each is onward, closing, lost or open
             */
            arrivals: number;
            /** @description arrivals that did not go on beyond what is usual */
            blackHole: number;
            /**
             * Format: int64
             * @description followed by the conversion
             */
            closing: number;
            /** @description share that goes on, without the open ones */
            continuation: number | null;
            /**
             * Format: int64
             * @description arrivals in journeys that end in a conversion
             */
            converted: number;
            /**
             * Format: int64
             * @description followed by nothing: gone
             */
            lost: number;
            /**
             * Format: int64
             * @description followed by another node
             */
            onward: number;
            /**
             * Format: int64
             * @description may still go on
             */
            open: number;
            /**
             * Format: int64
             * @description at this node
             */
            people: number;
            /** @description share of conversions that would be lost without the node */
            removalEffect: number | null;
        };
        NetworkNodeFiguresBefore: components["schemas"]["NetworkNodeFigures"];
        NetworkNodeFiguresChange: {
            arrivals: number | null;
            blackHole: number | null;
            closing: number | null;
            continuation: number | null;
            converted: number | null;
            lost: number | null;
            onward: number | null;
            open: number | null;
            people: number | null;
            removalEffect: number | null;
        };
        NetworkPath: components["schemas"]["NetworkPathFigures"] & {
            /** @description where the question compares */
            before?: components["schemas"]["NetworkPathFiguresBefore"];
            change?: components["schemas"]["NetworkPathFiguresChange"];
            path: string[];
        };
        NetworkPathFigures: {
            /** Format: int64 */
            conversions: number;
            /** Format: int64 */
            journeys: number;
            /**
             * Format: int64
             * @description null for all other paths together
             */
            people: number | null;
            /** @description conversions / journeys */
            rate: number | null;
            value: number | null;
        };
        NetworkPathFiguresBefore: components["schemas"]["NetworkPathFigures"];
        NetworkPathFiguresChange: {
            conversions: number | null;
            journeys: number | null;
            people: number | null;
            rate: number | null;
            value: number | null;
        };
        /** @description How people go from touchpoint to touchpoint; the guide has its fields in words. */
        NetworkQuestion: {
            after?: null;
            /** @description an instant or a date */
            asOf?: string;
            /** @constant */
            ask: "network";
            /** @enum {string} */
            bots?: "exclude" | "include";
            by?: (string | string[] | {
                /** @enum {string} */
                at?: "first-event" | "person";
                limit?: number;
                property: string | string[];
            }) | null;
            /** @enum {string} */
            channels?: "ga4" | "posthog" | "plausible";
            compare?: (("previous" | "year") | components["schemas"]["Period"]) | null;
            /** @description goal sale if left out */
            conversion?: components["schemas"]["Matcher"];
            /** @description nodes of a path, at most; 12 if left out */
            depth?: number;
            fold?: boolean;
            /** @enum {string} */
            internal?: "exclude" | "include";
            /** @description nodes, paths, cycles and sequences that are shown by themselves; 500 if left out */
            limit?: number;
            list?: {
                limit?: number;
                /** @description JSON pointer into the answer, such as /nodes/0/people */
                of: string;
            } | null;
            /** @description a longer pause ends a journey; 90d if left out */
            lookback?: components["schemas"]["Duration"];
            /** @description people of a sequence, at least; 30 if left out */
            minimum?: number;
            /** @description channel, event, page, page.group, landing, campaign, content, asset, form, device or a property; channel if left out */
            node?: string;
            /** @description what is answered besides the nodes; everything if left out */
            parts?: ("edges" | "paths" | "cycles" | "sequences")[];
            people?: components["schemas"]["Conditions"];
            period?: components["schemas"]["Period"];
            /** @description whether equal neighbours are several arrivals; false if left out */
            repeats?: boolean;
            /** @description only these events stand at nodes; all that have one if left out */
            touches?: components["schemas"]["Matcher"] | null;
            /** @description a numeric property of the conversion; revenue if left out */
            value?: string;
            /** @enum {string} */
            weekStart?: "monday" | "sunday";
            where?: components["schemas"]["Conditions"];
            zone?: string;
        };
        NetworkSequence: components["schemas"]["NetworkSequenceFigures"] & {
            /** @description where the question compares */
            before?: components["schemas"]["NetworkSequenceFiguresBefore"];
            change?: components["schemas"]["NetworkSequenceFiguresChange"];
            sequence: string[];
        };
        NetworkSequenceFigures: {
            /** @description of so great a difference without a cause, corrected for all tests */
            chance: number | null;
            /**
             * Format: int64
             * @description of these
             */
            converted: number;
            high: number | null;
            /**
             * Format: int64
             * @description that have ended and hold the sequence
             */
            journeys: number;
            /** @description the rate by that of all journeys that have ended */
            lift: number | null;
            /** @description of the 95 % interval of the rate */
            low: number | null;
            /** Format: int64 */
            people: number;
            /** @description converted / journeys */
            rate: number | null;
            significant: boolean;
        };
        NetworkSequenceFiguresBefore: components["schemas"]["NetworkSequenceFigures"];
        NetworkSequenceFiguresChange: {
            chance: number | null;
            converted: number | null;
            high: number | null;
            journeys: number | null;
            lift: number | null;
            low: number | null;
            people: number | null;
            rate: number | null;
            significant: number | null;
        };
        NewKey: {
            origins?: string[] | null;
            scope: string;
        };
        Note: {
            code: string;
            text: string;
        };
        Options: {
            /** @enum {string|null} */
            format?: "auto" | "ndjson" | "csv" | null;
            /** @enum {string|null} */
            into?: "events" | "people" | "deals" | null;
            map?: {
                [key: string]: string;
            } | null;
            separator?: string | null;
            set?: {
                [key: string]: string;
            } | null;
            time?: string | null;
            zone?: string | null;
        };
        PageGroupSettingsPageGroupList: {
            pageGroups: components["schemas"]["PageGroupSettingsPageGroupState"][];
            proposals: components["schemas"]["PageGroupSettingsProposal"][];
            /** Format: int64 */
            ungrouped: number;
        };
        PageGroupSettingsPageGroupState: {
            /** Format: date-time */
            at: string;
            intent: string | null;
            name: string;
            paths: string[];
            /** Format: int64 */
            people: number;
            stage: string | null;
            topic: string | null;
            /** Format: int32 */
            version: number;
            /** Format: int64 */
            views: number;
        };
        PageGroupSettingsProposal: {
            name: string;
            /** Format: int64 */
            pages: number;
            paths: string[];
            /** Format: int64 */
            views: number;
        };
        PagesAnswer: {
            /** @description where the question asks for one */
            list?: components["schemas"]["PagesListed"][];
            rows: components["schemas"]["PagesRow"][];
            total: components["schemas"]["PagesTotal"];
        };
        PagesAnswered: {
            answer: components["schemas"]["PagesAnswer"];
            /** @constant */
            ask: "pages";
            basis: components["schemas"]["Basis"];
            notes: components["schemas"]["Note"][];
            question: components["schemas"]["PagesQuestion"];
        };
        PagesFigures: {
            /** @description of people who began a form, a cart or a checkout here, those who did not finish within 24 hours */
            abandonment: number | null;
            /** @description visits with this view only and no goal, of entries */
            bounceRate: number | null;
            /** Format: int64 */
            clicks: number;
            /** @description conversions of people */
            conversionRate: number | null;
            /**
             * Format: int64
             * @description people who reached the goal in time after a view
             */
            conversions: number;
            /** Format: int64 */
            ctaClicked: number;
            /** Format: int64 */
            ctaSeen: number;
            /**
             * Format: int64
             * @description visits whose first view this is
             */
            entries: number;
            /** @description exits of visits */
            exitRate: number | null;
            /**
             * Format: int64
             * @description visits whose last view this is
             */
            exits: number;
            /** @description from a view to the next in the visit */
            medianSeconds: number | null;
            /**
             * Format: int64
             * @description different people with a view
             */
            people: number;
            /** Format: int64 */
            views: number;
            /**
             * Format: int64
             * @description visits with a view
             */
            visits: number;
        };
        PagesFiguresBefore: components["schemas"]["PagesFigures"];
        PagesFiguresChange: {
            abandonment: number | null;
            bounceRate: number | null;
            clicks: number | null;
            conversionRate: number | null;
            conversions: number | null;
            ctaClicked: number | null;
            ctaSeen: number | null;
            entries: number | null;
            exitRate: number | null;
            exits: number | null;
            medianSeconds: number | null;
            people: number | null;
            views: number | null;
            visits: number | null;
        };
        PagesListed: {
            event: string;
            person: string;
            /** Format: date-time */
            time: string;
            userId: string | null;
        };
        /** @description What people do on each page; the guide has its fields in words. */
        PagesQuestion: {
            after?: null;
            /** @description an instant or a date */
            asOf?: string;
            /** @constant */
            ask: "pages";
            /** @enum {string} */
            bots?: "exclude" | "include";
            /** @description what a page is: page.path if left out */
            by?: (string | string[]) | {
                limit?: number;
                property: string | string[];
            } | components["schemas"]["ByAudience"];
            /** @enum {string} */
            channels?: "ga4" | "posthog" | "plausible";
            compare?: (("previous" | "year") | components["schemas"]["Period"]) | null;
            fold?: boolean;
            /** @description a goal's name; lead if left out */
            goal?: string;
            /** @enum {string} */
            internal?: "exclude" | "include";
            list?: {
                limit?: number;
                /** @description JSON pointer into the answer, such as /rows/0/conversions */
                of: string;
            } | null;
            people?: components["schemas"]["Conditions"];
            period?: components["schemas"]["Period"];
            /** @enum {string} */
            weekStart?: "monday" | "sunday";
            where?: components["schemas"]["Conditions"];
            within?: components["schemas"]["Duration"];
            zone?: string;
        };
        PagesRow: components["schemas"]["PagesFigures"] & {
            /** @description where the question compares */
            before?: components["schemas"]["PagesFiguresBefore"];
            change?: components["schemas"]["PagesFiguresChange"];
            key: string[];
        };
        PagesTotal: components["schemas"]["PagesFigures"] & {
            /** @description whether rows add up to the total */
            adds: {
                [key: string]: boolean;
            };
            /** @description where the question compares */
            before?: components["schemas"]["PagesFiguresBefore"];
            change?: components["schemas"]["PagesFiguresChange"];
        };
        Period: {
            from?: string;
            to?: string;
        } | {
            last: components["schemas"]["Duration"];
        } | {
            /** @enum {string} */
            this: "day" | "week" | "month" | "quarter" | "year";
        } | {
            /** @enum {string} */
            previous: "day" | "week" | "month" | "quarter" | "year";
        };
        Person: {
            accounts: components["schemas"]["PersonAccount"][];
            decisions: components["schemas"]["PersonDecided"][];
            /** Format: int64 */
            events: number;
            /** Format: date-time */
            first: string | null;
            ids: components["schemas"]["PersonId"][];
            /** Format: date-time */
            last: string | null;
            person: string;
            setAside: components["schemas"]["PersonAside"][];
            traits: components["schemas"]["PersonTrait"][];
        };
        PersonAccount: {
            account: string;
            /** Format: date-time */
            last: string;
            /** Format: date-time */
            since: string;
            traits: components["schemas"]["PersonTrait"][];
        };
        PersonAside: {
            /** Format: date-time */
            at: string;
            evidence: string | null;
            other: string;
            reason: string;
            rule: string;
        };
        PersonChange: {
            after: components["schemas"]["PersonChangeSomebody"][];
            before: components["schemas"]["PersonChangeSomebody"][];
            together: boolean;
            written: boolean;
        };
        PersonChangeId: {
            kind: string;
            value: string;
        };
        PersonChangeSomebody: {
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            first: number | null;
            ids: components["schemas"]["PersonChangeId"][];
            /** Format: int64 */
            last: number | null;
            person: string;
        };
        PersonCommandWanted: {
            one: string;
            other: string;
            preview: boolean;
            together: boolean;
        };
        PersonDecided: {
            /** Format: date-time */
            at: string;
            by: string | null;
            one: string | null;
            other: string;
            together: boolean;
            two: string | null;
        };
        PersonErased: {
            done: components["schemas"]["Erased"] | null;
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            first: number | null;
            ids: components["schemas"]["PersonChangeId"][];
            /** Format: int64 */
            last: number | null;
            person: string;
        };
        PersonId: {
            /** Format: int64 */
            events: number;
            /** Format: date-time */
            first: string;
            kind: string;
            /** Format: date-time */
            last: string;
            link: components["schemas"]["PersonLink"] | null;
            value: string | null;
        };
        PersonLink: {
            /** Format: date-time */
            at: string;
            evidence: string | null;
            rule: string;
        };
        PersonPage: {
            accounts: components["schemas"]["PersonPageMembership"][];
            decisions: components["schemas"]["PersonPageDecided"][];
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            first: number | null;
            ids: components["schemas"]["PersonPageId"][];
            /** Format: int64 */
            last: number | null;
            person: string;
            setAside: components["schemas"]["PersonPageAside"][];
            traits: components["schemas"]["PersonPageTrait"][];
        };
        PersonPageAside: {
            /** Format: int64 */
            at: number;
            evidence: string;
            other: string;
            reason: string;
            rule: string;
        };
        PersonPageDecided: {
            /** Format: int64 */
            at: number;
            by: string;
            one: string | null;
            other: string;
            together: boolean;
            two: string | null;
        };
        PersonPageId: {
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            first: number;
            kind: string;
            /** Format: int64 */
            last: number;
            link: components["schemas"]["PersonPageJoined"] | null;
            value: string;
        };
        PersonPageJoined: {
            /** Format: int64 */
            at: number;
            evidence: string;
            rule: string;
        };
        PersonPageMembership: {
            account: string;
            /** Format: int64 */
            last: number;
            /** Format: int64 */
            since: number;
            traits: components["schemas"]["PersonPageTrait"][];
        };
        PersonPageTrait: {
            /** Format: int64 */
            at: number;
            json: string;
            name: string;
            /** Format: int64 */
            sequence: number;
            source: string;
        };
        PersonTrait: {
            /** Format: date-time */
            at: string;
            name: string;
            /** Format: int64 */
            sequence: number;
            source: string;
            value: unknown;
        };
        Preset: {
            header: string;
            mapping: string;
            name: string;
            proof: string;
        };
        Preview: {
            columns: components["schemas"]["PreviewColumn"][];
            encoding: string;
            events: {
                [key: string]: unknown;
            }[];
            fields: components["schemas"]["FieldText"][];
            format: string;
            gzip: boolean;
            problem: components["schemas"]["PreviewTrouble"] | null;
            refused: components["schemas"]["PreviewRefused"][];
            /** Format: int64 */
            rows: number;
            separator: string | null;
            suggested: components["schemas"]["PreviewSuggested"];
        };
        PreviewColumn: {
            field: string | null;
            name: string;
            samples: string[];
        };
        PreviewRefused: {
            code: string;
            column: string | null;
            /** Format: int64 */
            line: number;
            reason: string;
            text: string;
        };
        PreviewSuggested: {
            map: {
                [key: string]: string;
            };
            time: string | null;
        };
        PreviewTrouble: {
            text: string;
        };
        /** @description An error as RFC 9457 writes it, with a code for programs. */
        Problem: {
            code: string;
            detail: string;
            /** @description number of an import */
            import?: number;
            instance?: string;
            /** @description the nearest right name */
            nearest?: string;
            /** @description JSON pointer to what is wrong in a question */
            place?: string;
            /** @description seconds */
            retryAfter?: number;
            /** Format: int32 */
            status: number;
            title: string;
            type?: string;
        };
        PropertyCondition: {
            ignoreCase?: boolean;
            /** @enum {string} */
            op: "=" | "!=" | "in" | "not-in" | ">" | ">=" | "<" | "<=" | "contains" | "not-contains" | "starts-with" | "ends-with" | "matches" | "exists" | "missing";
            property: string;
            /** @description left out with exists and missing, a list with in and not-in */
            value?: (string | number | boolean) | (string | number | boolean)[];
        };
        PropertyCount: {
            /** Format: int64 */
            count: number;
            derived: boolean;
            /** @enum {string} */
            kind: "text" | "number" | "boolean" | "mixed";
            name: string;
        };
        /** @description What is asked; the guide has the fields in words. Asked again as it was answered, it gives the same bits. */
        Question: components["schemas"]["FunnelQuestion"] | components["schemas"]["FunnelQuestionFilled"] | components["schemas"]["FiguresQuestion"] | components["schemas"]["PagesQuestion"] | components["schemas"]["RetentionQuestion"] | components["schemas"]["NetworkQuestion"] | components["schemas"]["AttributionQuestion"] | components["schemas"]["StagesQuestion"] | components["schemas"]["ModelFunnelQuestion"];
        RepairsListed: {
            acts: components["schemas"]["FailedActsAct"][];
            /** Format: int64 */
            events: number;
            first: components["schemas"]["RepairsShown"][];
            reasons: components["schemas"]["RepairsReason"][];
        };
        RepairsOutcome: {
            /** Format: int64 */
            changed: number;
            /** Format: int64 */
            chosen: number;
            /** Format: int64 */
            passed: number;
            refused: {
                [key: string]: number;
            };
            samples: components["schemas"]["RepairsSample"][];
        };
        RepairsReason: {
            code: string;
            /** Format: int64 */
            events: number;
            key: string;
            /** Format: date-time */
            last: string;
            reader: string;
        };
        RepairsSample: {
            after: string;
            before: string;
            code: string | null;
            id: string;
            sentence: string | null;
        };
        RepairsShown: {
            /** Format: date-time */
            at: string;
            code: string;
            content: string;
            event: string;
            from: string;
            id: string;
            key: string;
            reader: string;
            sentence: string;
        };
        RetentionAnswer: {
            cohorts: components["schemas"]["RetentionCohort"][];
            groups?: components["schemas"]["RetentionGroup"][];
            list?: components["schemas"]["PagesListed"][];
            rates: (number | null)[][];
            total: components["schemas"]["RetentionTotal"];
        };
        RetentionAnswered: {
            answer: components["schemas"]["RetentionAnswer"];
            /** @constant */
            ask: "retention";
            basis: components["schemas"]["Basis"];
            notes: components["schemas"]["Note"][];
            question: components["schemas"]["RetentionQuestion"];
        };
        RetentionCohort: {
            before?: components["schemas"]["RetentionCohortBefore"] | null;
            change?: components["schemas"]["RetentionCohortChange"] | null;
            people: number;
            rates: (number | null)[];
            returned: number[];
            start: string;
        };
        RetentionCohortBefore: {
            people: number;
            rates: (number | null)[];
            returned: number[];
            start: string;
        };
        RetentionCohortChange: {
            people: number;
            rates: (number | null)[];
            returned: (number | null)[];
        };
        RetentionGroup: {
            cohorts: components["schemas"]["RetentionCohort"][];
            key: string[];
            rates: (number | null)[][];
            total: components["schemas"]["RetentionTotal"];
        };
        /** @description Who of those who began in each interval came back; the guide has its fields in words. */
        RetentionQuestion: {
            after?: null;
            /** @description an instant or a date */
            asOf?: string;
            /** @constant */
            ask: "retention";
            /** @description the start again if left out */
            back?: components["schemas"]["Matcher"];
            /** @enum {string} */
            bots?: "exclude" | "include";
            by?: components["schemas"]["FunnelBy"] | null;
            /** @enum {string} */
            channels?: "ga4" | "posthog" | "plausible";
            compare?: (("previous" | "year") | components["schemas"]["Period"]) | null;
            /** @enum {string} */
            every?: "day" | "week" | "month" | "hour";
            /** @description whether only a person's first start ever counts; true if left out */
            first?: boolean;
            fold?: boolean;
            /** @enum {string} */
            internal?: "exclude" | "include";
            list?: {
                limit?: number;
                /** @description JSON pointer into the answer, such as /cohorts/0/returned/1 */
                of: string;
            } | null;
            people?: components["schemas"]["Conditions"];
            period?: components["schemas"]["Period"];
            /** @description intervals after the one a cohort began in; 12 if left out */
            periods?: number;
            /**
             * @description in an interval, or by it: in it or later
             * @enum {string}
             */
            returned?: "in" | "by";
            start: components["schemas"]["Matcher"];
            /** @enum {string} */
            weekStart?: "monday" | "sunday";
            where?: components["schemas"]["Conditions"];
            zone?: string;
        };
        /** @description all cohorts together; in each interval those for which it is over */
        RetentionTotal: {
            before?: components["schemas"]["RetentionTotalBefore"];
            change?: components["schemas"]["RetentionTotalChange"];
            of: number[];
            people: number;
            rates: (number | null)[];
            returned: number[];
        };
        RetentionTotalBefore: {
            of: number[];
            people: number;
            rates: (number | null)[];
            returned: number[];
        };
        RetentionTotalChange: {
            of: (number | null)[];
            people: number;
            rates: (number | null)[];
            returned: (number | null)[];
        };
        RulesWanted: {
            note?: string | null;
            rules?: unknown | null;
        };
        Session: {
            csrf: string;
            setupOpen: boolean;
            user: components["schemas"]["SessionUser"] | null;
            version: string;
            workspaces: components["schemas"]["WorkspaceCard"][];
        };
        SessionCredentials: {
            email?: string | null;
            password?: string | null;
        };
        SessionLanguage: {
            language?: string | null;
        };
        SessionSetup: {
            email?: string | null;
            language?: string | null;
            name?: string | null;
            password?: string | null;
            token?: string | null;
        };
        SessionUser: {
            email: string;
            language: string;
            name: string;
            role: string;
        };
        Settings: {
            /** Format: date-time */
            created: string;
            currency: string;
            failed: components["schemas"]["FailedEventsKept"];
            guards: components["schemas"]["Guards"];
            id: string;
            model: string;
            name: string;
            names: components["schemas"]["MostNames"];
            simulated: boolean;
            /** @enum {string} */
            weekStart: "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY";
            zone: string;
        };
        ShardsExportAsked: {
            properties: string[];
            /** Format: int32 */
            rows: number;
        };
        Sources: {
            /** Format: date-time */
            at: string;
            sources: components["schemas"]["SourcesSource"][];
            strangers: {
                [key: string]: number;
            } | null;
        };
        SourcesKey: {
            /** Format: date-time */
            created: string;
            id: string;
            name: string | null;
            origins: string[];
            /** Format: date-time */
            revoked: string | null;
            scope: string;
        };
        SourcesLast: {
            /** Format: date-time */
            at: string;
            name: string | null;
            type: string | null;
        };
        SourcesSource: {
            days: number[];
            /** Format: int64 */
            events: number;
            from: string;
            key: components["schemas"]["SourcesKey"] | null;
            last: components["schemas"]["SourcesLast"] | null;
            /** Format: int64 */
            longestSilence: number | null;
            outcomes: {
                [key: string]: number;
            };
            state: string;
            /** Format: int64 */
            usualPause: number | null;
        };
        StageCycle: {
            before?: components["schemas"]["StageCycleFigures"] | null;
            change?: components["schemas"]["StageCycleFigures"] | null;
            people: number | null;
            stages: string[];
            times: number | null;
        };
        StageCycleFigures: {
            people: number | null;
            times: number | null;
        };
        /** @description where they are who do nothing for longer */
        StageDecay: {
            after: components["schemas"]["Duration"];
            /** @description a stage's key, or (out) */
            to: string;
        };
        StageFigures: {
            /** @description seconds, of the stays that ended */
            dwell: {
                median: number | null;
                p90: number | null;
            };
            entered: number | null;
            highWater: number | null;
            left: number | null;
            now: number | null;
            reentered: number | null;
            stuck: number | null;
        };
        StageFlow: {
            before?: components["schemas"]["StageFlowFigures"] | null;
            change?: components["schemas"]["StageFlowFigures"] | null;
            decayed: number | null;
            /** @description a stage's key, (start) or (out) */
            from: string;
            medianSeconds: number | null;
            moves: number | null;
            people: number | null;
            to: string;
        };
        StageFlowFigures: {
            decayed: number | null;
            medianSeconds: number | null;
            moves: number | null;
            people: number | null;
        };
        StageListed: {
            /** @description null for a decay */
            event: string | null;
            from: string;
            person: string;
            /** @description how long they had stood in the stage that they came from */
            seconds: number | null;
            time: string;
            to: string;
            track?: string | null;
            userId: string | null;
        };
        /** @description a model of the journey */
        StageModel: {
            activity?: components["schemas"]["Matcher"];
            back?: components["schemas"]["ModelBack"][];
            /** @description by language: en, zh, pl, de */
            labels?: {
                [key: string]: string;
            };
            stages: components["schemas"]["ModelStage"][];
            /** @description a property: each of its values is a walk of its own */
            track?: string;
        };
        StageRow: {
            /** @enum {string} */
            band: "TOFU" | "MOFU" | "BOFU" | "beyond";
            before?: components["schemas"]["StageFigures"] | null;
            change?: components["schemas"]["StageFigures"] | null;
            channels?: string[];
            decay?: components["schemas"]["StageDecay"];
            /** @description seconds, of the stays that ended */
            dwell: {
                median: number | null;
                p90: number | null;
            };
            entered: number | null;
            highWater: number | null;
            label: string;
            left: number | null;
            /** @description false if none of its events occur; its figures are null then */
            mapped: boolean;
            now: number | null;
            owner?: string;
            reentered: number | null;
            stage: string;
            stuck: number | null;
            targets?: components["schemas"]["StageTargets"];
        };
        StageStock: {
            before?: components["schemas"]["StageStockBefore"] | null;
            change?: components["schemas"]["StageStockChange"] | null;
            /** @description who stand in each stage at the bucket's end, by stage */
            counts: {
                [key: string]: number;
            };
            /** @description by stage */
            entered: {
                [key: string]: number;
            };
            /** @description by stage */
            left: {
                [key: string]: number;
            };
            /** @description local date */
            start: string;
        };
        StageStockBefore: {
            /** @description by stage */
            counts: {
                [key: string]: number;
            };
            /** @description by stage */
            entered: {
                [key: string]: number;
            };
            /** @description by stage */
            left: {
                [key: string]: number;
            };
            start: string;
        };
        StageStockChange: {
            /** @description by stage */
            counts: {
                [key: string]: number;
            };
            /** @description by stage */
            entered: {
                [key: string]: number;
            };
            /** @description by stage */
            left: {
                [key: string]: number;
            };
        };
        StageTargets: {
            dwellDays?: number;
            entered?: number;
            /** @enum {string} */
            every?: "day" | "week" | "month";
            now?: number;
        };
        StagesAnswer: {
            cycles: components["schemas"]["StageCycle"][];
            flows: components["schemas"]["StageFlow"][];
            groups?: components["schemas"]["StagesGroup"][];
            list?: components["schemas"]["StageListed"][];
            /** @description who were in a stage and are in none now */
            out: number;
            stages: components["schemas"]["StageRow"][];
            stock: components["schemas"]["StageStock"][];
        };
        StagesAnswered: {
            answer: components["schemas"]["StagesAnswer"];
            /** @constant */
            ask: "stages";
            basis: components["schemas"]["Basis"];
            notes: components["schemas"]["Note"][];
            question: components["schemas"]["StagesQuestion"];
        };
        StagesGroup: {
            cycles: components["schemas"]["StageCycle"][];
            flows: components["schemas"]["StageFlow"][];
            key: string[];
            /** @description who were in a stage and are in none now */
            out: number;
            stages: components["schemas"]["StageRow"][];
            stock: components["schemas"]["StageStock"][];
        };
        /** @description How people walk over the stages of a model; the guide has its fields in words. */
        StagesQuestion: {
            after?: null;
            /** @description an instant or a date */
            asOf?: string;
            /** @constant */
            ask: "stages";
            /** @enum {string} */
            bots?: "exclude" | "include";
            by?: components["schemas"]["FunnelBy"] | null;
            /** @enum {string} */
            channels?: "ga4" | "posthog" | "plausible";
            compare?: (("previous" | "year") | components["schemas"]["Period"]) | null;
            /**
             * @description buckets of stock; day if left out
             * @enum {string}
             */
            every?: "day" | "week" | "month";
            fold?: boolean;
            /** @enum {string} */
            internal?: "exclude" | "include";
            list?: {
                limit?: number;
                /** @description JSON pointer into the answer, such as /stages/1/now */
                of: string;
            } | null;
            /** @description a model's name, or a model */
            model: string | components["schemas"]["StageModel"];
            people?: components["schemas"]["Conditions"];
            period?: components["schemas"]["Period"];
            /** @description who has stood in a stage for longer is stuck; 14d if left out */
            stuck?: components["schemas"]["Duration"];
            /** @enum {string} */
            weekStart?: "monday" | "sunday";
            where?: components["schemas"]["Conditions"];
            zone?: string;
        };
        Timeline: {
            events: components["schemas"]["TimelineRow"][];
            /** Format: int64 */
            next: number | null;
        };
        TimelineFlagged: {
            kind: string;
            sign: string;
            why: string;
        };
        TimelineRow: {
            campaign: string | null;
            channel: string | null;
            event: string | null;
            flags: components["schemas"]["TimelineFlagged"][];
            id: string | null;
            properties: {
                [key: string]: unknown;
            };
            /** Format: int64 */
            sequence: number;
            source: string | null;
            /** Format: date-time */
            time: string;
            touch: components["schemas"]["TimelineTouch"] | null;
            type: string;
            /** Format: int32 */
            visit: number | null;
        };
        TimelineTouch: {
            channel: string;
            /** Format: int32 */
            rule: number;
            why: string;
        };
        UndoResult: {
            /** Format: int64 */
            import: number;
            undone: boolean;
        };
        WebhookDeskMade: {
            receiver: components["schemas"]["WebhookDeskShown"];
            secret: string | null;
        };
        WebhookDeskNotTaken: {
            code: string;
            detail: string;
            /** Format: int32 */
            index: number;
        };
        WebhookDeskShown: {
            by: string;
            /** Format: date-time */
            changed: string;
            /** Format: date-time */
            created: string;
            header: string;
            id: string;
            mapping: string;
            name: string;
            path: string;
            preset: string;
            proof: string;
            /** Format: int32 */
            version: number;
        };
        WebhookDeskTried: {
            messages: unknown[];
            refused: components["schemas"]["WebhookDeskNotTaken"][];
        };
        WebhookDeskWanted: {
            header?: string | null;
            mapping?: string | null;
            name?: string | null;
            newSecret?: boolean | null;
            preset?: string | null;
            proof?: string | null;
            secret?: string | null;
        };
        Webhooks: {
            presets: components["schemas"]["Preset"][];
            receivers: components["schemas"]["WebhookDeskShown"][];
        };
        WebhooksTrial: {
            body: string;
            id?: string | null;
            mapping?: string | null;
        };
        WorkspaceCard: {
            /** Format: date-time */
            created: string;
            currency: string;
            /** Format: int64 */
            events: number;
            /** Format: date-time */
            from: string | null;
            model: string;
            name: string;
            /** Format: int64 */
            people: number;
            simulated: boolean;
            /** Format: date-time */
            to: string | null;
            /** @enum {string} */
            weekStart: "monday" | "sunday";
            zone: string;
        };
        WorkspacesChosen: {
            currency?: string | null;
            model?: string | null;
            name?: string | null;
            /** @enum {string|null} */
            weekStart?: "monday" | "sunday" | null;
            zone?: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ask_1: {
        parameters: {
            query?: {
                strict?: boolean;
            };
            header?: {
                "Question-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Question"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answered"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    backup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_5: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"][];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_2: {
        parameters: {
            query: {
                new: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    use: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoWanted"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look: {
        parameters: {
            query?: {
                wait?: number;
            };
            header?: never;
            path: {
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    description: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionCredentials"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setLanguage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionLanguage"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionSetup"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceCard"][];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspacesChosen"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceCard"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspacesChosen"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceCard"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lately: {
        parameters: {
            query?: {
                key?: string;
                outcome?: string;
                name?: string;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrivalsLately"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask: {
        parameters: {
            query?: {
                strict?: boolean;
            };
            header?: {
                "Question-Id"?: string;
            };
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Question"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answered"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    audiences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AudienceSettingsAudienceList"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefiningNameSet"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    versions_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefinedNamesMeanings"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    save_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesWanted"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_5: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesWanted"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shipped: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sources: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelsLists"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    test_4: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    version_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    visits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Check"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    earlyDeals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    imports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRecord"][];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommandWanted"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRecord"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    person: {
        parameters: {
            query: {
                id: string;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPage"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonCommandWanted"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonChange"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    erase: {
        parameters: {
            query: {
                id: string;
                preview: boolean;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonErased"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setAside_1: {
        parameters: {
            query: {
                limit: number;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPageAside"][];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    shards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShardsExportAsked"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_1: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportsKept"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    events: {
        parameters: {
            query?: {
                query?: string;
                limit?: number;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogEvents"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_1: {
        parameters: {
            query: {
                what: string;
                format?: string;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_6: {
        parameters: {
            query?: {
                reason?: string;
                event?: string;
                key?: string;
                id?: string;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepairsListed"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedDropped"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    limits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedLimits"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    limits_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FailedLimits"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedLimits"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_4: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepairsOutcome"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepairsOutcome"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    goals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoalSettingsGoalList"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefiningNameSet"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    versions_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefinedNamesMeanings"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataHealthHealth"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ids: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdHealthIds"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    law: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataHealthLaw"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    guards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guards"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    choose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityChosen"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guards"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setAside: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityAsides"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_4: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportsListed"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    begin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportsWanted"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportsWanted"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refused: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"][];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyNewOrigins"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyBound"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    make: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    save_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesWanted"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesWanted"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    seen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    test_3: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    version_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    qr: {
        parameters: {
            query?: {
                format?: string;
            };
            header?: never;
            path: {
                w: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    models: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelSettingsModelList"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelsModelChecked"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefiningNameSet"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    versions_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefinedNamesMeanings"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pageGroups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageGroupSettingsPageGroupList"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefiningNameSet"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefinedNamesMeanings"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityTwo"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Change"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityTwo"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Change"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    person_1: {
        parameters: {
            query: {
                id: string;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    erase_1: {
        parameters: {
            query: {
                id: string;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureErased"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export: {
        parameters: {
            query: {
                id: string;
                format?: string;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    timeline: {
        parameters: {
            query: {
                id: string;
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    presets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogModels"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    save_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesWanted"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    consent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesWanted"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retention: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    test_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    version_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    properties: {
        parameters: {
            query?: {
                event?: string;
                query?: string;
                limit?: number;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogProperties"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sources_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sources"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesWanted"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesWanted"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    test_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportsKept"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    values: {
        parameters: {
            query: {
                property: string;
                event?: string;
                query?: string;
                limit?: number;
            };
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogValues"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhooks"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookDeskWanted"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeskMade"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhooksTrial"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeskTried"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_1: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_2: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                w: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookDeskWanted"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeskMade"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain;version=0.0.4;charset=UTF-8": string;
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description What is wrong and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
