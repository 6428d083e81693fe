"""The virtual keys of the proxy, without the database in which LiteLLM stores them.

Only the lookup of a key and of its team is replaced. The checks are LiteLLM's own (`validate_resolved_virtual_key` and
`common_checks`), so the proxy refuses a key with the words that it has for it with a database.
"""

from datetime import datetime, timezone

from fastapi import Request
from litellm.proxy import proxy_server
from litellm.proxy._types import (
    LiteLLM_TeamTableCachedObj,
    ProxyErrorTypes,
    ProxyException,
    UserAPIKeyAuth,
    hash_token,
)
from litellm.proxy.auth.auth_checks import common_checks
from litellm.proxy.auth.auth_utils import get_request_route
from litellm.proxy.auth.resolvers.exceptions import KeyNotFoundError
from litellm.proxy.auth.user_api_key_auth import validate_resolved_virtual_key
from litellm.proxy.common_utils.http_parsing_utils import _read_request_body

TEAM_ID = "0b5c9a4e-7d0f-4a55-9f3e-2f6d1c8e7a10"

# Keys by name: the fields of the key, and those of its team.
KEYS = {
    "sk-canary-good-000000000000": ({}, None),
    "sk-canary-spent-key-00000000": ({"key_alias": "docs-ci", "spend": 12.5, "max_budget": 10.0}, None),
    "sk-canary-spent-team-0000000": ({}, {"spend": 104.2, "max_budget": 100.0}),
    "sk-canary-blocked-key-000000": ({"blocked": True}, None),
    "sk-canary-blocked-team-00000": ({}, {"blocked": True}),
    "sk-canary-key-model-00000000": ({"models": ["gpt-5.4"]}, None),
    "sk-canary-team-model-0000000": ({}, {"models": ["gpt-5.4"]}),
    "sk-canary-expired-0000000000": ({"expires": datetime(2026, 1, 31, tzinfo=timezone.utc)}, None),
    "sk-canary-rate-key-000000000": ({"rpm_limit": 0}, None),
    "sk-canary-rate-model-0000000": ({"metadata": {"model_rpm_limit": {"gpt-5.5": 0}}}, None),
}

NO_DATABASE_KEY = "sk-canary-no-database-00000"


async def authenticate(request: Request, api_key: str) -> UserAPIKeyAuth:
    """Returns the key's record, or raises what LiteLLM raises about the key."""
    if api_key == NO_DATABASE_KEY:
        # The answer to every key but the master key where no database is connected (user_api_key_auth.py, 1.108.7).
        raise ProxyException("No connected db.", ProxyErrorTypes.no_db_connection, None, 400)
    if api_key not in KEYS:
        raise KeyNotFoundError(hash_token(api_key))
    key, team = KEYS[api_key]
    body = await _read_request_body(request)
    route = get_request_route(request=request)
    token = await validate_resolved_virtual_key(
        request=request,
        request_data=body,
        valid_token=UserAPIKeyAuth(api_key=api_key, **key),
        api_key=hash_token(api_key),
        route=route,
        start_time=datetime.now(timezone.utc),
        parent_otel_span=None,
        end_user_id=None,
        end_user_params={},
        _end_user_object=None,
    )
    await common_checks(
        request_body=body,
        team_object=None if team is None else LiteLLM_TeamTableCachedObj(team_id=TEAM_ID, **team),
        user_object=None,
        end_user_object=None,
        global_proxy_spend=None,
        general_settings=proxy_server.general_settings,
        route=route,
        llm_router=proxy_server.llm_router,
        proxy_logging_obj=proxy_server.proxy_logging_obj,
        valid_token=token,
        request=request,
    )
    return token
